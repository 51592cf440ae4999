import { expectAccessible } from './expectAccessible.ts';
import { expect, signIn, test } from './lobby.ts';

test('an editor learns at the field what would stop a release; a screen that cannot be fetched says so', async ({ browser, lobby }) => {
  const editor = await signIn(browser, lobby, 'editor1', '/knowledge/');

  await test.step('two bands of one term overlap: told by number, beside the table, as soon as the draft is saved', async () => {
    await editor.goto(`${lobby.url}/knowledge/items/rate.bill-instalment`);
    await editor.getByRole('textbox', { name: '期限 2' }).fill('P3M');
    await editor.getByRole('button', { name: '保存草稿' }).click();
    await expect(editor.getByText(/草稿已保存/)).toBeVisible();
    await expect(editor.getByText('2: 与第 1 档重叠：同一期限、币种和金额会有两个利率')).toBeVisible();
    await editor.getByRole('button', { name: '分档 2', exact: true }).click();
    await expect(editor.getByRole('textbox', { name: '期限 1' })).toBeFocused();
    await expectAccessible(editor);
  });

  await test.step('a last day before the first is refused before anything is stored, in the form\'s words', async () => {
    await editor.getByLabel('失效日').fill('2020-01-01');
    await editor.getByLabel('失效日').press('Enter');
    await editor.getByRole('button', { name: '保存草稿' }).click();
    await expect(editor.getByText('失效日早于生效日').first()).toBeVisible();
  });

  await test.step('a document is edited section by section, and a phone holds it', async () => {
    const phone = await signIn(browser, lobby, 'editor1', '/knowledge/');
    await phone.setViewportSize({ width: 390, height: 844 });
    await phone.goto(`${lobby.url}/knowledge/items/document.fee-schedule`);
    await expect(phone.getByText('一、收费原则')).toBeVisible();
    for (const path of ['items/document.fee-schedule', 'items/product.card-platinum', 'items/rate.bill-instalment', 'releases', 'quality', 'unanswered']) {
      await phone.goto(`${lobby.url}/knowledge/${path}`);
      await phone.getByRole('heading', { level: 2 }).first().waitFor();
      expect(await phone.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(390);
    }
  });

  await test.step('a screen whose code cannot be fetched fails within its frame', async () => {
    const other = await signIn(browser, lobby, 'editor1', '/knowledge/');
    await other.route(/QualityScreen/, (route) => route.abort());
    await other.getByRole('link', { name: '质量' }).click();
    await expect(other.getByText('这个页面没有打开')).toBeVisible();
    await expect(other.getByRole('link', { name: '条目' })).toBeVisible();
    await other.unroute(/QualityScreen/);
    await other.getByRole('button', { name: '再试一次' }).click();
    await expect(other.getByRole('heading', { name: '知识质量' })).toBeVisible();
  });
});

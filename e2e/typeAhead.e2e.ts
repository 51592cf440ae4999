import { expectAccessible } from './expectAccessible.ts';
import { askInWidget, expect, openWidget, signIn, test } from './lobby.ts';

test('questions go on from what a customer types, above the text, by keyboard and by touch', async ({ page, lobby }) => {
  test.setTimeout(180_000);
  const panel = await openWidget(page, lobby);
  await askInWidget(page, panel, '白金卡年费多少');
  const composer = panel.getByRole('textbox', { name: '输入您的问题' });
  const list = panel.getByRole('listbox', { name: '相关内容' });

  await test.step('they stand above the text and are no obstacle', async () => {
    await composer.pressSequentially('jifen');
    await expect(list.getByRole('option').first()).toContainText('积分');
    expect(await list.getByRole('option').count()).toBeLessThanOrEqual(3);
    const [above, text] = [await list.boundingBox(), await composer.boundingBox()];
    expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(text?.y ?? 0);
    await expectAccessible(page);
  });

  await test.step('Escape puts them away, and neither the text nor the panel', async () => {
    await composer.press('Escape');
    await expect(list).toHaveCount(0);
    await expect(composer).toHaveValue('jifen');
    await composer.press('Backspace');
    await expect(list).toHaveCount(0);
    await composer.fill('');
  });

  await test.step('arrows choose one and Enter asks it', async () => {
    await composer.pressSequentially('积分会过');
    await expect(list.getByRole('option')).toHaveCount(1);
    await composer.press('ArrowUp');
    await expect(list.getByRole('option', { selected: true })).toHaveText('积分会过期吗');
    await composer.press('Enter');
    await expect(panel.getByRole('log').getByText('积分会过期吗', { exact: true })).toBeVisible();
    await expect(panel.getByRole('log').getByText(/36\s*个月/)).toBeVisible();
    await expect(composer).toHaveValue('');
  });
});

test('an editor sees what is found in the published release, narrows it, and takes a correction', async ({ browser, lobby }) => {
  test.setTimeout(180_000);
  const page = await signIn(browser, lobby, 'editor1', '/knowledge/');
  const search = page.getByRole('combobox', { name: /搜索标题/ });
  await search.fill('个人货款');
  const finds = page.getByRole('region', { name: '线上能搜到' });
  await finds.getByRole('button', { name: '个人贷款', exact: true }).click();
  await expect(search).toHaveValue('个人贷款');
  const faqs = finds.getByRole('group', { name: '类别' }).getByRole('button', { name: /^问答/ });
  await faqs.click();
  await expect(faqs).toHaveAttribute('aria-pressed', 'true');
  await expect(finds.locator('mark').filter({ hasText: '贷款' }).first()).toBeVisible();
  await page.context().close();
});

import { expectAccessible } from './expectAccessible.ts';
import { expect, signIn, test } from './lobby.ts';

test('two admins make an auditor, each with half of the password, and it lets the auditor in', async ({ browser, lobby }) => {
  const first = await signIn(browser, lobby, 'admin1', '/compliance/accounts');
  const halves: string[] = [];
  const given = async (page: typeof first): Promise<void> => {
    halves.push(await page.locator('.given').innerText());
    await expectAccessible(page);
    await page.getByRole('button', { name: '已抄下' }).click();
    await expect(page.locator('.given')).toHaveCount(0);
  };

  await test.step('one asks; roles that exclude each other are told before', async () => {
    await first.getByRole('button', { name: '新建账号' }).click();
    await first.getByLabel('用户名').fill('auditor9');
    await first.getByLabel('姓名').fill('秦越');
    await first.getByLabel('岗位').click();
    await first.locator('.ant-select-item-option', { hasText: '审计员' }).click();
    await expect(first.getByText('审计员不能兼任；管理员不能兼编辑或审核人')).toBeVisible();
    await first.locator('.ant-select-item-option', { hasText: '坐席' }).click();
    await first.keyboard.press('Escape');
    await first.getByRole('button', { name: /保\s?存/ }).click();
    await given(first);
    await expect(first.getByText('新建账号：审计员')).toBeVisible();
    await expect(first.getByRole('button', { name: /^批\s?准$/ })).toHaveCount(0);
  });

  await test.step('another approves, also on a phone', async () => {
    const second = await signIn(browser, lobby, 'admin2', '/compliance/accounts');
    await second.setViewportSize({ width: 390, height: 844 });
    await second.getByRole('button', { name: /^批\s?准$/ }).click();
    await second.locator('.ant-popconfirm-buttons .ant-btn-primary').click();
    await given(second);
    await expectAccessible(second);
  });

  await test.step('the two halves let the auditor in, to get a password of their own; with that the audit opens', async () => {
    const given = halves.map((half) => half.trim()).join('-');
    const auditor = await signIn(browser, { ...lobby, passwords: new Map([['auditor9', given]]) }, 'auditor9', '/compliance/');
    await expect(auditor.getByText('您用的是别人给的初始密码，请先换新')).toBeVisible();
    await expect(auditor.getByRole('link', { name: '审计' })).toHaveCount(0);
    await auditor.getByLabel('当前密码').first().fill(given);
    await auditor.getByRole('button', { name: '换新密码' }).click();
    await expect(auditor.getByText('新密码只显示这一次')).toBeVisible();
    await expectAccessible(auditor);
    await auditor.getByRole('link', { name: '审计' }).click();
    await expect(auditor.getByText('staff.create_approved').first()).toBeVisible();
  });
});

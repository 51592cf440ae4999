import { expectAccessible } from './expectAccessible.ts';
import { expect, openWidget, sayInWidget, signIn, test } from './lobby.ts';

test('the bank\'s page and the widget pass axe', async ({ page, lobby }) => {
  const panel = await openWidget(page, lobby);
  await sayInWidget(panel, '白金卡年费多少');
  await expect(panel.getByRole('log').getByText(/580\s*元/)).toBeVisible();
  await expectAccessible(page);
});

test('the agent desk passes axe', async ({ browser, lobby }) => {
  const desk = await signIn(browser, lobby, 'agent2', '/desk/');
  await expect(desk.getByText('选一个会话')).toBeVisible();
  await expectAccessible(desk);
});

test('the knowledge admin passes axe', async ({ browser, lobby }) => {
  const admin = await signIn(browser, lobby, 'editor1', '/knowledge/');
  await expect(admin.getByText(/共 \d+ 条/)).toBeVisible();
  await expectAccessible(admin);
});

test('the compliance office passes axe', async ({ browser, lobby }) => {
  const auditor = await signIn(browser, lobby, 'auditor1', '/compliance/');
  await auditor.getByRole('button', { name: '核对整条链' }).click();
  await expect(auditor.getByText(/完整：\d+ 条/)).toBeVisible();
  await expectAccessible(auditor);
  const supervisor = await signIn(browser, lobby, 'supervisor1', '/compliance/privacy');
  await expect(supervisor.getByText('没有请求')).toBeVisible();
  await expectAccessible(supervisor);
  const agent = await signIn(browser, lobby, 'agent1', '/compliance/me');
  const factor = agent.locator('form').filter({ has: agent.getByRole('button', { name: '开始设置' }) });
  await factor.getByLabel('当前密码').fill(lobby.passwords.get('agent1') ?? '');
  await factor.getByRole('button', { name: '开始设置' }).click();
  await expect(agent.getByText(/恢复码，只显示这一次/)).toBeVisible();
  await expectAccessible(agent);
});

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

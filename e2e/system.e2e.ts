import { expectAccessible } from './expectAccessible.ts';
import { expect, signIn, test } from './lobby.ts';

test('who runs the system sees its jobs and adds a webhook; a supervisor looks on; an agent does not', async ({ browser, lobby }) => {
  const admin = await signIn(browser, lobby, 'admin1', '/compliance/system');
  await expect(admin.getByText('outbox.retention').first()).toBeVisible({ timeout: 60_000 });

  await test.step('an address that leads inside is refused by name; one outside gets its secret, once', async () => {
    await admin.getByRole('button', { name: '登记地址' }).click();
    await admin.getByRole('textbox', { name: '地址' }).fill('http://169.254.169.254/latest');
    await admin.getByRole('button', { name: /^登\s?记$/ }).click();
    await expect(admin.getByRole('alert')).toBeVisible();
    await admin.getByRole('textbox', { name: '地址' }).fill('https://bank.example/hooks');
    await admin.getByRole('button', { name: /^登\s?记$/ }).click();
    await expect(admin.getByText(/whsec_/)).toBeVisible();
    await expectAccessible(admin);
    await admin.getByRole('button', { name: '已抄下' }).click();
    await expect(admin.getByText('https://bank.example/hooks')).toBeVisible();
    await expect(admin.getByText(/whsec_/)).toHaveCount(0);
  });

  await test.step('a supervisor sees the same and may change nothing', async () => {
    const supervisor = await signIn(browser, lobby, 'supervisor1', '/compliance/system');
    await expect(supervisor.getByText('https://bank.example/hooks')).toBeVisible();
    await expect(supervisor.getByRole('button', { name: /移\s?除|登记地址|再执行/ })).toHaveCount(0);
    await expectAccessible(supervisor);
  });

  await test.step('it goes again, after being asked; a phone shows it without sideways scrolling', async () => {
    await admin.setViewportSize({ width: 390, height: 844 });
    expect(await admin.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await admin.getByRole('button', { name: /移\s?除/ }).click();
    await admin.getByRole('tooltip').getByRole('button', { name: /移\s?除/ }).click();
    await expect(admin.getByText('没有登记地址')).toBeVisible();
  });

  const agent = await signIn(browser, lobby, 'agent1', '/compliance/system');
  await expect(agent.getByText('系统运行由管理员、主管和审计员查看')).toBeVisible();
  await expect(agent.getByRole('link', { name: '系统运行' })).toHaveCount(0);
});

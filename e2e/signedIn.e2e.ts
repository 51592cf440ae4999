import { askInWidget, expect, openWidget, readTimeline, test } from './lobby.ts';

/** The bank's page says who is signed in; the widget shows it, and account data asks for a code all the same. */
test('S14: a signed-in customer is recognised, steps up by code for a balance, and leaves nothing behind on signing out', async ({ page, lobby }) => {
  const panel = await openWidget(page, lobby);
  await page.locator('#sign-in summary').click();
  await page.getByLabel('虚构客户').first().selectOption('YT100001');
  await expect(page.locator('#sign-in-state')).toHaveText('对话已认出这位客户');
  await expect(panel.locator('.head-known')).toHaveText(/已登录：.\*\*/);

  await test.step('a balance needs a code, and no number: the bank said it already', async () => {
    const answers = await askInWidget(page, panel, '查一下我的余额');
    expect(JSON.stringify(answers)).not.toMatch(/余额为|元/);
    await panel.getByRole('button', { name: '验证身份' }).last().click();
    await expect(panel.getByText(/短信验证码已发到/).last()).toBeVisible();
    const { texts } = (await (await page.request.get(`${lobby.url}/api/v1/demo/customers/YT100001/texts`)).json()) as { texts: { code: string }[] };
    const composer = panel.getByRole('textbox', { name: '输入您的问题' });
    await composer.fill(texts[0]?.code ?? '');
    await composer.press('Enter');
    await expect(panel.getByText(/已核验身份/).last()).toBeVisible();
    await expect(panel.getByText(/身份已验证/).last()).toBeVisible();
    expect(JSON.stringify((await readTimeline(page)).at(-1))).toMatch(/\d[\d,]*\.\d\d/);
  });

  await test.step('a reload brings the token again and adds no line', async () => {
    await page.reload();
    if (await page.locator('iframe').count() === 0) await page.getByRole('button', { name: /打开智能客服/ }).click();
    await expect(page.locator('#sign-in-state')).toHaveText('对话已认出这位客户');
    expect((await readTimeline(page)).filter((e) => e.type === 'identified')).toHaveLength(2);
  });

  await test.step('another customer at the same browser starts afresh', async () => {
    const before = await readTimeline(page);
    await page.getByLabel('虚构客户').first().selectOption('YT100002');
    await expect(page.locator('#sign-in-state')).toHaveText('对话已认出这位客户');
    const after = await readTimeline(page);
    expect([before.length > 4, after.map((e) => e.type)]).toEqual([true, ['opened', 'identified']]);
  });

  await test.step('signing out closes the conversation to this browser', async () => {
    const token = await page.evaluate(() => Object.entries(localStorage).find(([k]) => k.endsWith('.session'))?.[1] ?? '');
    const { conversationId, visitorToken } = JSON.parse(token) as { conversationId: string; visitorToken: string };
    await page.getByLabel('虚构客户').first().selectOption('');
    await expect.poll(() => page.evaluate(() => Object.keys(localStorage).filter((k) => k.endsWith('.session')).length)).toBe(0);
    await expect.poll(async () => (await page.request.get(`${lobby.url}/api/v1/conversations/${conversationId}/timeline`, { headers: { authorization: `Bearer ${visitorToken}` } })).status()).toBe(401);
  });
});

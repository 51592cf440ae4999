import { askInWidget, expect, openWidget, readTimeline, sayInWidget, signIn, test } from './lobby.ts';

/** What this customer would say to a question of the eligibility dialogue, whatever order the rules ask in. */
function answerTo(question: string): string {
  const known: readonly [RegExp, string][] = [[/逾期次数|逾期过几次|几次逾期/, '0次'], [/逾期/, '没有'], [/多大|周岁|年龄/, '35岁'], [/工作性质|职业|工作/, '在公司上班'], [/社保/, '60个月'], [/收入|月薪/, '月薪三万'], [/资产/, '50万'], [/查询/, '1次'], [/负债/, '20%']];
  return known.find(([words]) => words.test(question))?.[1] ?? '没有';
}

test('one customer\'s day: asked, judged, handed over, resolved, and the knowledge changes under it', async ({ browser, page, lobby }) => {
  test.setTimeout(300_000);
  const panel = await openWidget(page, lobby);
  const log = panel.getByRole('log');

  await test.step('asks a fee and gets a cited answer', async () => {
    await askInWidget(page, panel, '白金卡年费多少');
    await expect(log.getByText(/580\s*元/)).toBeVisible();
    await log.getByRole('button', { name: /依据/ }).first().click();
    const sheet = panel.getByRole('dialog');
    await expect(sheet).toContainText('白金卡年费');
    await sheet.getByRole('button', { name: '关闭' }).click();
  });

  await test.step('asks eligibility, is asked what is missing, and gets the verdict with its reasons', async () => {
    let answers = await askInWidget(page, panel, '我能办白金卡吗');
    expect(answers.at(-1)?.act).toBe('ask');
    for (let asked = 0; answers.at(-1)?.act === 'ask' && asked < 10; asked += 1) answers = await askInWidget(page, panel, answerTo(answers.at(-1)?.text ?? ''));
    expect(answers.find((e) => e.verdict)?.verdict?.outcome).toBe('eligible');
    await expect(log.getByText(/年龄在 22 周岁/).last()).toBeVisible();
  });

  await test.step('an elliptical follow-up keeps the thread', async () => {
    await askInWidget(page, panel, '三年定期利率多少');
    await expect(log.getByText(/1\.55\s*%/).last()).toBeVisible();
    await askInWidget(page, panel, '那五年的呢？');
    await expect(log.getByText(/1\.60\s*%/).last()).toBeVisible();
  });

  await test.step('asks for a person and is told where they stand', async () => {
    await sayInWidget(panel, '我要找人工');
    await expect(log.getByText(/转接人工|人工服务时间|排/).last()).toBeVisible();
  });

  const desk = await signIn(browser, lobby, 'agent1', '/desk/');
  await test.step('an agent accepts and sees packet and history', async () => {
    await desk.getByText(/^访客 /).first().click();
    await expect(desk.getByText('转接资料')).toBeVisible();
    await desk.keyboard.press('a');
    await expect(desk.getByText(/我\s?已接入/)).toBeVisible();
    await expect(desk.getByText('转接资料')).toBeVisible();
    await expect(desk.getByText('客户要求人工').first()).toBeVisible();
    await desk.getByText(/我\s?已接入/).hover();
    await expect(async () => {
      await desk.mouse.wheel(0, -4000);
      await expect(desk.getByText('白金卡年费多少').first()).toBeVisible({ timeout: 500 });
    }).toPass();
  });

  await test.step('both talk, the customer reloads, and nothing is gone', async () => {
    await desk.getByRole('textbox', { name: '写给客户的回复' }).fill('您好，我是李晓，白金卡我来帮您看。');
    await desk.getByRole('textbox', { name: '写给客户的回复' }).press('Control+Enter');
    await expect(log.getByText('您好，我是李晓，白金卡我来帮您看。')).toBeVisible();
    await sayInWidget(panel, '谢谢，我想再确认一下年费');
    await expect(desk.getByText('谢谢，我想再确认一下年费').first()).toBeVisible();
    await page.reload();
    if (await page.locator('iframe').count() === 0) await page.getByRole('button', { name: /打开智能客服/ }).click();
    for (const text of ['白金卡年费多少', '那五年的呢？', '您好，我是李晓，白金卡我来帮您看。', '谢谢，我想再确认一下年费']) await expect(log.getByText(text).first()).toBeVisible();
  });

  await test.step('resolved, rated, ticket closed', async () => {
    await desk.getByRole('button', { name: /解\s?决$/ }).first().click();
    await desk.getByRole('tooltip').getByRole('button', { name: /解\s?决$/ }).click();
    await expect(panel.getByText('这次服务怎么样？')).toBeVisible();
    await panel.getByRole('radio', { name: /非常满意/ }).check({ force: true });
    await panel.getByRole('button', { name: '提交评价' }).click();
    await expect(panel.getByText(/感谢您的评价/)).toBeVisible();
    await desk.getByRole('tab', { name: '工单' }).click();
    await expect(desk.getByText('已解决').first()).toBeVisible();
  });

  await test.step('an editor changes the fee, somebody else approves and publishes', async () => {
    const editor = await signIn(browser, lobby, 'editor1', '/knowledge/');
    await editor.goto(`${lobby.url}/knowledge/items/fee.card-platinum-annual`);
    await editor.getByLabel('金额（元）').first().fill('680');
    await editor.getByRole('button', { name: '保存草稿' }).click();
    await expect(editor.getByText(/草稿已保存/)).toBeVisible();
    await editor.getByRole('button', { name: '提交审核' }).click();
    await expect(editor.getByText(/已提交审核/)).toBeVisible();
    const approver = await signIn(browser, lobby, 'approver1', '/knowledge/');
    await approver.goto(`${lobby.url}/knowledge/review/fee.card-platinum-annual`);
    await approver.getByRole('button', { name: /批\s?准$/ }).click();
    await expect(approver.getByText(/已批准/).first()).toBeVisible();
    await approver.goto(`${lobby.url}/knowledge/releases`);
    await approver.getByRole('button', { name: /发布 1 条修改/ }).click();
    await expect(approver.getByText(/已上线/)).toBeVisible({ timeout: 60_000 });
  });

  await test.step('the same question now gives the new fee; the old answer still names its version', async () => {
    await askInWidget(page, panel, '白金卡年费多少');
    await expect(log.getByText(/680\s*元/)).toBeVisible();
    await expect(log.getByText(/580\s*元/).first()).toBeVisible();
    const versions = (await readTimeline(page)).flatMap((e) => e.citations ?? []).filter((c) => c.itemId === 'fee.card-platinum-annual').map((c) => c.version);
    expect(versions[0]).toBe(1);
    expect(versions.at(-1)).toBe(2);
  });
});

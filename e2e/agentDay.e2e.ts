import { EventEmitter, once } from 'node:events';
import type { Page } from '@playwright/test';
import { expect, openWidget, sayInWidget, signIn, test } from './lobby.ts';

const reply = (desk: Page) => desk.getByRole('textbox', { name: '写给客户的回复' });
const note = (desk: Page) => desk.getByRole('textbox', { name: '内部备注' });
const openFirst = (desk: Page) => desk.getByRole('region', { name: '收件' }).getByText(/^访客 /).first();

/** Pastes a file somewhere on the page, as from another program. */
const pasteFile = (page: Page, name: string, content: string) => page.evaluate(`
  const clipboardData = new DataTransfer();
  clipboardData.items.add(new File([${JSON.stringify(content)}], ${JSON.stringify(name)}));
  document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
`);

/** Holds back the page's next connections until the returned function is called. */
async function holdLine(page: Page): Promise<() => void> {
  const gate = new EventEmitter();
  let open = false;
  await page.routeWebSocket(/\/socket\.io\//, async (line) => {
    if (!open) await once(gate, 'open');
    line.connectToServer();
  });
  return () => {
    open = true;
    gate.emit('open');
  };
}

test('an agent\'s day: accept, note, canned words, consult, transfer, take-over, tickets split and merged, a call promised', async ({ browser, page, lobby }) => {
  test.setTimeout(240_000);
  const panel = await openWidget(page, lobby);
  const log = panel.getByRole('log');
  const li = await signIn(browser, lobby, 'agent1', '/desk/');

  await test.step('accept, note, canned words by keyboard alone', async () => {
    await sayInWidget(panel, '我要找人工');
    await expect(log.getByText(/转接人工|人工服务时间|排/).last()).toBeVisible();
    // The list is there before the line is: a key pressed in between is carried out.
    const openLine = await holdLine(li);
    await li.reload();
    await li.getByRole('button', { name: /^排队/ }).click();
    await openFirst(li).click();
    await li.keyboard.press('a');
    openLine();
    await expect(li.getByText(/我\s?已接入/)).toBeVisible();
    await reply(li).press('Escape');
    await li.keyboard.press('n');
    await note(li).fill('客户声音很急，先安抚');
    await note(li).press('Control+Enter');
    await expect(li.getByText('客户声音很急，先安抚').first()).toBeVisible();
    await note(li).press('Escape');
    await li.keyboard.press('/');
    await expect(li.getByRole('option').first()).toBeVisible();
    await reply(li).press('Enter');
    await reply(li).press('Control+Enter');
    await expect(log.getByText(/我是人工客服/)).toBeVisible();
    await expect(log.getByText('客户声音很急')).toHaveCount(0);
  });

  // Only now, so that the first customer is offered to nobody else.
  const [wang, boss] = [await signIn(browser, lobby, 'agent2', '/desk/'), await signIn(browser, lobby, 'supervisor1', '/desk/')];
  await test.step('a colleague is consulted: reads along, answers in a note, owns nothing', async () => {
    await reply(li).press('Escape');
    await li.keyboard.press('c');
    const dialog = li.getByRole('dialog');
    await dialog.getByRole('combobox').click();
    await li.locator('.ant-select-item-option').filter({ hasText: /^陈晨 · 在线/ }).click();
    await dialog.getByLabel('想请教什么').fill('这位客户能免年费吗？');
    await dialog.getByRole('button', { name: /发\s?送/ }).click();
    await expect(wang.getByText('这位客户能免年费吗？')).toHaveCount(0);
    await openFirst(wang).click();
    await expect(wang.getByText('这位客户能免年费吗？')).toBeVisible();
    await expect(li.getByText(/也在看/)).toBeVisible();
    await wang.keyboard.press('n');
    await note(wang).fill('可以，满 12 笔即免');
    await note(wang).press('Control+Enter');
    await expect(li.getByText('可以，满 12 笔即免').first()).toBeVisible();
    await wang.getByRole('button', { name: '结束协助' }).click();
    await expect(log.getByText('满 12 笔即免')).toHaveCount(0);
  });

  await test.step('transfer to a colleague by name: they are asked, the customer is told', async () => {
    await li.keyboard.press('t');
    const dialog = li.getByRole('dialog');
    await dialog.getByRole('radio').first().check();
    await dialog.getByRole('combobox').click();
    await li.locator('.ant-select-item-option').filter({ hasText: /^陈晨 · 在线/ }).click();
    await dialog.getByLabel(/交接备注/).fill('年费的事已查过');
    await dialog.getByRole('button', { name: /确认转接/ }).click();
    await expect(log.getByText(/转接到更合适的坐席/)).toBeVisible();
    await wang.getByRole('alert').getByRole('button', { name: /接入/ }).click();
    await expect(wang.getByText('年费的事已查过')).toBeVisible();
  });

  await test.step('a supervisor listens, whispers, and takes over', async () => {
    await boss.goto(`${lobby.url}/desk/wall`);
    await expect(boss.getByRole('region', { name: '近 24 小时' }).getByRole('listitem').last()).toContainText(/请求 \d+，接通 \d+/);
    await boss.getByRole('button', { name: '旁听' }).first().click();
    await boss.keyboard.press('n');
    await note(boss).fill('我来接这位客户');
    await note(boss).press('Control+Enter');
    await expect(wang.getByText('密语 · 客户看不到')).toBeVisible();
    await boss.getByRole('button', { name: /接\s?管/ }).click();
    await boss.getByRole('tooltip').getByRole('button', { name: /接\s?管/ }).click();
    await expect(log.getByText(/主管 .* 已接手/)).toBeVisible();
    await expect(reply(wang)).toHaveCount(0);
    await note(boss).press('Escape');
    await boss.keyboard.press('r');
    await reply(boss).fill('我是主管，马上为您处理。');
    await reply(boss).press('Control+Enter');
    await expect(log.getByText('我是主管，马上为您处理。')).toBeVisible();
  });

  await test.step('resolved; the ticket is split and merged, the history stays', async () => {
    await boss.getByRole('button', { name: /解\s?决$/ }).first().click();
    await boss.getByRole('tooltip').getByRole('button', { name: /解\s?决$/ }).click();
    await expect(panel.getByText('这次服务怎么样？')).toBeVisible();
    await boss.goto(`${lobby.url}/desk/tickets`);
    await boss.getByRole('combobox', { name: '我的视图' }).click();
    await boss.locator('.ant-select-item-option').filter({ hasText: /^全部$/ }).click();
    await boss.locator('.ticket-line-open').first().click();
    await expect(boss.locator('.ticket-drop')).toBeVisible();
    await pasteFile(boss, 'run.exe', 'MZ');
    await expect(boss.getByText('“run.exe”不是支持的类型', { exact: false })).toBeVisible();
    await pasteFile(boss, '流水.txt', '一月 工资');
    await expect(boss.getByRole('link', { name: '流水.txt' })).toBeVisible();
    await boss.getByRole('button', { name: '更多' }).click();
    await boss.getByRole('menuitem', { name: '拆分…' }).click();
    await boss.getByLabel('新工单主题').fill('积分没到账');
    await boss.getByRole('dialog').getByRole('button', { name: /拆\s?分/ }).click();
    await expect(boss.getByRole('heading', { name: /积分没到账/ })).toBeVisible();
    await boss.getByRole('button', { name: '更多' }).click();
    await boss.getByRole('menuitem', { name: '合并到…' }).click();
    await boss.getByRole('dialog').getByRole('combobox').fill('T-000001');
    await boss.locator('.ant-select-item-option').filter({ hasText: 'T-000001' }).click();
    await boss.getByRole('dialog').getByRole('button', { name: /合\s?并/ }).click();
    await expect(boss.getByRole('heading', { name: /T-000001/ })).toBeVisible();
    await expect(boss.getByText('并入了另一张工单').first()).toBeVisible();
  });

  await test.step('another customer asks to be called: a date is told, the ticket holds the promise, the number opens with a reason', async () => {
    const other = await (await browser.newContext()).newPage();
    const widget = await openWidget(other, lobby);
    await sayInWidget(widget, '转人工');
    await widget.getByRole('button', { name: '约回电' }).click();
    await widget.getByLabel('回电号码').fill('199');
    await widget.getByRole('button', { name: '预约回电' }).click();
    await expect(widget.getByRole('alert')).toHaveText(/请填写能接听的号码/);
    await widget.getByLabel('回电号码').fill('19900001234');
    await widget.getByLabel('想让坐席知道什么').fill('下午三点后方便');
    await widget.getByRole('button', { name: '预约回电' }).click();
    await expect(widget.getByRole('log').getByText(/已预约回电：坐席将在 \d+月\d+日/)).toBeVisible();
    await li.goto(`${lobby.url}/desk/tickets`);
    await li.getByRole('combobox', { name: '我的视图' }).click();
    await li.locator('.ant-select-item-option').filter({ hasText: '待回电/答复' }).click();
    await li.locator('.ticket-line-open').first().click();
    await expect(li.getByText('199••••••34')).toBeVisible();
    await li.getByRole('button', { name: /显\s?示/ }).click();
    await li.getByLabel(/查看原因/).fill('按承诺给客户回电');
    await li.getByRole('dialog').getByRole('button', { name: /显\s?示/ }).click();
    await expect(li.getByText('19900001234')).toBeVisible();
  });
});

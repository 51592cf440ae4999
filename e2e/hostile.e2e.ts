import type { Page } from '@playwright/test';
import { XSS_PAYLOADS } from '@lobby/testkit';
import { inTexts, Writer } from './everywhere.ts';
import { askInWidget, expect, openWidget, sayInWidget, signIn, test } from './lobby.ts';

const SEEN = '<script>XSS()</script>';

/** Notes every call of XSS and every request to another host. */
async function watch(page: Page, home: string): Promise<{ ran: () => Promise<boolean>; left: string[] }> {
  const left: string[] = [];
  await page.addInitScript({ content: 'window.XSS = () => { window.__ran = true; };' });
  page.on('request', (r) => { if (!r.url().startsWith(home) && /^https?:/.test(r.url())) left.push(r.url()); });
  return { left, ran: async () => (await Promise.all(page.frames().map((f) => f.evaluate<boolean>('window.__ran === true')))).some(Boolean) };
}

test('S11, S12: what strangers and staff write is text in the widget, on the desk, in the admin and in the compliance office, and loads nothing', async ({ page, browser, lobby }) => {
  test.setTimeout(300_000);
  const widget = await watch(page, lobby.url);
  const panel = await openWidget(page, lobby);
  await askInWidget(page, panel, SEEN);
  await page.evaluate(async (texts) => {
    const { conversationId, visitorToken } = JSON.parse(Object.values(localStorage).find((v) => v.includes('visitorToken')) ?? '{}') as { conversationId: string; visitorToken: string };
    for (const [i, text] of texts.entries()) {
      const sent = await fetch(`/api/v1/conversations/${conversationId}/messages`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${visitorToken}` }, body: JSON.stringify({ clientId: `payload-${i}`, text }) });
      if (sent.status !== 201) throw new Error(`payload ${i}: ${sent.status}`);
    }
  }, [...XSS_PAYLOADS]);
  await sayInWidget(panel, '转人工');

  const desk = await signIn(browser, lobby, 'agent1', '/desk/');
  const onDesk = await watch(desk, lobby.url);
  const agent = await Writer.of(desk, lobby);
  const handoff = await test.step('an agent, whose words may hold them too', async () => {
    let rows: { conversationId: string; handoffId: string; ticketId: string }[] = [];
    await expect(async () => {
      ({ rows } = await agent.read<{ rows: typeof rows }>('/desk/inbox'));
      expect(rows.length).toBeGreaterThan(0);
    }).toPass();
    const [row] = rows;
    if (!row) throw new Error('nothing in the inbox');
    await agent.send('POST', `/desk/handoffs/${row.handoffId}/accept`, {});
    for (const [i, text] of inTexts(1_000).entries()) {
      await agent.send('POST', `/desk/conversations/${row.conversationId}/messages`, { clientId: `agent-text-${i}`, text });
      await agent.send('POST', `/desk/conversations/${row.conversationId}/notes`, { clientId: `agent-note-${i}`, text });
      await agent.send('POST', `/tickets/${row.ticketId}/notes`, { clientId: `ticket-note-${i}`, text });
    }
    await desk.goto(`${lobby.url}/desk/c/${row.conversationId}`);
    await expect(desk.getByText(SEEN).first()).toBeVisible();
    await desk.goto(`${lobby.url}/desk/tickets/${row.ticketId}`);
    await expect(desk.getByText(SEEN).first()).toBeVisible();
    return row;
  });

  await test.step('an editor\'s draft, its preview and its review', async () => {
    const admin = await signIn(browser, lobby, 'editor1', '/knowledge/');
    const seen = await watch(admin, lobby.url);
    const editor = await Writer.of(admin, lobby);
    const { item, row } = await editor.read<{ item: { body: { answer: object } }; row: { version: number } }>('/items/faq.account_open-how');
    const text = inTexts(100_000)[0] ?? '';
    await editor.send('PUT', '/items/faq.account_open-how', { baseVersion: row.version, item: { ...item, title: { zh: SEEN, en: SEEN }, body: { ...item.body, answer: { zh: text, en: text } } } });
    await editor.send('POST', '/items/faq.account_open-how/comments', { version: row.version + 1, text: SEEN });
    await editor.send('POST', '/items/faq.account_open-how/submit', { version: row.version + 1 });
    await admin.goto(`${lobby.url}/knowledge/items/faq.account_open-how`);
    await expect(admin.getByText(SEEN).first()).toBeVisible();
    const approver = await signIn(browser, lobby, 'approver1', '/knowledge/');
    const reviewed = await watch(approver, lobby.url);
    await approver.goto(`${lobby.url}/knowledge/review/faq.account_open-how`);
    await expect(approver.getByText(SEEN).first()).toBeVisible();
    for (const at of [seen, reviewed]) expect([await at.ran(), at.left]).toEqual([false, []]);
    await Promise.all([admin.context().close(), approver.context().close()]);
  });

  await test.step('a reason in the compliance office', async () => {
    const office = await signIn(browser, lobby, 'supervisor1', '/compliance/');
    const seen = await watch(office, lobby.url);
    const supervisor = await Writer.of(office, lobby);
    const customerId = /cust_[0-9a-z]{26}/.exec(JSON.stringify(await supervisor.read<object>(`/desk/conversations/${handoff.conversationId}`)))?.[0] ?? '';
    for (const reason of inTexts(500)) await supervisor.send('POST', '/privacy/requests', { customerId, kind: 'export', reason });
    await office.goto(`${lobby.url}/compliance/privacy`);
    await expect(office.getByText(SEEN).first()).toBeVisible();
    expect([await seen.ran(), seen.left]).toEqual([false, []]);
    await office.context().close();
  });

  await page.reload();
  await page.getByRole('button', { name: /打开智能客服/ }).click();
  await expect(panel.getByText(SEEN).first()).toBeVisible();
  for (const at of [widget, onDesk]) expect([await at.ran(), at.left]).toEqual([false, []]);
  await desk.context().close();
});

/** Runs in the page: a sibling frame, and the page itself, pretend to be the panel. */
const FORGE = `(async () => {
  const heard = [];
  window.addEventListener('message', (e) => heard.push(e.data));
  const sibling = document.createElement('iframe');
  sibling.src = 'about:blank';
  document.body.append(sibling);
  for (const message of [{ lobby: 'close' }, { lobby: 'state', unread: 99, active: true }]) {
    window.postMessage(message, '*');
    sibling.contentWindow.parent.postMessage(message, '*');
    document.querySelectorAll('*').forEach((e) => e.shadowRoot?.querySelector('iframe')?.contentWindow.postMessage({ lobby: 'setUser', token: 'forged' }, '*'));
  }
  await new Promise((resolve) => { setTimeout(resolve, 500); });
  return { heard: heard.length > 0, token: heard.some((m) => JSON.stringify(m).includes('visitorToken')) };
})()`;

test('S13: the panel hears its own page alone, and its page hears the panel alone', async ({ page, lobby }) => {
  await openWidget(page, lobby);
  // The page will put a frame of its own beside the panel's.
  const panel = page.frameLocator('iframe[src*="panel.html"]');
  await panel.getByRole('textbox', { name: '输入您的问题' }).waitFor();
  const forged = await page.evaluate<{ heard: boolean; token: boolean }>(FORGE);
  expect(forged).toEqual({ heard: true, token: false });
  await expect(panel.getByRole('textbox', { name: '输入您的问题' })).toBeVisible();
});

test('ASVS 3.4: every page forbids inline script, framing by strangers and guessing of types', async ({ request, lobby }) => {
  for (const path of ['/', '/desk/', '/knowledge/', '/widget/panel.html', '/health']) {
    const headers = (await request.get(`${lobby.url}${path}`)).headers();
    expect(headers['content-security-policy'], path).toMatch(/script-src 'self'(;|$)/);
    expect(headers['content-security-policy'], path).toContain("object-src 'none'");
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['content-security-policy'], path).toMatch(/frame-ancestors 'self'/);
  }
});

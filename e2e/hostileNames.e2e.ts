import type { Page } from '@playwright/test';
import { Writer } from './everywhere.ts';
import { expect, openWidget, readTimeline, sayInWidget, signIn, test } from './lobby.ts';

/** Fits into a name. */
const NAME = '<img src=x onerror=XSS()>';
const BOTH = { zh: NAME, en: NAME };
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');

/** Opens each screen, wants the name there as text, and neither a script that ran nor an element that was made of it. */
async function shows(page: Page, url: string, paths: readonly string[]): Promise<void> {
  await page.addInitScript({ content: 'window.XSS = () => { window.__ran = true; };' });
  for (const path of paths) {
    await page.goto(`${url}${path}`);
    await expect(page.getByText(NAME).or(page.locator(`input[value="${NAME}"]`)).first(), path).toBeVisible();
    expect(await page.evaluate<boolean[]>(`[window.__ran === true, document.querySelector('[onerror]') !== null]`), path).toEqual([false, false]);
  }
}

test('S11: names of customers, files, staff, tickets, tags, queues, macros and phrases are text on every screen, and no formula in a sheet', async ({ page, browser, lobby }) => {
  test.setTimeout(300_000);
  const panel = await openWidget(page, lobby);
  await sayInWidget(panel, '转人工');
  // The text stands in the log before there is a conversation and its token.
  await expect(async () => expect(await readTimeline(page)).not.toEqual([])).toPass();
  await page.evaluate(async ([name, png]) => {
    const { conversationId, visitorToken } = JSON.parse(Object.values(localStorage).find((v) => v.includes('visitorToken')) ?? '{}') as { conversationId: string; visitorToken: string };
    const sent = await fetch(`/api/v1/conversations/${conversationId}/attachments?name=${encodeURIComponent(`${name}.png`)}&clientId=file-with-a-name`, { method: 'POST', headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${visitorToken}` }, body: Uint8Array.from(atob(png ?? ''), (c) => c.charCodeAt(0)) });
    if (sent.status !== 201) throw new Error(`the file was answered ${sent.status}`);
  }, [NAME, PNG.toString('base64')]);

  const office = await signIn(browser, lobby, 'supervisor1', '/desk/');
  const supervisor = await Writer.of(office, lobby);
  const admin = await signIn(browser, lobby, 'admin1', '/compliance/');
  const chief = await Writer.of(admin, lobby);
  const written = await test.step('written through the interface', async () => {
    let rows: { conversationId: string; ticketId: string }[] = [];
    await expect(async () => {
      ({ rows } = await supervisor.read<{ rows: typeof rows }>('/desk/inbox?view=all'));
      expect(rows[0]?.ticketId).toBeTruthy();
    }).toPass();
    const [row] = rows;
    const { ticket } = await supervisor.read<{ ticket: { version: number; customerId: string; queue: string } }>(`/tickets/${row?.ticketId}`);
    await supervisor.send('PATCH', `/tickets/${row?.ticketId}`, { version: ticket.version, subject: NAME, tags: [NAME] });
    await supervisor.send('PUT', '/ticket-macros/hostile', { name: BOTH, actions: { note: NAME }, active: true });
    await supervisor.send('PUT', '/canned-phrases/hostile', { code: 'xss', text: BOTH });
    await supervisor.send('PUT', '/ticket-tags', { tag: NAME, note: NAME });
    await supervisor.send('PUT', '/ticket-views', { name: NAME, query: { q: NAME }, shared: true });
    const { queues } = await supervisor.read<{ queues: { id: string; version: number }[] }>('/queue-settings');
    await supervisor.send('PATCH', `/queues/${queues[0]?.id}`, { version: queues[0]?.version, name: BOTH });
    await supervisor.send('POST', '/privacy/holds', { customerId: ticket.customerId, reason: NAME });
    const { id } = await supervisor.send<{ id: string }>('POST', '/privacy/requests', { customerId: ticket.customerId, kind: 'correct', reason: NAME, correction: { displayName: NAME } });
    await chief.send('POST', `/privacy/requests/${id}/decision`, { approve: true });
    await chief.send('POST', '/staff', { username: 'hostile', name: NAME, roles: ['agent'], team: NAME });
    return row;
  });

  await shows(office, lobby.url, [`/desk/c/${written?.conversationId}`, '/desk/tickets', `/desk/tickets/${written?.ticketId}`, '/desk/settings/queues', '/desk/settings/macros', '/desk/settings/canned', '/desk/settings/tags', '/compliance/privacy']);
  await shows(admin, lobby.url, ['/compliance/accounts', '/compliance/privacy']);
  await page.reload();
  await page.getByRole('button', { name: /打开智能客服/ }).click();
  await expect(panel.getByText(/onerror=XSS\(\)>\.png/).or(panel.getByRole('img', { name: /onerror=XSS\(\)>\.png/ })).first()).toBeVisible();
  expect(await page.locator('[onerror]').count() + await panel.locator('[onerror]').count()).toBe(0);

  await test.step('a subject that is a formula is a text in the sheet', async () => {
    const { ticket } = await supervisor.read<{ ticket: { version: number } }>(`/tickets/${written?.ticketId}`);
    await supervisor.send('PATCH', `/tickets/${written?.ticketId}`, { version: ticket.version, subject: '=HYPERLINK("https://canary.example")', tags: ['@SUM(1)', '-2+3', '\t=1'] });
    const sheet = await (await office.request.get(`${lobby.url}/api/v1/tickets/export`)).text();
    expect(sheet).toContain('HYPERLINK');
    expect(sheet).not.toMatch(/(^|[,"\n])\s*[=@+-][A-Za-z0-9]/m);
  });
  await Promise.all([office.context().close(), admin.context().close()]);
});

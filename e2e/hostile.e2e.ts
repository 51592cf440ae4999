import type { Page } from '@playwright/test';
import { askInWidget, expect, openWidget, sayInWidget, signIn, test } from './lobby.ts';

/** What has run in other people's desks: markup, handlers, schemes, style, SVG, template words. `XSS` is what a script would call. */
const PAYLOADS = [
  '<img src=x onerror=XSS()>', '<script>XSS()</script>', '"><svg onload=XSS()>', '<iframe srcdoc="<script>parent.XSS()</script>">', '[链接](javascript:XSS())', '![图](https://canary.example/pixel.png)',
  '<a href="data:text/html,<script>XSS()</script>">x</a>', '<style>@import "https://canary.example/x.css"</style>', '<math><mtext><table><mglyph><style><img src=x onerror=XSS()>', '{{constructor.constructor("XSS()")()}}', '<form action=https://canary.example><input name=p autofocus onfocus=XSS()>', '[点我](https://canary.example/steal)',
];

/** Notes every call of XSS and every request to another host. */
async function watch(page: Page, home: string): Promise<{ ran: () => Promise<boolean>; left: string[] }> {
  const left: string[] = [];
  await page.addInitScript({ content: 'window.XSS = () => { window.__ran = true; };' });
  page.on('request', (r) => { if (!r.url().startsWith(home) && /^https?:/.test(r.url())) left.push(r.url()); });
  return { left, ran: async () => (await Promise.all(page.frames().map((f) => f.evaluate<boolean>('window.__ran === true')))).some(Boolean) };
}

test('S11, S12: what a customer types is text in the widget and on the desk, and loads nothing', async ({ page, browser, lobby }) => {
  const widget = await watch(page, lobby.url);
  const panel = await openWidget(page, lobby);
  await askInWidget(page, panel, PAYLOADS[0] ?? '');
  for (const payload of PAYLOADS.slice(1)) await sayInWidget(panel, payload);
  await sayInWidget(panel, '转人工');
  const agent = await signIn(browser, lobby, 'agent1', '/desk/');
  const desk = await watch(agent, lobby.url);
  await agent.reload();
  await agent.getByRole('link', { name: /访客/ }).first().click();
  await expect(agent.getByText('<script>XSS()</script>').first()).toBeVisible();
  for (const seen of [widget, desk]) expect([await seen.ran(), seen.left]).toEqual([false, []]);
  await agent.context().close();
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

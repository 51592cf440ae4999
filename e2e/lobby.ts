import { spawnLobby, type SpawnedLobby } from '@lobby/testkit';
import { expect, test as base, type Browser, type FrameLocator, type Page } from '@playwright/test';

/**
 * One server for all browser days of a worker, on a data directory of its own. Whoever signed in for a day goes home at its end: a desk left open would be online and be
 * offered the customers of the next one.
 */
export const test = base.extend<{ goHome: undefined }, { lobby: SpawnedLobby }>({
  goHome: [async ({ browser }, use) => {
    await use(undefined);
    for (const context of browser.contexts()) await context.close();
  }, { auto: true }],
  lobby: [async ({ browserName: _browser }, use) => {
    const lobby = await spawnLobby();
    await use(lobby);
    await lobby.dispose();
  }, { scope: 'worker', timeout: 180_000 }],
});
export { expect };

/** Opens the demo bank's page and its widget; gives the panel inside the frame. */
export async function openWidget(page: Page, lobby: SpawnedLobby): Promise<FrameLocator> {
  await page.goto(`${lobby.url}/`);
  await page.getByRole('button', { name: /打开智能客服/ }).click();
  return page.frameLocator('iframe').first();
}

export type Entry = { seq: number; type: string; text?: string; act?: string; citations?: { itemId: string; version: number }[]; verdict?: { outcome: string } };

/** What the widget's own conversation holds, read through the REST door with the token the widget keeps. */
export function readTimeline(page: Page): Promise<Entry[]> {
  return page.evaluate(async () => {
    const kept = Object.values(localStorage).find((v) => v.includes('visitorToken')) ?? '{}';
    const { conversationId, visitorToken } = JSON.parse(kept) as { conversationId?: string; visitorToken?: string };
    if (!conversationId) return [];
    const answer = await fetch(`/api/v1/conversations/${conversationId}/timeline?after=0`, { headers: { authorization: `Bearer ${String(visitorToken)}` } });
    return ((await answer.json()) as { entries: Entry[] }).entries;
  });
}

/** Types into the widget, sends, and waits until the answer stands in the log. Gives the answer's entries. */
export async function askInWidget(page: Page, panel: FrameLocator, text: string): Promise<Entry[]> {
  await sayInWidget(panel, text);
  let answers: Entry[] = [];
  await expect(async () => {
    const entries = await readTimeline(page);
    const said = entries.findLastIndex((e) => e.type === 'customer.said' && e.text === text);
    answers = said < 0 ? [] : entries.slice(said + 1);
    expect(answers.some((e) => e.type === 'bot.replied')).toBe(true);
  }).toPass({ timeout: 20_000 });
  return answers;
}

/** Types into the widget, sends, and waits until the text stands in the log. */
export async function sayInWidget(panel: FrameLocator, text: string): Promise<void> {
  const composer = panel.getByRole('textbox', { name: '输入您的问题' });
  await composer.fill(text);
  await composer.press('Enter');
  await panel.getByRole('log').getByText(text, { exact: true }).last().waitFor();
}

/** A browser of its own in which a member of staff has signed in. */
export async function signIn(browser: Browser, lobby: SpawnedLobby, username: string, path: `/${'desk' | 'knowledge' | 'compliance'}/${string}`): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${lobby.url}${path}`);
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(lobby.passwords.get(username) ?? '');
  await page.getByRole('button', { name: /^登\s?录$/ }).click();
  await page.getByLabel('密码', { exact: true }).waitFor({ state: 'detached' });
  return page;
}

import type { SpawnedLobby } from '@lobby/testkit';
import { trainedLobby } from './trainedLobby.ts';
import type { Page } from '@playwright/test';
import type { Bench } from './bench.ts';
import { summarise, type Summary } from './stats.ts';

const CONVERSATIONS = Number(process.env.DESK_CONVERSATIONS ?? 500);
const MESSAGES = Number(process.env.DESK_MESSAGES ?? 10_000);
const STEPS = 30;
const AT_ONCE = 16;
/** Milliseconds from the key J to the frame after the list's mark has moved. Runs in the page. */
const PRESS_J = `new Promise((resolve) => {
  const chosen = () => document.querySelector('.inbox-line[aria-current="true"]')?.getAttribute('data-conversation') ?? '';
  const before = chosen();
  const began = performance.now();
  const look = () => (chosen() === before && performance.now() - began < 5000 ? requestAnimationFrame(look) : requestAnimationFrame(() => resolve(performance.now() - began)));
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
  requestAnimationFrame(look);
})`;
/** Milliseconds of one step upwards in the timeline, two frames included. */
const SCROLL_UP = `new Promise((resolve) => {
  const began = performance.now();
  document.querySelector('.timeline')?.scrollBy(0, -400);
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - began)));
})`;
type Visitor = { conversationId: string; visitorToken: string };

export const benchDesk: Bench = { name: 'desk', about: 'the agent desk with 500 conversations and 10,000 messages: first list, key to screen, scrolling (ms); needs CHROMIUM_PATH or an installed browser', long: true, run: measureDesk };

/**
 * The agent's screen with 500 waiting conversations and one of 10,000 messages: from the address to the first list, from a key to the screen that shows its
 * effect (two frames after the change, as the browser paints it), and rows that really are in the page.
 */
async function measureDesk(): Promise<object> {
  const lobby = await trainedLobby({ env: { LOBBY_NO_RATE_LIMIT: '1' } });
  // Only who measures the desk needs a browser.
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch({ ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })).newPage();
    await signIn(page, lobby);
    const visitors = await waitingCustomers(lobby);
    const longest = visitors[0] as Visitor;
    await page.reload();
    await page.getByRole('button', { name: /^全部/ }).click();
    await acceptAndFill(page, lobby, longest);
    const firstListMs = await firstList(page, lobby);
    return { conversations: CONVERSATIONS, messages: MESSAGES, firstListMs, keyToScreenMs: await steps(page), longConversation: await openLong(page, lobby, longest), target: { firstListMs: 1000, keyToScreenMs: 100 } };
  } finally {
    await browser.close();
    await lobby.dispose();
  }
}

async function signIn(page: Page, lobby: SpawnedLobby): Promise<void> {
  await page.goto(`${lobby.url}/desk/`);
  await page.getByLabel('用户名').fill('supervisor1');
  await page.getByLabel('密码', { exact: true }).fill(lobby.passwords.get('supervisor1') ?? '');
  await page.getByRole('button', { name: /^登\s?录$/ }).click();
  await page.getByLabel('密码', { exact: true }).waitFor({ state: 'detached' });
}

async function waitingCustomers(lobby: SpawnedLobby): Promise<Visitor[]> {
  const made: Visitor[] = [];
  for (let at = 0; at < CONVERSATIONS; at += AT_ONCE) made.push(...(await Promise.all(Array.from({ length: Math.min(AT_ONCE, CONVERSATIONS - at) }, () => oneWaiting(lobby)))));
  return made;
}

async function oneWaiting(lobby: SpawnedLobby): Promise<Visitor> {
  const visitor = (await post(`${lobby.url}/api/v1/conversations`, { channel: 'web' })) as Visitor;
  await say(lobby, visitor, '转人工');
  return visitor;
}

let said = 0;
const say = (lobby: SpawnedLobby, { conversationId, visitorToken }: Visitor, text: string): Promise<unknown> => {
  said += 1;
  return post(`${lobby.url}/api/v1/conversations/${conversationId}/messages`, { clientId: `bench-desk-${said}`, text }, { authorization: `Bearer ${visitorToken}` });
};

async function post(url: string, body: object, headers: Record<string, string> = {}): Promise<unknown> {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}

/** Once a person has the conversation the bot is silent, so that ten thousand messages are ten thousand entries. */
async function acceptAndFill(page: Page, lobby: SpawnedLobby, visitor: Visitor): Promise<void> {
  await page.goto(`${lobby.url}/desk/c/${visitor.conversationId}`);
  await page.getByRole('button', { name: /接\s?管/ }).click();
  await page.getByRole('tooltip').getByRole('button', { name: /接\s?管/ }).click();
  await page.getByText(/我接管了会话/).waitFor();
  await page.goto('about:blank');
  for (let at = 0; at < MESSAGES; at += AT_ONCE) await Promise.all(Array.from({ length: Math.min(AT_ONCE, MESSAGES - at) }, (_, i) => say(lobby, visitor, `第 ${at + i} 条：我想再确认一下白金卡的年费和免年费条件。`)));
}

async function firstList(page: Page, lobby: SpawnedLobby): Promise<Summary> {
  const times: number[] = [];
  for (let i = 0; i < 5; i += 1) {
    await page.goto('about:blank');
    await page.goto(`${lobby.url}/desk/`, { waitUntil: 'commit' });
    await page.locator('.inbox-line').first().waitFor();
    times.push(await page.evaluate(() => performance.now()));
  }
  return summarise(times);
}

async function steps(page: Page): Promise<Summary> {
  await page.getByRole('button', { name: /^全部/ }).click();
  await page.locator('.inbox-line').first().click();
  const times: number[] = [];
  for (let i = 0; i < STEPS; i += 1) {
    times.push(await page.evaluate<number>(PRESS_J));
  }
  return summarise(times);
}

async function openLong(page: Page, lobby: SpawnedLobby, { conversationId }: Visitor): Promise<object> {
  await page.goto(`${lobby.url}/desk/c/${conversationId}`, { waitUntil: 'commit' });
  await page.getByText(new RegExp(`第 ${MESSAGES - AT_ONCE} 条`)).or(page.locator('.entry').last()).first().waitFor();
  const openMs = await page.evaluate(() => performance.now());
  await page.locator(`[data-seq="${MESSAGES + 8}"]`).waitFor({ timeout: 60_000 }).catch(() => undefined);
  const scrolled: number[] = [];
  for (let i = 0; i < STEPS; i += 1) {
    scrolled.push(await page.evaluate<number>(SCROLL_UP));
  }
  return { openMs: Math.round(openMs), scrollStepMs: summarise(scrolled), entriesInThePage: await page.locator('.entry').count() };
}

import { afterEach, expect, test, vi } from 'vitest';
import 'fake-indexeddb/auto';
import { indexedDbOutbox } from '../outbox/indexedDbOutbox.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type * as Headless from '../headless.d.ts';
import { storageOutbox } from '../outbox/storageOutbox.ts';
import { memoryStorage, type StorageLike } from '../storage.ts';
import { createFakeServer, problem } from '../testing/fakeServer.ts';
import { createConversationClient } from './createConversationClient.ts';
import type { ConversationClient } from './options.ts';

/** The door for programs without a browser promises no more than this client is. */
export const headless: typeof Headless.createConversationClient = createConversationClient;

type Server = ReturnType<typeof createFakeServer>;
const open: ConversationClient[] = [];
afterEach(() => {
  for (const client of open.splice(0)) client.stop();
});

let sites = 0;
/** A page of a browser: the same `browser` again is a refresh or a second tab. */
function browserPage(server: Server, browser: { storage: StorageLike; outbox: Outbox; site: string } = newBrowser()) {
  const client = createConversationClient({ ...browser, language: 'zh', openSocket: server.openSocket, fetch: server.fetch, random: () => 0, ackTimeoutMs: 60, lock: (_name, work) => work() });
  client.start();
  open.push(client);
  return { client, browser };
}
function newBrowser() {
  sites += 1;
  const storage = memoryStorage();
  return { storage, outbox: storageOutbox(storage), site: `site${sites}` };
}
const lines = (client: ConversationClient) => client.getSnapshot().items.map((i) => `${i.entry.text ?? i.entry.type}${i.own ? `:${i.own.state}` : ''}`);
const shows = (client: ConversationClient, wanted: string[]) => vi.waitFor(() => expect(lines(client)).toEqual(wanted), { timeout: 4_000 });
const texts = (server: Server, id = 'conv_1') => server.stored(id).entries.map((e) => e.text ?? e.type);

test('the first message opens a conversation; it goes from sending to delivered, and to read once answered', async () => {
  const server = createFakeServer();
  const { client } = browserPage(server);
  expect(server.seen.opened).toBe(0);
  client.send(' 白金卡年费 ');
  expect(lines(client)).toEqual(['白金卡年费:sending']);
  await shows(client, ['白金卡年费:delivered']);
  server.append('conv_1', { type: 'bot.replied', actor: { kind: 'bot' }, text: '580 元' });
  await shows(client, ['白金卡年费:read', '580 元']);
  expect(client.getSnapshot()).toMatchObject({ unread: 1, status: 'bot', connection: 'online', waiting: 0 });
  client.markRead();
  expect(client.getSnapshot().unread).toBe(0);
});

test.each([['localStorage', async (b: ReturnType<typeof newBrowser>) => storageOutbox(b.storage)], ['IndexedDB', async (b: ReturnType<typeof newBrowser>) => indexedDbOutbox(`lobby-${b.site}`)]])(
  'what was written offline survives a refresh and goes out once (%s)',
  async (_name, outboxOf) => {
    const server = createFakeServer();
    server.behaviour.socketsDown = true;
    server.behaviour.restDown = true;
    const fresh = newBrowser();
    const browser = { ...fresh, outbox: await outboxOf(fresh) };
    const before = browserPage(server, browser).client;
    before.send('一');
    before.send('二');
    await vi.waitFor(async () => expect(await browser.outbox.list(`lobby.${browser.site}`)).toHaveLength(2));
    before.stop();
    server.behaviour.socketsDown = false;
    server.behaviour.restDown = false;
    const after = browserPage(server, { ...browser, outbox: await outboxOf(fresh) }).client;
    await shows(after, ['一:delivered', '二:delivered']);
    expect(texts(server)).toEqual(['一', '二']);
    expect(await browser.outbox.list(`lobby.${browser.site}`)).toEqual([]);
  },
);

test('a lost ack is a half-open line: the link is renewed and the same id sent again, stored once', async () => {
  const server = createFakeServer();
  const { client } = browserPage(server);
  client.send('一');
  await shows(client, ['一:delivered']);
  server.behaviour.loseAcks = 1;
  server.behaviour.losePushes = 1;
  client.send('二');
  await shows(client, ['一:delivered', '二:delivered']);
  expect(server.seen.sends.filter((s) => s.text === '二').length).toBeGreaterThanOrEqual(1);
  expect(new Set(server.seen.sends.filter((s) => s.text === '二').map((s) => s.clientId)).size).toBe(1);
  expect(texts(server)).toEqual(['一', '二']);
});

test('entries that never arrived are fetched, holes of staff facts are none, doubles are dropped', async () => {
  const server = createFakeServer();
  const { client } = browserPage(server);
  client.send('一');
  await shows(client, ['一:delivered']);
  server.behaviour.losePushes = 2;
  server.append('conv_1', { type: 'bot.replied', actor: { kind: 'bot' }, text: 'a' });
  server.append('conv_1', { type: 'bot.replied', actor: { kind: 'bot' }, text: 'b' });
  server.appendHidden('conv_1');
  const last = server.append('conv_1', { type: 'bot.replied', actor: { kind: 'bot' }, text: 'c' });
  server.emitTo('conv_1', 'entry', last);
  await shows(client, ['一:read', 'a', 'b', 'c']);
  const syncs = server.seen.syncs.length;
  // The view says itself that nothing stood between: no question to the server.
  server.appendHidden('conv_1');
  server.append('conv_1', { type: 'bot.replied', actor: { kind: 'bot' }, text: 'd', prev: 5 });
  await shows(client, ['一:read', 'a', 'b', 'c', 'd']);
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(server.seen.syncs.length).toBe(syncs);
});

test('after a cut everything missed is there, over several pages, in order of seq', async () => {
  const server = createFakeServer();
  const { client } = browserPage(server);
  client.send('一');
  await shows(client, ['一:delivered']);
  server.behaviour.socketsDown = true;
  server.behaviour.restDown = true;
  server.cut();
  for (let i = 0; i < 10; i += 1) server.append('conv_1', { type: 'agent.said', actor: { kind: 'agent', name: '李' }, text: `${i}` });
  server.behaviour.socketsDown = false;
  await shows(client, ['一:read', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
});

test('a refusal for good shows as failed and does not hold up the next; resend keeps the id', async () => {
  const server = createFakeServer();
  server.behaviour.refuse = [problem('wrong_state')];
  const { client } = browserPage(server);
  const first = client.send('一');
  client.send('二');
  await shows(client, ['一:failed', '二:delivered']);
  server.append('conv_1', { type: 'bot.replied', actor: { kind: 'bot' }, text: '好的' });
  await shows(client, ['一:failed', '二:read', '好的']);
  const id = first.ok ? first.value.clientId : '';
  expect(client.getSnapshot().items.find((i) => i.key === id)?.own?.problem?.code).toBe('wrong_state');
  client.resend(id);
  await shows(client, ['二:read', '好的', '一:delivered']);
  expect(server.seen.sends.filter((s) => s.text === '一').map((s) => s.clientId)).toEqual([id, id]);
});

test('a conflict of ids gets a new id on resend', async () => {
  const server = createFakeServer();
  server.behaviour.refuse = [problem('conflict')];
  const { client } = browserPage(server);
  const sent = client.send('一');
  await shows(client, ['一:failed']);
  const id = sent.ok ? sent.value.clientId : '';
  client.resend(id);
  await shows(client, ['一:delivered']);
  expect(server.seen.sends).toHaveLength(2);
  expect(server.seen.sends[1]?.clientId).not.toBe(id);
});

test('a refusal for the moment is repeated with a pause', async () => {
  const server = createFakeServer();
  server.behaviour.refuse = [problem('rate_limited', true)];
  const { client } = browserPage(server);
  client.send('一');
  client.send('二');
  await shows(client, ['一:delivered', '二:delivered']);
  expect(texts(server)).toEqual(['一', '二']);
});

test('without WebSocket plain REST carries both directions', async () => {
  const server = createFakeServer();
  server.behaviour.socketsDown = true;
  const { client } = browserPage(server);
  client.send('一');
  await shows(client, ['一:delivered']);
  expect(client.getSnapshot().connection).toBe('fallback');
}, 10_000);

test('a session the server no longer knows is replaced, and what waits goes into the new conversation', async () => {
  const server = createFakeServer();
  const { client, browser } = browserPage(server);
  client.send('一');
  await shows(client, ['一:delivered']);
  client.stop();
  server.conversations.clear();
  const next = browserPage(server, browser).client;
  next.send('二');
  await shows(next, ['二:delivered']);
  expect(texts(server, 'conv_2')).toEqual(['二']);
  expect(server.seen.opened).toBe(2);
});

test('two tabs of one customer show the same in the same order', async () => {
  const server = createFakeServer();
  const first = browserPage(server);
  first.client.send('一');
  await shows(first.client, ['一:delivered']);
  const second = browserPage(server, first.browser).client;
  await shows(second, ['一:delivered']);
  second.send('二');
  first.client.send('三');
  await vi.waitFor(() => expect(lines(first.client)).toHaveLength(3));
  await shows(second, lines(first.client));
  expect(server.seen.opened).toBe(1);
  expect(new Set(texts(server)).size).toBe(texts(server).length);
});

test('too long is refused before anything is sent; empty is nothing', () => {
  const { client } = browserPage(createFakeServer());
  expect(client.send('长'.repeat(4001))).toMatchObject({ ok: false, error: { code: 'too_large', status: 413 } });
  expect(client.send('  \n ')).toMatchObject({ ok: false, error: { code: 'invalid_request' } });
  expect(client.getSnapshot().items).toEqual([]);
});

test('the way through a handoff: queue with a live position, agent, resolved, rated', async () => {
  const server = createFakeServer();
  const { client } = browserPage(server);
  client.send('转人工');
  await shows(client, ['转人工:delivered']);
  server.append('conv_1', { type: 'queued', text: '正在转接', data: { position: 2, expectedWaitSeconds: 60, open: true } });
  await vi.waitFor(() => expect(client.getSnapshot()).toMatchObject({ status: 'queued', queue: { position: 2, expectedWaitSeconds: 60 } }));
  server.emitTo('conv_1', 'queue.state', { position: 1, expectedWaitSeconds: 30 });
  expect(client.getSnapshot().queue).toEqual({ position: 1, expectedWaitSeconds: 30, open: true, staffed: true });
  server.emitTo('conv_1', 'queue.state', { position: 1, expectedWaitSeconds: null, open: true, staffed: false });
  expect(client.getSnapshot().queue).toMatchObject({ expectedWaitSeconds: null, staffed: false });
  server.append('conv_1', { type: 'accepted', text: '李 来了', data: { agentName: '李' } });
  await vi.waitFor(() => expect(client.getSnapshot()).toMatchObject({ status: 'assigned', agentName: '李', queue: null }));
  server.emitTo('conv_1', 'typing', { actor: 'agent', typing: true });
  expect(client.getSnapshot().typing).toBe('agent');
  server.append('conv_1', { type: 'agent.said', actor: { kind: 'agent', name: '李' }, text: '您好' });
  expect(client.getSnapshot().typing).toBe(null);
  const { seq } = server.append('conv_1', { type: 'resolved', text: '已结束' });
  await vi.waitFor(() => expect(client.getSnapshot()).toMatchObject({ status: 'closed', unratedSeq: seq }));
  server.append('conv_1', { type: 'rated', data: { score: 5 } });
  await vi.waitFor(() => expect(client.getSnapshot().unratedSeq).toBe(null));
});

test('a server that drains is left at once and found again when it said', async () => {
  const server = createFakeServer();
  const { client } = browserPage(server);
  client.send('一');
  await shows(client, ['一:delivered']);
  server.emitTo('conv_1', 'drain', { reconnectAfterMs: 80 });
  expect(client.getSnapshot().connection).toBe('connecting');
  client.send('二');
  await shows(client, ['一:delivered', '二:delivered']);
});

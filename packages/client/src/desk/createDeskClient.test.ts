import type { InboxRow } from '@lobby/contracts';
import { afterEach, expect, test, vi } from 'vitest';
import type { OpenSocket } from '../link/rawSocket.ts';
import { storageOutbox } from '../outbox/storageOutbox.ts';
import { memoryStorage } from '../storage.ts';
import { createDeskClient, type DeskClient } from './createDeskClient.ts';

const row = (conversationId: string, preview = ''): InboxRow => ({
  conversationId, handoffId: null, status: 'queued', customerName: '王**', topic: null, preview, queue: 'loans', priority: 'normal', language: 'zh', channel: 'web',
  assignee: null, offeredTo: null, waitingSince: null, lastAt: '2026-11-23T09:00:00.000Z', lastSeq: 1, unread: 0, ticketId: null, ticketNumber: null,
});

const open: DeskClient[] = [];
afterEach(() => {
  for (const client of open.splice(0)) client.stop();
});

/** A desk on a socket whose answers the test decides. */
function desk(answers: Record<string, (payload: never) => unknown>, rows: () => InboxRow[] = () => [], down = false) {
  const listeners = new Map<string, (payload: unknown) => void>();
  const requests: [string, unknown][] = [];
  const line = { cut: false };
  let connected = false;
  const emit = (event: string, payload?: unknown) => listeners.get(event)?.(payload);
  const openSocket: OpenSocket = () => ({
    isConnected: () => connected,
    connect: () => queueMicrotask(() => {
      connected = !line.cut;
      emit(line.cut ? 'connect_error' : 'connect');
    }),
    disconnect: () => {
      connected = false;
      emit('disconnect');
    },
    on: (event, listener) => void listeners.set(event, listener),
    request: async (event, payload) => {
      requests.push([event, payload]);
      return answers[event]?.(payload as never) ?? { ok: true, value: null };
    },
  });
  if (down) line.cut = true;
  const client = createDeskClient({ staffId: 's1', openSocket, loadInbox: async () => ({ ok: true, value: rows() }), outbox: storageOutbox(memoryStorage()), random: () => 0, lock: (_name, work) => work() });
  open.push(client);
  client.start();
  return { client, emit, requests, line };
}

test('the inbox is read on every connection; a push during the reading wins over it', async () => {
  let reading = [row('conv_a', 'old'), row('conv_b')];
  const { client, emit } = desk({}, () => reading);
  await vi.waitFor(() => expect(client.getSnapshot().loaded).toBe(true));
  emit('inbox.row', row('conv_a', 'new'));
  emit('inbox.gone', { conversationId: 'conv_b' });
  expect([...client.getSnapshot().rows.values()].map((r) => r.preview)).toEqual(['new']);
  reading = [row('conv_c')];
  const again = client.refresh();
  emit('inbox.row', row('conv_d'));
  await again;
  expect([...client.getSnapshot().rows.keys()]).toEqual(['conv_c', 'conv_d']);
});

test('a reply is drawn at once, stored once, and read when the customer has spoken since', async () => {
  let seq = 1;
  const { client, emit } = desk({
    watch: () => ({ ok: true, value: { entries: [{ seq: 1, type: 'customer.said', at: '2026-11-23T09:00:00.000Z', actor: { kind: 'customer' }, messageId: 'm1', text: '在吗' }], lastSeq: 1, more: false } }),
    'message.send': () => ({ ok: true, value: { messageId: 'm2', seq: (seq += 1) } }),
  });
  await vi.waitFor(() => expect(client.getSnapshot().connection).toBe('online'));
  const conversation = client.conversation('conv_a');
  const leave = client.watch('conv_a');
  await vi.waitFor(() => expect(conversation.getSnapshot()).toMatchObject({ loaded: true, entries: [{ text: '在吗' }] }));
  const sent = client.send('conv_a', '您好');
  const states = () => conversation.getSnapshot().items.map((i) => i.own?.state ?? null);
  expect(states()).toEqual([null, 'sending']);
  await vi.waitFor(() => expect(states()).toEqual([null, 'sent']));
  emit('entry', { conversationId: 'conv_a', entry: { seq: 2, type: 'agent.said', at: '2026-11-23T09:00:01.000Z', actor: { kind: 'agent' }, messageId: 'm2', clientId: sent.ok ? sent.value.clientId : '', text: '您好' } });
  expect(states()).toEqual([null, 'delivered']);
  emit('read', { conversationId: 'conv_a', by: 'customer', seq: 2 });
  expect(states()).toEqual([null, 'read']);
  leave();
});

test('a lost race is a value that names its code', async () => {
  const { client } = desk({ 'handoff.accept': () => ({ ok: false, error: { type: '', title: '', status: 409, code: 'already_accepted', retryable: false } }) });
  await vi.waitFor(() => expect(client.getSnapshot().connection).toBe('online'));
  expect(await client.accept('hand_1')).toMatchObject({ ok: false, error: { code: 'already_accepted' } });
});

test('a customer accepted before the line is up is accepted when it is', async () => {
  const { client, requests, line } = desk({ 'handoff.accept': () => ({ ok: true, value: { conversationId: 'conv_a' } }) }, () => [], true);
  const accepted = client.accept('hand_1');
  await vi.waitFor(() => expect(client.getSnapshot().connection).toBe('offline'), 10_000);
  expect(requests).toEqual([]);
  line.cut = false;
  expect(await accepted).toEqual({ ok: true, value: { conversationId: 'conv_a' } });
  expect(requests.filter(([event]) => event === 'handoff.accept')).toEqual([['handoff.accept', { handoffId: 'hand_1' }]]);
});

test('an accept whose answer got lost is asked again on the next line; a command that may not come twice is not', async () => {
  let lost = 2;
  const lose = () => {
    lost -= 1;
    if (lost >= 0) throw new Error('operation has timed out');
    return { ok: true, value: { conversationId: 'conv_a' } };
  };
  const { client, requests } = desk({ 'handoff.accept': lose, 'handoff.decline': lose });
  await vi.waitFor(() => expect(client.getSnapshot().connection).toBe('online'));
  expect(await client.decline('hand_2')).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  expect(await client.accept('hand_1')).toMatchObject({ ok: true });
  expect(requests.flatMap(([event]) => (event.startsWith('handoff.') ? [event] : []))).toEqual(['handoff.decline', 'handoff.accept', 'handoff.accept']);
});

test('a command while the server refuses us is refused at once', async () => {
  const { client } = desk({});
  client.stop();
  expect(await client.accept('hand_1')).toMatchObject({ ok: false, error: { code: 'unavailable' } });
});

test('presence is told again after a reconnect, and what was watched is watched again', async () => {
  const { client, emit, requests } = desk({ watch: () => ({ ok: true, value: { entries: [], lastSeq: 0, more: false } }) });
  await vi.waitFor(() => expect(client.getSnapshot().connection).toBe('online'));
  await client.setPresence('online');
  client.watch('conv_a');
  requests.length = 0;
  emit('drain', { reconnectAfterMs: 1 });
  await vi.waitFor(() => expect(requests.map(([event]) => event)).toEqual(expect.arrayContaining(['presence.set', 'heartbeat', 'watch'])));
});

import { afterEach, expect, test, vi } from 'vitest';
import { storageOutbox } from '../outbox/storageOutbox.ts';
import { memoryStorage } from '../storage.ts';
import { createFakeServer } from '../testing/fakeServer.ts';
import { createConversationClient } from './createConversationClient.ts';
import type { ConversationClient } from './options.ts';

const open: ConversationClient[] = [];
afterEach(() => {
  for (const client of open.splice(0)) client.stop();
});

/** A browser, with every REST call noted as `method path authorization`. */
function browser(server: ReturnType<typeof createFakeServer>) {
  const storage = memoryStorage();
  const calls: string[] = [];
  const noted: typeof fetch = (url, init) => {
    calls.push(`${init?.method} ${String(url)} ${new Headers(init?.headers).get('authorization') ?? '-'}`);
    return server.fetch(url, init);
  };
  const client = createConversationClient({ storage, outbox: storageOutbox(storage), site: 'signed', language: 'zh', openSocket: server.openSocket, fetch: noted, random: () => 0, ackTimeoutMs: 60, lock: (_name, work) => work() });
  client.start();
  open.push(client);
  return { client, storage, calls };
}

test('a conversation can be opened for a token before anything is said, and only once', async () => {
  const server = createFakeServer();
  const { client } = browser(server);
  const [first, second] = [await client.open(), await client.open()];
  expect(first).toMatchObject({ ok: true });
  expect(second).toEqual(first);
  expect(client.getSnapshot().conversationId).toBe(first.ok && first.value);
});

test('S14 signing out forgets the session at once, ends it on the server with its own token, and drops what was not sent', async () => {
  const server = createFakeServer();
  const { client, storage, calls } = browser(server);
  await client.open();
  await vi.waitFor(() => expect(client.getSnapshot().connection).toBe('online'));
  server.behaviour.restDown = true;
  server.behaviour.socketsDown = true;
  server.cut();
  client.send('只给前一位客户看的话');
  await vi.waitFor(() => expect(client.getSnapshot().waiting).toBe(1));
  const leaving = client.signOut();
  expect([client.getSnapshot().conversationId, storage.getItem('lobby.signed.session')]).toEqual([null, null]);
  await leaving;
  expect(calls.filter((c) => c.includes('sign-out'))).toEqual([expect.stringMatching(/^POST .*\/conv_1\/sign-out Bearer \S+$/)]);
  await vi.waitFor(() => expect(client.getSnapshot()).toMatchObject({ waiting: 0, items: [] }));
});

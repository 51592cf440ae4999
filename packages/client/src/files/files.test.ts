import 'fake-indexeddb/auto';
import type { Ack, SentMessage } from '@lobby/contracts';
import { afterEach, expect, test, vi } from 'vitest';
import { createConversationClient } from '../conversation/createConversationClient.ts';
import type { ConversationClient } from '../conversation/options.ts';
import { indexedDbOutbox } from '../outbox/indexedDbOutbox.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { storageOutbox } from '../outbox/storageOutbox.ts';
import { noAnswer, refusal } from '../problem.ts';
import { memoryStorage } from '../storage.ts';
import { createFakeServer, problem } from '../testing/fakeServer.ts';
import type { UploadCall } from './xhrUpload.ts';

const open: ConversationClient[] = [];
afterEach(() => {
  for (const client of open.splice(0)) client.stop();
});

let sites = 0;
const newBrowser = (outbox?: Outbox) => {
  const storage = memoryStorage();
  return { storage, outbox: outbox ?? storageOutbox(storage), site: `files${(sites += 1)}` };
};

/** A door for files: each call does what the next of `ways` says; without one the file is stored once per client id, as the server does. */
function fileDoor(server: ReturnType<typeof createFakeServer>, ways: ((call: UploadCall) => Promise<Ack<SentMessage>>)[] = []) {
  const calls: { clientId: string; name: string; bytes: number }[] = [];
  const store = ({ url, body }: UploadCall): Ack<SentMessage> => {
    const conversationId = url.split('/')[4] ?? '';
    const query = new URLSearchParams(url.split('?')[1]);
    const clientId = query.get('clientId') ?? '';
    const known = server.stored(conversationId).entries.find((e) => e.clientId === clientId);
    const entry = known ?? server.append(conversationId, { type: 'customer.said', actor: { kind: 'customer' }, clientId, text: '', data: { attachments: [{ id: 'file_1', name: query.get('name'), mediaType: body.type, bytes: body.size }] } });
    return { ok: true, value: { messageId: entry.messageId, seq: entry.seq } };
  };
  const upload = async (call: UploadCall): Promise<Ack<SentMessage>> => {
    const query = new URLSearchParams(call.url.split('?')[1]);
    calls.push({ clientId: query.get('clientId') ?? '', name: query.get('name') ?? '', bytes: call.body.size });
    return (ways.shift() ?? (async () => store(call)))(call);
  };
  return { upload, calls, store };
}

function page(server: ReturnType<typeof createFakeServer>, door: ReturnType<typeof fileDoor>, browser = newBrowser()) {
  const client = createConversationClient({ ...browser, language: 'zh', openSocket: server.openSocket, fetch: server.fetch, upload: door.upload, random: () => 0, ackTimeoutMs: 60, lock: (_name, work) => work() });
  client.start();
  open.push(client);
  return client;
}
const photo = (bytes = 8) => new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' });
const shown = (client: ConversationClient) => client.getSnapshot().items.map(({ entry, own }) => `${entry.text || JSON.stringify((entry.data?.['attachments'] as { name: string }[] | undefined)?.map((a) => a.name))}:${own?.state ?? ''}`);
const settles = (client: ConversationClient, wanted: string[]) => vi.waitFor(() => expect(shown(client)).toEqual(wanted), { timeout: 6_000 });
const hangs = ({ signal }: UploadCall) => new Promise<Ack<SentMessage>>((resolve) => { signal.addEventListener('abort', () => resolve(refusal(noAnswer()))); });

test('a file is a message in its place, with its progress while it is on its way', async () => {
  const server = createFakeServer();
  const seen: number[] = [];
  const door = fileDoor(server, [async (call) => { call.progress(0.5); return door.store(call); }]);
  const client = page(server, door);
  client.progress.subscribe(() => seen.push(...Object.values(client.progress.getSnapshot())));
  client.send('这是我的流水');
  client.sendFile(photo(), '流水.jpg');
  expect(shown(client)).toEqual(['这是我的流水:sending', '["流水.jpg"]:sending']);
  await settles(client, ['这是我的流水:delivered', '["流水.jpg"]:delivered']);
  expect([seen, client.progress.getSnapshot()]).toEqual([[0, 0.5], {}]);
});

test('after a lost line the same file goes out again under the same id and stands there once, also when only the answer was lost', async () => {
  const server = createFakeServer();
  const door = fileDoor(server, [async () => refusal(noAnswer()), async (call) => { door.store(call); return refusal(noAnswer()); }]);
  const client = page(server, door);
  client.sendFile(photo(), 'a.jpg');
  await settles(client, ['["a.jpg"]:delivered']);
  expect(new Set(door.calls.map((c) => c.clientId)).size).toBe(1);
  expect(server.stored('conv_1').entries).toHaveLength(1);
});

test('called off on its way or before its turn, it never arrives, and what was written after it does', async () => {
  const server = createFakeServer();
  const door = fileDoor(server, [hangs]);
  const client = page(server, door);
  const [first, second] = [client.sendFile(photo(), 'a.jpg'), client.sendFile(photo(), 'b.jpg')];
  client.send('只要这句');
  await vi.waitFor(() => expect(door.calls).toHaveLength(1));
  for (const one of [second, first]) if (one.ok) client.discard(one.value.clientId);
  await settles(client, ['只要这句:delivered']);
  expect([door.calls.map((c) => c.name), client.progress.getSnapshot()]).toEqual([['a.jpg'], {}]);
});

test('what cannot be sent at all is refused before a byte leaves; what the server refuses can be taken back', async () => {
  const server = createFakeServer();
  const door = fileDoor(server, [async () => refusal(problem('unsupported_type'))]);
  const client = page(server, door);
  expect(client.sendFile(photo(10 * 1024 * 1024 + 1), 'a.jpg')).toMatchObject({ ok: false, error: { code: 'too_large' } });
  for (const type of ['image/svg+xml', 'text/html', '']) expect(client.sendFile(new Blob(['x'], { type }), 'a.jpg')).toMatchObject({ ok: false, error: { code: 'unsupported_type' } });
  expect([door.calls, shown(client)]).toEqual([[], []]);
  const sent = client.sendFile(photo(), 'really.exe.jpg');
  await settles(client, ['["really.exe.jpg"]:failed']);
  if (sent.ok) client.discard(sent.value.clientId);
  await settles(client, []);
});

test('a file chosen offline survives a refresh in IndexedDB; where the browser has none it says that the bytes are gone', async () => {
  const server = createFakeServer();
  for (const [outbox, state] of [[await indexedDbOutbox('lobby-files'), 'delivered'], [undefined, 'failed']] as const) {
    server.behaviour.restDown = true;
    const browser = newBrowser(outbox);
    const before = page(server, fileDoor(server), browser);
    before.sendFile(photo(1234), 'offline.jpg');
    await new Promise((resolve) => setTimeout(resolve, 100));
    before.stop();
    server.behaviour.restDown = false;
    const door = fileDoor(server);
    const after = page(server, door, { ...browser, outbox: outbox ?? storageOutbox(browser.storage) });
    await settles(after, [`["offline.jpg"]:${state}`]);
    expect(door.calls.map((c) => c.bytes)).toEqual(state === 'delivered' ? [1234] : []);
    after.stop();
  }
});

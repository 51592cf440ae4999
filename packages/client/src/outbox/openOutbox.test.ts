import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { memoryStorage, openStorage, type StorageLike } from '../storage.ts';
import { openOutbox } from './openOutbox.ts';
import type { Outbox, Outgoing } from './outbox.ts';

const message = (clientId: string, order: number): Outgoing => ({ clientId, scope: 's', conversationId: null, kind: 'message', text: clientId, order, after: 0, state: 'waiting', refusals: 0 });
const ids = async (outbox: Outbox) => (await outbox.list('s')).map((m) => m.clientId);
const fullStorage = (): StorageLike => ({ ...memoryStorage(), setItem: () => { throw new DOMException('no room', 'QuotaExceededError'); } });

beforeEach(() => { globalThis.indexedDB = new IDBFactory(); });
afterEach(() => { vi.restoreAllMocks(); });

test('a database that takes no more loses nothing: what it holds and what it refused are both listed, in order, and both can be removed', async () => {
  const outbox = openOutbox(openStorage(memoryStorage()));
  await outbox.put(message('a', 1));
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => { throw new DOMException('no room', 'QuotaExceededError'); });
  await outbox.put(message('b', 2));
  put.mockRestore();
  await outbox.put(message('c', 3));
  expect(await ids(outbox)).toEqual(['a', 'b', 'c']);
  await outbox.remove('a');
  await outbox.remove('b');
  expect(await ids(outbox)).toEqual(['c']);
});

test('a lost connection is opened anew', async () => {
  const outbox = openOutbox(openStorage(memoryStorage()));
  await outbox.put(message('a', 1));
  const lost = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(() => { throw new DOMException('connection lost', 'InvalidStateError'); });
  expect(await ids(outbox)).toEqual(['a']);
  expect(lost).toHaveBeenCalledTimes(2);
});

test('without a database and without room a message waits in memory, beside what was stored before', async () => {
  globalThis.indexedDB = { open: () => { throw new DOMException('blocked', 'SecurityError'); } } as unknown as IDBFactory;
  const outbox = openOutbox(openStorage(fullStorage()));
  await outbox.put(message('a', 1));
  await outbox.put(message('b', 2));
  expect(await ids(outbox)).toEqual(['a', 'b']);
});

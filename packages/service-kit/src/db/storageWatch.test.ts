import { expect, it } from 'vitest';
import { openPglite } from './openPglite.ts';
import { isNoRoom, recordTrouble, troubleCode } from './recordTrouble.ts';
import { watchStorage } from './storageWatch.ts';

const full = Object.assign(new Error('could not extend file'), { code: '53100' });

it('R26 asks for a write after one has failed for want of room, until one succeeds', async () => {
  let writes = 0;
  let room = true;
  const storage = watchStorage(async () => { writes += 1; if (!room) throw full; });
  await storage.mustStore();
  expect(writes).toBe(0);
  room = false;
  await expect(storage.watched(() => Promise.reject(full))).rejects.toBe(full);
  await expect(storage.mustStore()).rejects.toBe(full);
  await expect(storage.mustStore()).rejects.toBe(full);
  room = true;
  await storage.mustStore();
  await storage.mustStore();
  expect(writes).toBe(3);
});

it('R26 takes a request that failed by itself for no trouble of the record', async () => {
  let writes = 0;
  const storage = watchStorage(async () => { writes += 1; });
  await storage.watched(() => Promise.reject(Object.assign(new Error('duplicate'), { code: '23505' }))).catch(() => undefined);
  await storage.mustStore();
  expect(writes).toBe(0);
});

it('R26 probes with a statement that the record takes, and that leaves nothing', async () => {
  const handle = await openPglite();
  await handle.transaction(() => Promise.reject(full)).catch(() => undefined);
  await handle.ping();
  await handle.transaction(() => Promise.reject(full)).catch(() => undefined);
  await handle.ping();
  expect((await handle.raw.query('select 1 from pg_class where relname = $1', ['lobby_probe'])).rows).toEqual([]);
  await handle.close();
});

it.each([
  ['a full disk', full, 'unavailable', true], ['a driver that wraps it', new Error('Failed query', { cause: full }), 'unavailable', true], ['a full file system', Object.assign(new Error('x'), { code: 'ENOSPC' }), 'unavailable', true],
  ['a server that went away', Object.assign(new Error('x'), { code: '57P01' }), 'unavailable', false], ['no connection', Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 'unavailable', false], ['no free connection', new Error('timeout exceeded when trying to connect'), 'unavailable', false],
  ['a violated rule', Object.assign(new Error('x'), { code: '23505' }), undefined, false], ['anything else', new TypeError('x'), undefined, false],
])('names %s', (_name, error, code, noRoom) => {
  expect([recordTrouble(error)?.code, isNoRoom(troubleCode(error))]).toEqual([code, noRoom]);
  expect(recordTrouble(error)?.message ?? '').not.toContain('extend file');
});

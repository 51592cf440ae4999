import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { contentHash } from './fileStore.ts';
import { fileStoreSuite } from './fileStore.suite.ts';
import { folderFiles } from './folderFiles.ts';

fileStoreSuite('a folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lobby-files-'));
  return { store: folderFiles(folder), close: () => rm(folder, { recursive: true }) };
});

it('a content put again is young again, and no half-written file stays behind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lobby-files-'));
  const store = folderFiles(folder);
  const bytes = randomBytes(32);
  const hash = contentHash(bytes);
  await store.put(hash, bytes);
  await utimes(join(folder, hash.slice(0, 2), hash), new Date(0), new Date(0));
  expect(await store.list(3_600_000)).toEqual([hash]);
  await store.put(hash, bytes);
  expect(await store.list(3_600_000)).toEqual([]);
  expect(await readdir(join(folder, hash.slice(0, 2)))).toEqual([hash]);
  await rm(folder, { recursive: true });
});

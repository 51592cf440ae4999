import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FileStore } from './fileStore.ts';

const HASH = /^[0-9a-f]{64}$/;

/** Attachments in a folder, two levels deep by hash. A file appears whole or not at all. */
export function folderFiles(folder: string): FileStore {
  const pathOf = (hash: string): string => {
    if (!HASH.test(hash)) throw new Error('not a content hash');
    return join(folder, hash.slice(0, 2), hash);
  };
  return {
    put: async (hash, bytes) => {
      const path = pathOf(hash);
      if (await stat(path).catch(() => null)) return;
      await mkdir(dirname(path), { recursive: true });
      const aside = `${path}.${randomUUID()}`;
      await writeFile(aside, bytes, { mode: 0o600 });
      await rename(aside, path);
    },
    list: async (olderThanMs) => {
      const names = await readdir(folder, { recursive: true }).catch(() => []);
      const hashes = names.map((name) => basename(name)).filter((name) => HASH.test(name));
      const ages = await Promise.all(hashes.map(async (hash) => Date.now() - (await stat(pathOf(hash))).mtimeMs));
      return hashes.filter((_hash, i) => (ages[i] ?? 0) > olderThanMs);
    },
    remove: (hash) => rm(pathOf(hash), { force: true }),
    get: (hash) => readFile(pathOf(hash)).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? null : Promise.reject(error))),
  };
}

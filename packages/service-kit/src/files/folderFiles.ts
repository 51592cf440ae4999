import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isContentHash, mustBeHash, type FileStore } from './fileStore.ts';

/** Files in a folder, two levels deep by hash. A file appears whole or not at all. */
export function folderFiles(folder: string): FileStore {
  const pathOf = (hash: string): string => join(folder, mustBeHash(hash).slice(0, 2), hash);
  return {
    put: async (hash, bytes) => {
      const path = pathOf(hash);
      if (await isThere(path)) return renew(path);
      await mkdir(dirname(path), { recursive: true });
      const aside = `${path}.${randomUUID()}`;
      await writeFile(aside, bytes, { mode: 0o600 });
      await rename(aside, path);
    },
    list: async (olderThanMs) => {
      const names = await readdir(folder, { recursive: true }).catch(() => []);
      const hashes = names.map((name) => basename(name)).filter(isContentHash);
      const ages = await Promise.all(hashes.map(async (hash) => Date.now() - (await stat(pathOf(hash))).mtimeMs));
      return hashes.filter((_hash, i) => (ages[i] ?? 0) > olderThanMs);
    },
    remove: (hash) => rm(pathOf(hash), { force: true }),
    get: (hash) => readFile(pathOf(hash)).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? null : Promise.reject(error))),
  };
}

const isThere = (path: string): Promise<boolean> => stat(path).then(() => true, () => false);

/** As young as if it had just come, or the sweep of what nobody names could take it before its new row is written. */
const renew = (path: string): Promise<void> => utimes(path, new Date(), new Date());

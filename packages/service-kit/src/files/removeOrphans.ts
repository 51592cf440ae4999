import type { FileStore } from './fileStore.ts';

/** A room that names files: which of these hashes it still needs. */
export type NamesFiles = (hashes: readonly string[]) => Promise<readonly string[]>;

/** A file is put before its row is written, so a young one may only be waiting for it. */
const GRACE_MS = 3_600_000;
const BATCH = 500;

/** Removes files that no room names any more, as after an erasure. @returns how many */
export async function removeOrphans(files: FileStore, rooms: readonly NamesFiles[]): Promise<number> {
  const hashes = await files.list(GRACE_MS);
  let removed = 0;
  for (let from = 0; from < hashes.length; from += BATCH) {
    const batch = hashes.slice(from, from + BATCH);
    const named = new Set((await Promise.all(rooms.map((names) => names(batch)))).flat());
    for (const hash of batch.filter((h) => !named.has(h))) {
      await files.remove(hash);
      removed += 1;
    }
  }
  return removed;
}

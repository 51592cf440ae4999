import type { Database } from '@lobby/service-kit/db';
import { inArray } from 'drizzle-orm';
import { ticketAttachments } from '../record/schema.ts';
import type { FileStore } from './fileStore.ts';

/** A file is put before its row is written, so a young one may only be waiting for it. */
const GRACE_MS = 3_600_000;
const BATCH = 500;

/** Removes files that no ticket names any more, as after an erasure. @returns how many */
export async function removeOrphans(db: Database, files: FileStore): Promise<number> {
  const hashes = await files.list(GRACE_MS);
  let removed = 0;
  for (let from = 0; from < hashes.length; from += BATCH) {
    const batch = hashes.slice(from, from + BATCH);
    const named = new Set((await db.select({ hash: ticketAttachments.hash }).from(ticketAttachments).where(inArray(ticketAttachments.hash, batch))).map((r) => r.hash));
    for (const hash of batch.filter((h) => !named.has(h))) {
      await files.remove(hash);
      removed += 1;
    }
  }
  return removed;
}

import type { AccessService, Tx } from '@lobby/contracts';
import type { CryptoSuite } from '@lobby/service-kit';
import { asDb } from '@lobby/service-kit/db';
import { desc, sql } from 'drizzle-orm';
import { audit } from '../record/schema.ts';
import { GENESIS, hashEntry } from './hashEntry.ts';

/** Any constant: entries are written one after another, or two would follow the same hash. Held until the transaction ends, so append late in it. */
const CHAIN_LOCK = 7_256_121;

type Entry = Parameters<AccessService['audit']>[1];

/** Adds one entry to the chain, in the caller's transaction: what did not happen is not recorded, what happened is. */
export async function appendAudit(tx: Tx, entry: Entry, now: Date, suite?: CryptoSuite): Promise<void> {
  const db = asDb(tx);
  await db.select({ locked: sql`pg_advisory_xact_lock(${CHAIN_LOCK})` }).from(sql`(select 1) as one`);
  const [last] = await db.select({ position: audit.position, hash: audit.hash }).from(audit).orderBy(desc(audit.position)).limit(1);
  const data = JSON.parse(JSON.stringify(entry.data ?? {})) as Record<string, unknown>;
  const linked = { actor: entry.actor, action: entry.action, subject: entry.subject, data, position: (last?.position ?? 0) + 1, previousHash: last?.hash ?? GENESIS };
  await db.insert(audit).values({ ...linked, at: now, hash: hashEntry({ ...linked, at: now.toISOString() }, suite) });
}

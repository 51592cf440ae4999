import type { AuditEntry, AuditVerdict } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { suiteOf } from '@lobby/service-kit';
import { asc, gt } from 'drizzle-orm';
import { audit } from '../record/schema.ts';
import type { Anchor } from './anchor.ts';
import { GENESIS, hashEntry } from './hashEntry.ts';
import { presentEntry } from './presentEntry.ts';

const PAGE = 1_000;

/**
 * Reads the whole chain and names the first position that does not fit: `missing` (a hole or a cut end), `broken_link` (does not follow the entry before),
 * `changed` (content and hash disagree), `anchor` (the chain is sound in itself but is not the one whose head was written down).
 */
export async function verifyAudit(db: Database, anchor: Anchor | null): Promise<AuditVerdict> {
  let head = { position: 0, hash: GENESIS };
  for (let page = await readAfter(db, 0); page.length > 0; page = await readAfter(db, head.position)) {
    for (const entry of page) {
      const why = faultOf(entry, head, anchor);
      if (why) return { ok: false, position: why === 'missing' ? head.position + 1 : entry.position, why };
      head = entry;
    }
  }
  if (anchor && anchor.position > head.position) return { ok: false, position: head.position + 1, why: 'missing' };
  return { ok: true, entries: head.position, head: head.hash };
}

function faultOf(entry: AuditEntry, head: { position: number; hash: string }, anchor: Anchor | null): 'missing' | 'broken_link' | 'changed' | 'anchor' | null {
  if (entry.position !== head.position + 1) return 'missing';
  if (hashEntry(entry, suiteOf(entry.hash)) !== entry.hash) return 'changed';
  if (entry.previousHash !== head.hash) return 'broken_link';
  return anchor?.position === entry.position && anchor.hash !== entry.hash ? 'anchor' : null;
}

async function readAfter(db: Database, position: number): Promise<AuditEntry[]> {
  return (await db.select().from(audit).where(gt(audit.position, position)).orderBy(asc(audit.position)).limit(PAGE)).map(presentEntry);
}

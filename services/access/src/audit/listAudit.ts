import type { AuditPage, AuditQuery } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { and, desc, eq, lt } from 'drizzle-orm';
import { audit } from '../record/schema.ts';
import { staffNames } from '../staff/staffNames.ts';
import { presentEntry } from './presentEntry.ts';

/** One page of the audit, newest first. */
export async function listAudit(db: Database, query: AuditQuery): Promise<AuditPage> {
  const where = and(
    query.actor === undefined ? undefined : eq(audit.actor, query.actor),
    query.subject === undefined ? undefined : eq(audit.subject, query.subject),
    query.action === undefined ? undefined : eq(audit.action, query.action),
    query.before === undefined ? undefined : lt(audit.position, query.before),
  );
  const found = await db.select().from(audit).where(where).orderBy(desc(audit.position)).limit(query.limit + 1);
  const rows = found.slice(0, query.limit).map(presentEntry);
  const names = await staffNames(db, [...new Set(rows.flatMap((r) => [r.actor, r.subject]))]);
  return { rows, next: found.length > query.limit ? (rows.at(-1)?.position ?? null) : null, names: Object.fromEntries(names) };
}

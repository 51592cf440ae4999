import type { AuditEntry, AuditFilter, AuditPage, AuditQuery } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { and, asc, desc, eq, gt, gte, lt, lte, sql, type SQL } from 'drizzle-orm';
import { audit } from '../record/schema.ts';
import { staffNames } from '../staff/staffNames.ts';
import { presentEntry } from './presentEntry.ts';

const EXPORT_PAGE = 1_000;

/** One page of the audit, newest first. */
export async function listAudit(db: Database, query: AuditQuery): Promise<AuditPage> {
  const where = and(filterOf(query), query.before === undefined ? undefined : lt(audit.position, query.before));
  const found = await db.select().from(audit).where(where).orderBy(desc(audit.position)).limit(query.limit + 1);
  const rows = found.slice(0, query.limit).map(presentEntry);
  const names = await staffNames(db, [...new Set(rows.flatMap((r) => [r.actor, r.subject]))]);
  return { rows, next: found.length > query.limit ? (rows.at(-1)?.position ?? null) : null, names: Object.fromEntries(names) };
}

/** All entries that fit, oldest first, at most `most`; read in pages, so that a long audit does not stand in memory. */
export async function* readAudit(db: Database, filter: AuditFilter, most: number): AsyncGenerator<AuditEntry> {
  let [after, given] = [0, 0];
  while (given < most) {
    const page = await db.select().from(audit).where(and(filterOf(filter), gt(audit.position, after))).orderBy(asc(audit.position)).limit(Math.min(EXPORT_PAGE, most - given));
    for (const row of page) yield presentEntry(row);
    const last = page.at(-1);
    if (!last) return;
    after = last.position;
    given += page.length;
  }
}

function filterOf({ actor, subject, action, from, to }: AuditFilter): SQL | undefined {
  return and(
    actor === undefined ? undefined : eq(audit.actor, actor),
    subject === undefined ? undefined : eq(audit.subject, subject),
    action === undefined ? undefined : action.endsWith('.') ? sql`starts_with(${audit.action}, ${action})` : eq(audit.action, action),
    from === undefined ? undefined : gte(audit.at, new Date(from)),
    to === undefined ? undefined : lte(audit.at, new Date(to)),
  );
}

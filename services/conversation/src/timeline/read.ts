import type { TimelinePage } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { conversations, timeline } from '../record/schema.ts';
import type { EntryRow } from './append.ts';
import { presentForCustomer, presentForStaff } from './present.ts';
import { PUBLIC_TYPES } from './publicTypes.ts';

/** Entries of one page; a client asks again from its new last `seq` while `more` is true. */
const PAGE_LIMIT = 200;

/**
 * A customer's page after `after`. `lastSeq` covers staff facts that are left out, so that asking from it never gives the same page again.
 * Null when there is no such conversation.
 */
export async function readForCustomer(db: Database, conversationId: string, after: number, limit = PAGE_LIMIT): Promise<TimelinePage | null> {
  return page(db, conversationId, after, limit, { all: false, present: presentForCustomer });
}

/** A page for staff: every fact. Null when there is no such conversation. */
export async function readForStaff(db: Database, conversationId: string, after: number, limit = PAGE_LIMIT): Promise<TimelinePage | null> {
  return page(db, conversationId, after, limit, { all: true, present: presentForStaff });
}

type View = { all: boolean; present: typeof presentForStaff };

/** The row is read before the entries: an entry that comes in between is either in the page or above `lastSeq`, never lost between them. */
async function page(db: Database, conversationId: string, after: number, limit: number, view: View): Promise<TimelinePage | null> {
  const [row] = await db.select({ lastSeq: conversations.lastSeq }).from(conversations).where(eq(conversations.id, conversationId));
  if (!row) return null;
  const rows: EntryRow[] = await db.select().from(timeline)
    .where(and(eq(timeline.conversationId, conversationId), gt(timeline.seq, after), view.all ? undefined : inArray(timeline.type, PUBLIC_TYPES)))
    .orderBy(asc(timeline.seq)).limit(limit + 1);
  const shown = rows.slice(0, limit);
  const more = rows.length > limit;
  const lastShown = shown.at(-1)?.seq ?? after;
  return { entries: shown.map((e) => view.present(e)), lastSeq: more ? lastShown : Math.max(row.lastSeq, lastShown), more };
}

import type { InboxQuery, InboxRow, Staff } from '@lobby/contracts';
import { and, desc, eq, gt, inArray, or, sql, type SQL } from 'drizzle-orm';
import type { Spine } from '../../deps.ts';
import { isOverseer, queuesOf } from '../../live/audience.ts';
import { inboxRow } from '../../live/inboxRow.ts';
import { conversations as c } from '../../record/schema.ts';

/** A conversation that has ended stays in the inbox this long. */
const CLOSED_SHOWN_MS = 24 * 3_600_000;

/** The agent's inbox, latest first, in one query whatever its length. Waiting rows are sorted by the screen, which knows the priorities' order. */
export async function inbox(spine: Spine, staff: Staff, { view, limit }: InboxQuery): Promise<InboxRow[]> {
  const rows = await spine.database.db.select().from(c).where(VIEWS[view](spine, staff)).orderBy(desc(c.lastAt)).limit(limit);
  return rows.map(inboxRow);
}

const VIEWS: Record<InboxQuery['view'], (spine: Spine, staff: Staff) => SQL | undefined> = {
  mine: (_spine, staff) => mine(staff),
  queue: waiting,
  all: (spine, staff) => (isOverseer(spine.access, staff)
    ? or(inArray(c.status, ['queued', 'offered', 'assigned']), closed(spine))
    : or(mine(staff), waiting(spine, staff), and(closed(spine), eq(c.assignee, staff.id)))),
};

function mine(staff: Staff): SQL | undefined {
  const helping = or(sql`${c.consultants} ? ${staff.id}`, sql`${c.speakers} ? ${staff.id}`);
  return or(and(eq(c.status, 'assigned'), or(eq(c.assignee, staff.id), helping)), and(eq(c.status, 'offered'), eq(c.offeredTo, staff.id)));
}

function closed(spine: Spine): SQL | undefined {
  return and(eq(c.status, 'closed'), gt(c.closedAt, new Date(spine.clock.now().getTime() - CLOSED_SHOWN_MS)));
}

function waiting(spine: Spine, staff: Staff): SQL | undefined {
  return and(inArray(c.status, ['queued', 'offered']), isOverseer(spine.access, staff) ? undefined : inArray(c.queue, queuesOf(staff)));
}

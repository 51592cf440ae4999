import type { QueuePlace } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { and, count, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import { addOpenMinutes, isOpen } from '../calendar/businessCalendar.ts';
import { assignments } from '../record/schema.ts';
import { RATE_WINDOW_MS, expectedWaitSeconds } from './expectedWait.ts';
import { readQueue } from './readQueue.ts';

/** Waits looked at for the rate: enough for a busy queue, and a bound for a very busy one. */
const MAX_WAITS = 300;
const WAITING = ['queued', 'offered'] as const;
type Waiting = Pick<typeof assignments.$inferSelect, 'handoffId' | 'queue' | 'rank' | 'queuedAt'>;

/** Where a waiting handoff stands: 1 is next. Offered ones ahead of it still count, they may come back. */
export async function placeOf(db: Database, waiting: Waiting, now: Date): Promise<QueuePlace> {
  const queue = await readQueue(db, waiting.queue);
  const position = 1 + (await countAhead(db, waiting));
  const waits = await recentWaits(db, queue.id, now);
  return {
    queue: queue.id, queueName: queue.name, position, expectedWaitSeconds: expectedWaitSeconds(position, waits, now.getTime()),
    open: isOpen(queue.calendar, now), promiseBy: addOpenMinutes(queue.calendar, now, queue.promiseMinutes),
  };
}

/** The place of a handoff, or null when it does not wait (any more). */
export async function findPlace(db: Database, handoffId: string, now: Date): Promise<QueuePlace | null> {
  const [row] = await db.select().from(assignments).where(and(eq(assignments.handoffId, handoffId), inArray(assignments.state, WAITING)));
  return row ? placeOf(db, row, now) : null;
}

async function countAhead(db: Database, { handoffId, queue, rank, queuedAt }: Waiting): Promise<number> {
  const before = sql`(${assignments.rank}, ${assignments.queuedAt}, ${assignments.handoffId}) < (${rank}::int, ${queuedAt.toISOString()}::timestamptz, ${handoffId}::text)`;
  const [row] = await db.select({ n: count() }).from(assignments).where(and(eq(assignments.queue, queue), inArray(assignments.state, WAITING), before));
  return row?.n ?? 0;
}

async function recentWaits(db: Database, queue: string, now: Date) {
  const since = new Date(now.getTime() - RATE_WINDOW_MS);
  const rows = await db.select({ from: assignments.waitingSince, to: assignments.acceptedAt }).from(assignments)
    .where(and(eq(assignments.queue, queue), gt(assignments.acceptedAt, since))).orderBy(desc(assignments.acceptedAt)).limit(MAX_WAITS);
  return rows.flatMap((r) => (r.to ? [{ from: r.from.getTime(), to: r.to.getTime() }] : []));
}

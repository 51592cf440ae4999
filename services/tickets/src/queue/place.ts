import type { QueuePlace } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { and, count, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import { addOpenMinutes, isOpen } from '../calendar/businessCalendar.ts';
import { HEARTBEAT_LIMIT_MS, after } from '../assignment/leases.ts';
import { agents, assignments } from '../record/schema.ts';
import { RATE_WINDOW_MS, expectedWaitSeconds } from './expectedWait.ts';
import { readQueue } from './readQueue.ts';

/** Waits looked at for the rate: enough for a busy queue, and a bound for a very busy one. */
const MAX_WAITS = 300;
const WAITING = ['queued', 'offered'] as const;
type Waiting = Pick<typeof assignments.$inferSelect, 'handoffId' | 'queue' | 'rank' | 'queuedAt' | 'reservedFor'>;

/** Where a waiting handoff stands: 1 is next. Offered ones ahead of it still count, they may come back. */
export async function placeOf(db: Database, waiting: Waiting, now: Date): Promise<QueuePlace> {
  const queue = await readQueue(db, waiting.queue);
  const { ahead, staffed } = await lookAhead(db, waiting, queue.skill, now);
  const position = 1 + ahead;
  // The pace of people who have gone home tells nothing.
  const wait = staffed ? expectedWaitSeconds(position, await recentWaits(db, queue.id, now), now.getTime()) : null;
  return {
    queue: queue.id, queueName: queue.name, position, expectedWaitSeconds: wait, staffed,
    open: isOpen(queue.calendar, now), promiseBy: addOpenMinutes(queue.calendar, now, queue.promiseMinutes),
  };
}

/** The place of a handoff, or null when it does not wait (any more). */
export async function findPlace(db: Database, handoffId: string, now: Date): Promise<QueuePlace | null> {
  const [row] = await db.select().from(assignments).where(and(eq(assignments.handoffId, handoffId), inArray(assignments.state, WAITING)));
  return row ? placeOf(db, row, now) : null;
}

/** How many stand before it, and whether anybody is at the desk who could take it: with the skill, or the colleague it was passed to. */
async function lookAhead(db: Database, { handoffId, queue, rank, queuedAt, reservedFor }: Waiting, skill: string, now: Date): Promise<{ ahead: number; staffed: boolean }> {
  const before = sql`(${assignments.rank}, ${assignments.queuedAt}, ${assignments.handoffId}) < (${rank}::int, ${queuedAt.toISOString()}::timestamptz, ${handoffId}::text)`;
  const able = sql`exists (select 1 from ${agents} where ${agents.presence} = 'online' and ${agents.capacity} > 0 and ${agents.heartbeatAt} > ${after(now, -HEARTBEAT_LIMIT_MS).toISOString()}::timestamptz
    and (${agents.skills} @> ${JSON.stringify([skill])}::jsonb or ${agents.id} = ${reservedFor ?? ''}::text))`;
  const [row] = await db.select({ ahead: count(), staffed: sql<boolean>`${able}` }).from(assignments).where(and(eq(assignments.queue, queue), inArray(assignments.state, WAITING), before));
  return row ?? { ahead: 0, staffed: false };
}

async function recentWaits(db: Database, queue: string, now: Date) {
  const since = new Date(now.getTime() - RATE_WINDOW_MS);
  const rows = await db.select({ from: assignments.waitingSince, to: assignments.acceptedAt }).from(assignments)
    .where(and(eq(assignments.queue, queue), gt(assignments.acceptedAt, since))).orderBy(desc(assignments.acceptedAt)).limit(MAX_WAITS);
  return rows.flatMap((r) => (r.to ? [{ from: r.from.getTime(), to: r.to.getTime() }] : []));
}

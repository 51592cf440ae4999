import type { ExpiredLease, QueuePlace, Tx } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { and, inArray, lt, sql } from 'drizzle-orm';
import { assignments } from '../record/schema.ts';
import { placeOf } from '../queue/place.ts';
import { changeTicket } from '../ticket/changeTicket.ts';
import { restFor } from './restFor.ts';
import type { AssignmentRow } from './readAssignment.ts';

/** Leases taken back in one go; what is left over waits for the next round. */
const BATCH = 200;

/**
 * Takes back offers nobody answered and conversations whose agent fell silent. They go to the head of their queue (`queued_at` stays). Rows another
 * replica is just working on are left to it.
 */
export async function expireLeases(tx: Tx, now: Date): Promise<ExpiredLease[]> {
  const db = asDb(tx);
  const expired = await db.select().from(assignments)
    .where(and(inArray(assignments.state, ['offered', 'assigned']), lt(assignments.leaseUntil, now)))
    .orderBy(assignments.handoffId).limit(BATCH).for('update', { skipLocked: true });
  if (expired.length === 0) return [];
  await db.update(assignments).set({
    state: 'queued', agentId: null, offeredTo: null, leaseUntil: null, acceptedAt: null,
    waitingSince: sql`case when ${assignments.state} = 'assigned' then ${now.toISOString()}::timestamptz else ${assignments.waitingSince} end`,
    resting: sql`case when ${assignments.state} = 'offered' then ${restFor(sql`${assignments.offeredTo}`, now)} else ${assignments.resting} end`,
  }).where(inArray(assignments.handoffId, expired.map((e) => e.handoffId)));
  const leases: ExpiredLease[] = [];
  for (const row of expired) {
    const lease = asExpired(row, row.state === 'assigned' ? await placeOf(db, row, now) : null);
    if (lease.was === 'assigned') await freeTicket(tx, row.ticketId, lease, now);
    leases.push(lease);
  }
  return leases;
}

function asExpired({ handoffId, conversationId, state, agentId, offeredTo }: AssignmentRow, place: QueuePlace | null): ExpiredLease {
  return { handoffId, conversationId, agentId: agentId ?? offeredTo ?? '', was: state === 'assigned' ? 'assigned' : 'offered', place };
}

function freeTicket(tx: Tx, ticketId: string, lease: ExpiredLease, now: Date): Promise<unknown> {
  return changeTicket(tx, ticketId, { at: now, actor: 'system', set: { assignee: null }, events: [{ type: 'lease.expired', data: { agentId: lease.agentId } }] });
}

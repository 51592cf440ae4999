import type { QueuePlace, Tx } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { and, eq } from 'drizzle-orm';
import { placeOf } from '../queue/place.ts';
import { readQueue } from '../queue/readQueue.ts';
import { assignments } from '../record/schema.ts';
import { changeTicket } from '../ticket/changeTicket.ts';
import { restFor } from './restFor.ts';

/** Passes a conversation from its agent to a queue. It keeps the time it was first queued, so it stands at the head. Null when the agent does not own it. */
export async function requeue(tx: Tx, handoffId: string, agentId: string, queueId: string, now: Date): Promise<QueuePlace | null> {
  const db = asDb(tx);
  const queue = await readQueue(db, queueId);
  const [row] = await db.update(assignments)
    .set({ state: 'queued', queue: queue.id, agentId: null, leaseUntil: null, waitingSince: now, acceptedAt: null, resting: restFor(agentId, now) })
    .where(and(eq(assignments.handoffId, handoffId), eq(assignments.state, 'assigned'), eq(assignments.agentId, agentId))).returning();
  if (!row) return null;
  await changeTicket(tx, row.ticketId, { at: now, actor: agentId, set: { queue: queue.id, assignee: null }, events: [{ type: 'transferred', data: { to: queue.id } }] });
  return placeOf(db, row, now);
}

import { LobbyError, type QueuePlace, type Tx } from '@lobby/contracts';
import { asDb, type Database } from '@lobby/service-kit/db';
import { and, eq } from 'drizzle-orm';
import { placeOf } from '../queue/place.ts';
import { readQueue } from '../queue/readQueue.ts';
import { agents, assignments } from '../record/schema.ts';
import { changeTicket } from '../ticket/changeTicket.ts';
import { restFor } from './restFor.ts';

type Wish = { handoffId: string; agentId: string; queue: string; toAgent?: string | undefined };

/**
 * Passes a conversation from its agent to a queue, or to a colleague first: they are asked before anybody else, and when they do not take it the queue has it.
 * It keeps the time it was first queued, so it stands at the head. Null when the agent does not own it.
 * @throws LobbyError not_found for a colleague who never worked at the desk
 */
export async function requeue(tx: Tx, { handoffId, agentId, queue: queueId, toAgent }: Wish, now: Date): Promise<QueuePlace | null> {
  const db = asDb(tx);
  if (toAgent !== undefined) await mustBeAgent(db, toAgent);
  const queue = await readQueue(db, queueId);
  const [row] = await db.update(assignments)
    .set({ state: 'queued', queue: queue.id, agentId: null, leaseUntil: null, waitingSince: now, acceptedAt: null, reservedFor: toAgent ?? null, resting: restFor(agentId, now) })
    .where(and(eq(assignments.handoffId, handoffId), eq(assignments.state, 'assigned'), eq(assignments.agentId, agentId))).returning();
  if (!row) return null;
  await changeTicket(tx, row.ticketId, { at: now, actor: agentId, set: { queue: queue.id, assignee: null }, events: [{ type: 'transferred', data: { to: toAgent ?? queue.id, queue: queue.id } }] });
  return placeOf(db, row, now);
}

async function mustBeAgent(db: Database, agentId: string): Promise<void> {
  const [known] = await db.select({ id: agents.id }).from(agents).where(eq(agents.id, agentId));
  if (!known) throw new LobbyError('not_found', 'No such colleague at the desk');
}

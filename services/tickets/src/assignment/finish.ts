import type { TicketsService, Tx } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { and, eq, ne } from 'drizzle-orm';
import { assignments } from '../record/schema.ts';
import { changeTicket } from '../ticket/changeTicket.ts';
import { setStatus } from '../ticket/setStatus.ts';
import { startWrapUp } from './wrapUp.ts';

type Why = Parameters<TicketsService['finish']>[2];

/** Ends an assignment. False when it has ended before. A withdrawn wish leaves its ticket to the customer: the clocks stand still until they come back. */
export async function finish(tx: Tx, handoffId: string, why: Why, actor: string, now: Date): Promise<boolean> {
  const [row] = await asDb(tx).update(assignments)
    .set({ state: 'done', offeredTo: null, leaseUntil: null, endedAt: now, endReason: why })
    .where(and(eq(assignments.handoffId, handoffId), ne(assignments.state, 'done'))).returning({ ticketId: assignments.ticketId, agentId: assignments.agentId, queue: assignments.queue });
  if (!row) return false;
  if (row.agentId) await startWrapUp(tx, row.agentId, row.queue, now);
  if (why === 'withdrawn') await setStatus(tx, row.ticketId, 'pending_customer', { at: now, actor, events: [{ type: why, data: { handoffId } }] });
  else await changeTicket(tx, row.ticketId, { at: now, actor, set: {}, events: [{ type: `handoff.${why}`, data: { handoffId } }] });
  return true;
}

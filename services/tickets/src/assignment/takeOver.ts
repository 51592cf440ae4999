import type { TicketsService, Tx } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { and, eq, ne } from 'drizzle-orm';
import { assignments } from '../record/schema.ts';
import { takeTicket } from '../ticket/takeTicket.ts';
import { ASSIGNED_LEASE_MS, after } from './leases.ts';

/** Gives an open handoff to a supervisor, whoever has it. Whether they may is asked before. The row's lock orders two who do it at once. */
export async function takeOver(tx: Tx, handoffId: string, agentId: string, now: Date): ReturnType<TicketsService['takeOver']> {
  const db = asDb(tx);
  const open = and(eq(assignments.handoffId, handoffId), ne(assignments.state, 'done'));
  const [before] = await db.select({ from: assignments.agentId, acceptedAt: assignments.acceptedAt, ticketId: assignments.ticketId }).from(assignments).where(open).for('update');
  if (!before) return null;
  await db.update(assignments)
    .set({ state: 'assigned', agentId, offeredTo: null, reservedFor: null, leaseUntil: after(now, ASSIGNED_LEASE_MS), acceptedAt: before.acceptedAt ?? now }).where(open);
  if (before.from !== agentId) await takeTicket(tx, before.ticketId, agentId, now);
  return { from: before.from };
}

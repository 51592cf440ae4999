import type { TicketsService, Tx } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { and, eq, inArray, isNull, lt, or } from 'drizzle-orm';
import { agents, assignments } from '../record/schema.ts';
import { takeTicket } from '../ticket/takeTicket.ts';
import { ASSIGNED_LEASE_MS, after } from './leases.ts';
import { presentAssignment } from './readAssignment.ts';

/**
 * Compare-and-set: of all who call exactly one gets `won: true`. One statement decides, so there is nothing between the look and the change. An offer
 * keeps others away only while its lease runs.
 */
export async function accept(tx: Tx, handoffId: string, agentId: string, now: Date): ReturnType<TicketsService['accept']> {
  const db = asDb(tx);
  const free = or(isNull(assignments.offeredTo), eq(assignments.offeredTo, agentId), lt(assignments.leaseUntil, now));
  const [won] = await db.update(assignments)
    .set({ state: 'assigned', agentId, offeredTo: null, reservedFor: null, leaseUntil: after(now, ASSIGNED_LEASE_MS), acceptedAt: now })
    .where(and(eq(assignments.handoffId, handoffId), inArray(assignments.state, ['queued', 'offered']), free)).returning();
  if (!won) return { won: false, by: await holderOf(tx, handoffId) };
  await takeTicket(tx, won.ticketId, agentId, now);
  await db.update(agents).set({ lastAssignedAt: now }).where(eq(agents.id, agentId));
  return { won: true, assignment: presentAssignment(won) };
}

async function holderOf(tx: Tx, handoffId: string): Promise<string | null> {
  const [row] = await asDb(tx).select({ agentId: assignments.agentId, offeredTo: assignments.offeredTo }).from(assignments).where(eq(assignments.handoffId, handoffId));
  return row?.agentId ?? row?.offeredTo ?? null;
}

import type { Tx } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { and, eq } from 'drizzle-orm';
import { assignments } from '../record/schema.ts';
import { restFor } from './restFor.ts';

/** Gives an offer back at once; the handoff keeps its place. False when it is not offered to this agent. */
export async function decline(tx: Tx, handoffId: string, agentId: string, now: Date): Promise<boolean> {
  const rows = await asDb(tx).update(assignments)
    .set({ state: 'queued', offeredTo: null, leaseUntil: null, resting: restFor(agentId, now) })
    .where(and(eq(assignments.handoffId, handoffId), eq(assignments.state, 'offered'), eq(assignments.offeredTo, agentId))).returning({ id: assignments.handoffId });
  return rows.length === 1;
}

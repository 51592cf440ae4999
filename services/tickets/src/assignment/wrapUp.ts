import type { Tx } from '@lobby/contracts';
import { asDb, type Database } from '@lobby/service-kit/db';
import { eq } from 'drizzle-orm';
import { readQueue } from '../queue/readQueue.ts';
import { agents } from '../record/schema.ts';
import { after } from './leases.ts';

/** Gives an agent the queue's wrap-up time: nothing new is offered to them before it has passed. */
export async function startWrapUp(tx: Tx, agentId: string, queueId: string, now: Date): Promise<void> {
  const db = asDb(tx);
  const { wrapUpSeconds } = await readQueue(db, queueId);
  if (wrapUpSeconds > 0) await db.update(agents).set({ wrapUpUntil: after(now, wrapUpSeconds * 1_000) }).where(eq(agents.id, agentId));
}

/** The agent is done before the time is up. */
export async function endWrapUp(db: Database, agentId: string): Promise<void> {
  await db.update(agents).set({ wrapUpUntil: null }).where(eq(agents.id, agentId));
}

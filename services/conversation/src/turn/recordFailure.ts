import { eq, sql } from 'drizzle-orm';
import type { Spine } from '../deps.ts';
import { turns } from '../record/schema.ts';
import type { ClaimedTurn } from './claimTurn.ts';

/** Counts one exception of a turn. @returns how many there are now. */
export async function recordFailure(spine: Spine, turn: ClaimedTurn, error: string): Promise<number> {
  const [row] = await spine.database.db.update(turns).set({ failures: sql`${turns.failures} + 1`, error }).where(eq(turns.id, turn.id)).returning({ failures: turns.failures });
  return row?.failures ?? turn.failures + 1;
}

/** Takes back the attempt that was counted when the turn was claimed: nothing about the turn was at fault. */
export async function excuseAttempt(spine: Spine, turn: ClaimedTurn): Promise<void> {
  await spine.database.db.update(turns).set({ attempts: sql`greatest(${turns.attempts} - 1, 0)` }).where(eq(turns.id, turn.id));
}

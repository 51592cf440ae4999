import type { Database } from '@lobby/service-kit/db';
import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Spine } from '../deps.ts';
import { turns } from '../record/schema.ts';

export type ClaimedTurn = typeof turns.$inferSelect;

/** A claim outlives the turn's budget, so that two processes never think the same turn; after a crash another takes over when it ends. */
const CLAIM_MS_OVER_BUDGET = 5_000;

/**
 * Claims the conversation's pending turn for this process, and counts the attempt before anything is tried, so that a turn that kills the process is
 * counted too. Times are the database's, so that replicas with skewed clocks agree.
 * @returns null when nothing is pending or another process has it.
 */
export async function claimTurn(spine: Spine, conversationId: string): Promise<ClaimedTurn | null> {
  const seconds = (spine.limits.turnBudgetMs + CLAIM_MS_OVER_BUDGET) / 1000;
  const [turn] = await spine.database.db.update(turns)
    .set({ attempts: sql`${turns.attempts} + 1`, claimedBy: spine.node, claimedUntil: sql`now() + make_interval(secs => ${seconds})` })
    .where(and(eq(turns.conversationId, conversationId), eq(turns.state, 'pending'), claimable(spine.node)))
    .returning();
  return turn ?? null;
}

/** Conversations whose turn waits although nobody works on it, oldest first. */
export async function unclaimedTurns(db: Database, node: string, limit: number): Promise<string[]> {
  const rows = await db.select({ conversationId: turns.conversationId }).from(turns).where(and(eq(turns.state, 'pending'), claimable(node))).orderBy(turns.createdAt).limit(limit);
  return rows.map((r) => r.conversationId);
}

/** Forgets claims of processes that cannot be alive: only for an embedded record, which one process at a time can open. */
export async function forgetClaims(db: Database): Promise<void> {
  await db.update(turns).set({ claimedBy: null, claimedUntil: null }).where(eq(turns.state, 'pending'));
}

function claimable(node: string) {
  return or(isNull(turns.claimedUntil), lt(turns.claimedUntil, sql`now()`), eq(turns.claimedBy, node));
}

import { LobbyError, type DeadTurn, type Staff } from '@lobby/contracts';
import { newId } from '@lobby/service-kit';
import { asDb } from '@lobby/service-kit/db';
import { and, desc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { Spine } from '../deps.ts';
import { turns } from '../record/schema.ts';
import { lockConversation } from '../timeline/append.ts';

const LIST_LIMIT = 200;

/** The dead-letter list of turns, latest first. Holds names and ids, nothing of what was said. */
export async function listDeadTurns(spine: Pick<Spine, 'database'>): Promise<z.output<typeof DeadTurn>[]> {
  const rows = await spine.database.db.select().from(turns).where(eq(turns.state, 'dead')).orderBy(desc(turns.createdAt)).limit(LIST_LIMIT);
  return rows.map((t) => ({ turnId: t.id, conversationId: t.conversationId, error: t.error, attempts: t.attempts, createdAt: t.createdAt.toISOString(), finishedAt: t.finishedAt?.toISOString() ?? null }));
}

/**
 * Gives a dead turn's messages to a new turn, whose replies and side effects so have ids of their own. If a person has the conversation by then, the bot stays silent.
 * @returns the new turn's id
 * @throws LobbyError not_found when the turn is not dead; wrong_state when the conversation owes a turn already, which will read the messages anyway
 */
export async function redriveTurn(spine: Pick<Spine, 'database' | 'clock' | 'access' | 'wakeTurn'>, staff: Pick<Staff, 'id'>, turnId: string): Promise<{ turnId: string }> {
  const again = newId('turn');
  const conversationId = await spine.database.transaction(async (tx) => {
    const db = asDb(tx);
    const [dead] = await db.update(turns).set({ state: 'redriven' }).where(and(eq(turns.id, turnId), eq(turns.state, 'dead'))).returning();
    if (!dead) throw new LobbyError('not_found', 'No such dead turn');
    await lockConversation(tx, dead.conversationId);
    const [made] = await db.insert(turns).values({ id: again, conversationId: dead.conversationId, firstSeq: dead.firstSeq, createdAt: spine.clock.now() }).onConflictDoNothing().returning({ id: turns.id });
    if (!made) throw new LobbyError('wrong_state', 'The conversation owes a turn already');
    await spine.access.audit(tx, { actor: staff.id, action: 'turn.redrive', subject: turnId });
    return dead.conversationId;
  });
  spine.wakeTurn(conversationId);
  return { turnId: again };
}

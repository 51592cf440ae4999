import { LobbyError } from '@lobby/contracts';
import { and, asc, eq, gte, inArray, sql } from 'drizzle-orm';
import type { Spine } from '../deps.ts';
import { VERIFIED_IDLE_MS, wantsExtension, weakest, type Identity } from '../identity/assurance.ts';
import { conversations, timeline, turns, visitorTokens } from '../record/schema.ts';
import type { ClaimedTurn } from './claimTurn.ts';
import type { TurnInput, TurnText } from './turnGraph.ts';

/** Messages one turn reads; more are left to the next. */
const TEXTS_PER_TURN = 20;

/**
 * Reads what a turn works on: the state after the last turn, and all the customer said since.
 * @throws LobbyError unavailable while no knowledge is published
 */
export async function loadTurn(spine: Spine, turn: ClaimedTurn): Promise<TurnInput> {
  const releaseId = spine.knowledge.currentRelease();
  if (!releaseId) throw new LobbyError('unavailable', 'No knowledge has been published yet');
  const [before] = await spine.database.db.select({ language: conversations.language, customerId: conversations.customerId, state: turns.stateAfter })
    .from(conversations).leftJoin(turns, eq(turns.id, conversations.lastTurnId)).where(eq(conversations.id, turn.conversationId));
  if (!before) throw new LobbyError('not_found');
  const spoken = await readTexts(spine, turn);
  return {
    conversationId: turn.conversationId, turnId: turn.id, texts: spoken.texts, state: before.state, releaseId, language: before.language,
    customer: { customerId: before.customerId, ...spoken.identity }, now: spine.clock.now(),
  };
}

async function readTexts(spine: Spine, turn: ClaimedTurn): Promise<{ texts: TurnText[]; identity: Identity }> {
  const rows = await spine.database.db
    .select({
      seq: timeline.seq, fact: timeline.fact, session: timeline.session, assurance: visitorTokens.assurance, bankCustomerId: visitorTokens.bankCustomerId,
      assuredUntil: visitorTokens.assuredUntil, verifiedUntil: visitorTokens.verifiedUntil,
    })
    .from(timeline).leftJoin(visitorTokens, eq(visitorTokens.tokenHash, timeline.session))
    .where(and(eq(timeline.conversationId, turn.conversationId), gte(timeline.seq, turn.firstSeq), eq(timeline.type, 'customer.said'), hasWords))
    .orderBy(asc(timeline.seq)).limit(TEXTS_PER_TURN);
  const texts = rows.flatMap(({ seq, fact }) => (fact.type === 'customer.said' ? [{ text: fact.text, seq, ...(fact.option ? { option: fact.option } : {}), ...(fact.stepUp ? { stepUp: fact.stepUp } : {}) }] : []));
  if (texts.length === 0) throw new Error('a turn without a message');
  const now = spine.clock.now();
  await extendVerified(spine, rows.flatMap((r) => (r.session && wantsExtension(r, now) ? [r.session] : [])), now);
  return { texts, identity: weakest(rows, now) };
}

/** The bot cannot look into files; what it says to one is said when it comes (attachments/receiveFile.ts). */
const hasWords = sql`${timeline.fact}->>'text' <> ''`;

/** Talking keeps a verified session alive. */
async function extendVerified(spine: Spine, sessions: readonly string[], now: Date): Promise<void> {
  if (sessions.length === 0) return;
  await spine.database.db.update(visitorTokens).set({ verifiedUntil: new Date(now.getTime() + VERIFIED_IDLE_MS) }).where(inArray(visitorTokens.tokenHash, [...new Set(sessions)]));
}

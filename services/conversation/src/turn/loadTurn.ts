import { LobbyError, type Assurance } from '@lobby/contracts';
import { and, asc, eq, gte } from 'drizzle-orm';
import type { Spine } from '../deps.ts';
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

type Identity = { bankCustomerId: string | null; assurance: Assurance };

async function readTexts(spine: Spine, turn: ClaimedTurn): Promise<{ texts: TurnText[]; identity: Identity }> {
  const rows = await spine.database.db
    .select({ seq: timeline.seq, fact: timeline.fact, assurance: visitorTokens.assurance, bankCustomerId: visitorTokens.bankCustomerId, until: visitorTokens.assuredUntil })
    .from(timeline).leftJoin(visitorTokens, eq(visitorTokens.tokenHash, timeline.session))
    .where(and(eq(timeline.conversationId, turn.conversationId), gte(timeline.seq, turn.firstSeq), eq(timeline.type, 'customer.said')))
    .orderBy(asc(timeline.seq)).limit(TEXTS_PER_TURN);
  const texts = rows.flatMap(({ seq, fact }) => (fact.type === 'customer.said' ? [{ text: fact.text, seq, ...(fact.option ? { option: fact.option } : {}) }] : []));
  if (texts.length === 0) throw new Error('a turn without a message');
  return { texts, identity: weakest(rows, spine.clock.now()) };
}

const STRENGTH: Record<Assurance, number> = { anonymous: 0, identified: 1, verified: 2 };

/** Several devices may have spoken: the turn knows its customer no better than the least proven of them. */
function weakest(rows: readonly { assurance: Assurance | null; bankCustomerId: string | null; until: Date | null }[], now: Date): Identity {
  const proven = rows.map((r): Identity => (r.assurance && r.until && r.until > now ? { assurance: r.assurance, bankCustomerId: r.bankCustomerId } : { assurance: 'anonymous', bankCustomerId: null }));
  return proven.reduce((a, b) => (STRENGTH[b.assurance] < STRENGTH[a.assurance] ? b : a));
}

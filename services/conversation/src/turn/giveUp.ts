import type { HandoffWish } from '@lobby/contracts';
import { eq } from 'drizzle-orm';
import type { Spine } from '../deps.ts';
import { newState } from '../dialogue/newState.ts';
import { draftHandoff, requestHandoff, type HandoffDraft } from '../handoff/requestHandoff.ts';
import { WORDS } from '../handoff/wording.ts';
import { conversations, turns } from '../record/schema.ts';
import { appendFacts, lockConversation, type AppendResult, type NewFact } from '../timeline/append.ts';
import type { ClaimedTurn } from './claimTurn.ts';
import { endTurn, replyClientId } from './finishTurn.ts';

const FALLBACK_QUEUE = 'general';

/**
 * Lays a turn among the dead letters and hands the conversation to a person, so that the customer is told. If even the queue cannot take it, the customer
 * is told that. `error` is a name, never a text.
 */
export async function giveUp(spine: Spine, turn: ClaimedTurn, error: string, reason: HandoffWish['reason']): Promise<AppendResult | null> {
  const draft = await draftFallback(spine, turn, reason);
  try {
    return await bury(spine, turn, error, draft);
  } catch (failure) {
    spine.log.error({ turnId: turn.id, err: failure instanceof Error ? failure.name : 'unknown' }, 'a given-up turn could not be handed to a person');
    return bury(spine, turn, error, null);
  }
}

async function draftFallback(spine: Spine, turn: ClaimedTurn, reason: HandoffWish['reason']): Promise<HandoffDraft | null> {
  const [before] = await spine.database.db.select({ language: conversations.language, state: turns.stateAfter }).from(conversations)
    .leftJoin(turns, eq(turns.id, conversations.lastTurnId)).where(eq(conversations.id, turn.conversationId));
  const state = before?.state ?? newState(before?.language ?? 'zh');
  return draftHandoff(spine, turn.id, { reason, queue: FALLBACK_QUEUE, priority: 'normal' }, state, null, null);
}

async function bury(spine: Spine, turn: ClaimedTurn, error: string, draft: HandoffDraft | null): Promise<AppendResult | null> {
  return spine.database.transaction(async (tx) => {
    const locked = await lockConversation(tx, turn.conversationId);
    await endTurn(spine, tx, turn, { state: 'dead', error, lastSeq: locked.lastCustomerSeq });
    if (locked.status !== 'bot') return null;
    const words = WORDS[locked.language];
    const apology: NewFact = {
      actor: { kind: 'bot' }, clientId: replyClientId(turn.id, 0),
      fact: { type: 'bot.replied', act: draft ? 'handoff' : 'refuse', text: draft ? words.couldNotProcess : words.couldNotProcessNorQueue, citations: [], options: [], turnId: turn.id, release: turn.release ?? 'none' },
    };
    const handoff = draft ? await requestHandoff(spine, tx, locked, draft) : [];
    return appendFacts(tx, spine.clock, locked, [apology, ...handoff]);
  });
}

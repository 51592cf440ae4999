import type { Fact, Tx } from '@lobby/contracts';
import { failpoint, newId } from '@lobby/service-kit';
import { asDb } from '@lobby/service-kit/db';
import { and, eq } from 'drizzle-orm';
import type { Spine } from '../deps.ts';
import { draftHandoff, openTicket, requestHandoff, type HandoffDraft } from '../handoff/requestHandoff.ts';
import { turns } from '../record/schema.ts';
import { appendFacts, lockConversation, type AppendResult, type ConversationRow, type NewFact } from '../timeline/append.ts';
import type { ClaimedTurn } from './claimTurn.ts';
import type { TurnInput, TurnResult } from './turnGraph.ts';

/** Another process took the turn over, or it is done already: what was thought here is thrown away. */
export class TurnLostError extends Error {
  constructor() {
    super('the turn is no longer ours');
    this.name = 'TurnLostError';
  }
}

export type Finished = { result: AppendResult | null; owesAnother: boolean };

/**
 * Writes what a turn came to in one transaction: the turn is done, its replies, state and trace are kept, its handoff stands in the queue. If a person has
 * the conversation by now, the bot stays silent.
 * @throws TurnLostError
 */
export async function finishTurn(spine: Spine, turn: ClaimedTurn, input: TurnInput, outcome: TurnResult): Promise<Finished> {
  if (outcome.replies.length === 0 && !outcome.handoff) throw new Error('a turn must come to a reply or a handoff');
  const drafted = outcome.handoff ? await draftHandoff(spine, turn.id, outcome.handoff, outcome.state, input.releaseId, outcome.trace.understanding.at(-1) ?? null, outcome.ticket?.subject) : null;
  const draft = drafted && outcome.summary ? { ...drafted, packet: { ...drafted.packet, summary: outcome.summary } } : drafted;
  const lastSeq = input.texts.at(-1)?.seq ?? turn.firstSeq;
  const finished = await spine.database.transaction(async (tx) => {
    const locked = await lockConversation(tx, turn.conversationId);
    const silenced = locked.status !== 'bot';
    await endTurn(spine, tx, turn, silenced ? { state: 'silenced', lastSeq } : { state: 'done', lastSeq, release: outcome.trace.release, stateAfter: outcome.state, trace: outcome.trace, error: null });
    if (silenced) return { result: null, owesAnother: false };
    const facts = [...replies(turn, outcome), ...(await followUps(spine, tx, locked, outcome, draft))];
    const owed = locked.lastCustomerSeq > lastSeq ? { owed: { id: newId('turn'), firstSeq: lastSeq + 1 } } : {};
    const result = await appendFacts(tx, spine.clock, locked, facts, { ...owed, set: { lastTurnId: turn.id, language: outcome.state.language } });
    failpoint('before_reply_commit');
    return { result, owesAnother: 'owed' in owed && result.conversation.status === 'bot' };
  });
  return finished;
}

type Ending = Partial<Pick<ClaimedTurn, 'lastSeq' | 'release' | 'stateAfter' | 'trace' | 'error'>> & { state: 'done' | 'silenced' | 'dead' };

/** @throws TurnLostError when this process has no claim on the turn any more. */
export async function endTurn(spine: Spine, tx: Tx, turn: ClaimedTurn, ending: Ending): Promise<void> {
  const ended = await asDb(tx).update(turns).set({ ...ending, finishedAt: spine.clock.now(), claimedUntil: null })
    .where(and(eq(turns.id, turn.id), eq(turns.state, 'pending'), eq(turns.claimedBy, spine.node))).returning({ id: turns.id });
  if (ended.length === 0) throw new TurnLostError();
}

/** The client id of a reply comes from its turn, so the record itself refuses a second answer of the same turn. */
export function replyClientId(turnId: string, index: number): string {
  return `${turnId}-${index}`;
}

function replies(turn: ClaimedTurn, outcome: TurnResult): NewFact[] {
  return outcome.replies.map((reply, i) => {
    const fact: Fact = { type: 'bot.replied', ...reply, turnId: turn.id, release: outcome.trace.release };
    return { actor: { kind: 'bot' }, clientId: replyClientId(turn.id, i), fact };
  });
}

async function followUps(spine: Spine, tx: Tx, locked: ConversationRow, outcome: TurnResult, draft: HandoffDraft | null): Promise<NewFact[]> {
  if (draft) return requestHandoff(spine, tx, { ...locked, language: outcome.state.language }, draft);
  if (!outcome.ticket) return [];
  return (await openTicket(spine, tx, { ...locked, language: outcome.state.language }, { ...outcome.ticket, topic: outcome.ticket.topic ?? null })).facts;
}

import { LobbyError, type SendMessage, type SentMessage } from '@lobby/contracts';
import { calendarDate, failpoint, newId } from '@lobby/service-kit';
import type { Spine } from './deps.ts';
import { proveByCode, type Proved } from './identity/proveByCode.ts';
import { appendOnce } from './timeline/appendOnce.ts';
import type { NewFact } from './timeline/append.ts';
import type { ClaimedTurn } from './turn/claimTurn.ts';
import { finishTurn } from './turn/finishTurn.ts';
import { loadTurn } from './turn/loadTurn.ts';
import type { TurnInput, TurnResult } from './turn/turnGraph.ts';
import { withBudget } from './turn/withBudget.ts';

/** A customer's message as a channel hands it in. `session` is the hash of the visitor token it came with. */
export type CustomerMessage = SendMessage & { conversationId: string; session: string };
export type Handled = { sent: SentMessage; repeated: boolean };

/**
 * The story of one message, first half: mask → append with the turn it calls for → push → wake the turn. When this resolves the message is durable,
 * so the door may ack.
 * @throws LobbyError conflict, not_found, draining
 */
export async function handleMessage(spine: Spine, message: CustomerMessage): Promise<Handled> {
  if (spine.draining()) throw new LobbyError('draining');
  const proved = await proveByCode(spine, message);
  const { sent, result } = await appendOnce(spine, {
    conversationId: message.conversationId,
    clientId: message.clientId,
    make: (conversation, previous) => ({ ...said(spine, message, proved, conversation.customerId, previous), owedTurn: newId('turn') }),
  });
  if (result) {
    failpoint('before_push');
    spine.live.appended(result);
    if (result.conversation.status === 'bot') spine.wakeTurn(message.conversationId);
  }
  failpoint('before_ack');
  return { sent, repeated: result === null };
}

/**
 * Second half, run by the turn runner, one at a time per conversation: read all that was said → understand, ask knowledge, decide → append the replies
 * with the new state, and the handoff if there is one → push.
 * @returns true when the customer said more meanwhile and the next turn is owed.
 */
export async function answer(spine: Spine, turn: ClaimedTurn): Promise<boolean> {
  spine.live.typing(turn.conversationId, 'bot', true);
  const { input, outcome } = await thoughtToday(spine, turn);
  failpoint('during_turn');
  const finished = await finishTurn(spine, turn, input, outcome);
  if (finished.result) {
    spine.live.appended(finished.result);
    spine.knowledge.recordUse?.(outcome.replies.flatMap((reply) => reply.citations.map((c) => c.itemId)));
  }
  if (outcome.handoff) spine.wakeQueue();
  return finished.owesAnother;
}

/**
 * A turn that midnight overtook, such as one that waits for a slow model, is thought again: what it found may have run out with the day. Its calls to the bank carry
 * the turn's own key, so they happen once.
 */
async function thoughtToday(spine: Spine, turn: ClaimedTurn): Promise<{ input: TurnInput; outcome: TurnResult }> {
  const think = async () => {
    const input = await loadTurn(spine, turn);
    return { input, outcome: await withBudget(spine.limits.turnBudgetMs, (signal) => spine.runTurn(input, signal)) };
  };
  const first = await think();
  return calendarDate(first.input.now) === calendarDate(spine.clock.now()) ? first : think();
}

function said(spine: Spine, message: CustomerMessage, { text, stepUp }: Proved, customerId: string | null, previous: string | undefined): NewFact {
  const { masked, spans } = spine.nlu.mask(text, previous);
  const secretsMasked = [...new Set([...spans.map((s) => s.type), ...(text === message.text ? [] : ['otp'])])];
  return {
    actor: { kind: 'customer', ...(customerId ? { id: customerId } : {}) },
    session: message.session,
    fact: { type: 'customer.said', text: masked, ...(message.option ? { option: message.option } : {}), secretsMasked, attachments: [], ...(stepUp ? { stepUp } : {}) },
  };
}

import { LobbyError, type StepUp, type StepUpOutcome, type StepUpResult } from '@lobby/contracts';
import { and, eq } from 'drizzle-orm';
import type { Spine } from '../deps.ts';
import { conversations, timeline, turns } from '../record/schema.ts';
import { assureVisitor } from './identifyVisitor.ts';
import { findCode } from './findCode.ts';

/** A message as far as it concerns a code: `text` without the code, and what the bank said to it. */
export type Proved = { text: string; stepUp?: StepUpResult };
type Message = { conversationId: string; session: string; clientId: string; text: string };

/**
 * Takes a one-time code out of a message before anything of it is stored, has the bank check it and, if it is right, makes the sender's session *verified*. Only where a
 * code was sent in this conversation; for any other message this costs no query unless it holds six digits. The same message sent again is not checked again.
 */
export async function proveByCode(spine: Spine, message: Message): Promise<Proved> {
  const code = spine.stepUp ? findCode(message.text) : null;
  if (!spine.stepUp || !code) return { text: message.text };
  const { who, repeated } = await pending(spine, message, code.without.trim() === code.mask);
  if (repeated) return { text: repeated.includes(code.mask) ? code.without : message.text };
  if (who === null) return { text: message.text };
  const stepUp = await check(spine, spine.stepUp, message, who, code.digits);
  return { text: code.without, stepUp };
}

/** Whom a code was sent for, while the code is awaited or the message is nothing else ("100000" may be an amount once the talk has moved on), and the text of this very message if it was stored before. */
async function pending(spine: Spine, { conversationId, clientId }: Message, bare: boolean): Promise<{ who: string | null; repeated: string | null }> {
  const [found] = await spine.database.db.select({ state: turns.stateAfter, known: timeline.fact }).from(conversations)
    .leftJoin(turns, eq(turns.id, conversations.lastTurnId)).leftJoin(timeline, and(eq(timeline.conversationId, conversations.id), eq(timeline.clientId, clientId)))
    .where(eq(conversations.id, conversationId));
  const { state } = found ?? {};
  const awaited = state?.expecting?.kind === 'identity' && state.expecting.name === 'code';
  return { who: awaited || bare ? state?.stepUp?.who ?? null : null, repeated: found?.known?.type === 'customer.said' ? found.known.text : null };
}

async function check(spine: Spine, stepUp: StepUp, message: Message, who: string, code: string): Promise<StepUpResult> {
  const outcome = await stepUp.check(who, code).catch((error: unknown) => {
    spine.log.warn({ err: error }, 'a one-time code could not be checked');
    return null;
  });
  if (outcome === null) return 'unavailable';
  if (!outcome.ok) return refused(spine, message, outcome);
  try {
    await assureVisitor(spine, message, outcome.proof);
    return 'verified';
  } catch (error) {
    // The conversation is another customer's already: the code was right and still proves nothing here.
    if (error instanceof LobbyError && error.code === 'conflict') return 'wrong';
    throw error;
  }
}

async function refused(spine: Spine, { conversationId }: Message, { why, left }: Extract<StepUpOutcome, { ok: false }>): Promise<StepUpResult> {
  await spine.access.audit(null, { actor: 'system', action: why === 'locked' ? 'customer.step_up_locked' : 'customer.step_up_wrong', subject: conversationId, data: { left } });
  return why;
}

import type { ConversationStatus, FactType } from '@lobby/contracts';

type Transition = { from: readonly ConversationStatus[]; to: ConversationStatus };

/**
 * The whole state machine of a conversation: which fact may follow in which state, and what the state is then. A fact that is not in this table may
 * be said in any state and changes none. Nothing is appended that the table does not allow (timeline/append.ts).
 */
export const TRANSITIONS: Partial<Record<FactType, Transition>> = {
  'handoff.requested': { from: ['bot'], to: 'queued' },
  queued: { from: ['queued'], to: 'queued' },
  offered: { from: ['queued'], to: 'offered' },
  offer_ended: { from: ['offered'], to: 'queued' },
  accepted: { from: ['queued', 'offered'], to: 'assigned' },
  transferred: { from: ['assigned'], to: 'queued' },
  requeued: { from: ['assigned'], to: 'queued' },
  returned_to_bot: { from: ['assigned'], to: 'bot' },
  'handoff.withdrawn': { from: ['queued', 'offered'], to: 'bot' },
  resolved: { from: ['assigned'], to: 'closed' },
  'bot.replied': { from: ['bot'], to: 'bot' },
  'agent.said': { from: ['assigned'], to: 'assigned' },
};

/** A customer who writes again after the end reopens the conversation with the bot. */
const REOPENED_BY: FactType = 'customer.said';

/** @returns the state after `type`, or null when the table does not allow it in `status`. */
export function nextStatus(status: ConversationStatus, type: FactType): ConversationStatus | null {
  if (type === REOPENED_BY && status === 'closed') return 'bot';
  const transition = TRANSITIONS[type];
  if (!transition) return status;
  return transition.from.includes(status) ? transition.to : null;
}

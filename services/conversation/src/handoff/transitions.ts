import type { ConversationStatus, FactType } from '@lobby/contracts';

/**
 * How the customer learns of it: `itself`, the fact is theirs to read; `queued`, the fact `queued` follows in the same transaction and says where they stand;
 * `nothing_new`, nothing changes for them: they wait, or are served, as before.
 */
type Told = 'itself' | 'queued' | 'nothing_new';
type Transition = { from: readonly ConversationStatus[]; to: ConversationStatus; told: Told };

/**
 * The whole state machine of a conversation: which fact may follow in which state, what the state is then, and how the customer learns of it. A fact that is
 * not in this table may be said in any state and changes none. Nothing is appended that the table does not allow (timeline/append.ts), and the picture in
 * docs/handoff.md is drawn from it.
 */
export const TRANSITIONS: Partial<Record<FactType, Transition>> = {
  'handoff.requested': { from: ['bot'], to: 'queued', told: 'queued' },
  queued: { from: ['queued'], to: 'queued', told: 'itself' },
  offered: { from: ['queued'], to: 'offered', told: 'nothing_new' },
  offer_ended: { from: ['offered'], to: 'queued', told: 'nothing_new' },
  accepted: { from: ['queued', 'offered'], to: 'assigned', told: 'itself' },
  taken_over: { from: ['queued', 'offered', 'assigned'], to: 'assigned', told: 'itself' },
  joined: { from: ['assigned'], to: 'assigned', told: 'itself' },
  left: { from: ['assigned'], to: 'assigned', told: 'itself' },
  'consult.asked': { from: ['assigned'], to: 'assigned', told: 'nothing_new' },
  'consult.ended': { from: ['assigned'], to: 'assigned', told: 'nothing_new' },
  transferred: { from: ['assigned'], to: 'queued', told: 'itself' },
  requeued: { from: ['assigned'], to: 'queued', told: 'itself' },
  returned_to_bot: { from: ['assigned'], to: 'bot', told: 'itself' },
  'handoff.withdrawn': { from: ['queued', 'offered'], to: 'bot', told: 'itself' },
  'callback.promised': { from: ['queued', 'offered'], to: 'bot', told: 'itself' },
  resolved: { from: ['assigned'], to: 'closed', told: 'itself' },
  'bot.replied': { from: ['bot'], to: 'bot', told: 'itself' },
  'agent.said': { from: ['assigned'], to: 'assigned', told: 'itself' },
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

/** The table as a Mermaid picture: every arrow is a fact; `unseen` ones change nothing for the customer. */
export function drawTransitions(): string {
  const arrows = Object.entries(TRANSITIONS).flatMap(([type, { from, to, told }]) => from.map((state) => `    ${state} --> ${to}: ${type}${told === 'nothing_new' ? ' (unseen)' : ''}`));
  return ['stateDiagram-v2', '    [*] --> bot', ...arrows, `    closed --> bot: ${REOPENED_BY}`].join('\n');
}

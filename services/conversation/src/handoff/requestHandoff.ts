import { inLanguage, type DialogueState, type HandoffPacket, type HandoffWish, type Tx, type Understanding } from '@lobby/contracts';
import { buildPacket } from '../decision/buildPacket.ts';
import type { Spine } from '../deps.ts';
import type { ConversationRow, NewFact } from '../timeline/append.ts';
import { queuedFact } from './queuedFact.ts';
import { WORDS } from './wording.ts';

/** A handoff ready to be written: all that needs thinking is done, so that the transaction is short. */
export type HandoffDraft = { handoffId: string; wish: HandoffWish; packet: HandoffPacket; subject: string };

/**
 * Prepares a handoff. Its id comes from the turn that asked for it, so that the same turn run again asks for the same handoff and never for a second.
 */
export async function draftHandoff(spine: Spine, turnId: string, wish: HandoffWish, state: DialogueState, releaseId: string | null, understanding: Understanding | null, subject?: string): Promise<HandoffDraft> {
  const know = releaseId ? await spine.knowledge.dialogue(releaseId) : undefined;
  const packet = buildPacket(state, understanding, wish, know);
  const topic = packet.topics[0]?.id;
  const title = topic === undefined ? undefined : know?.topics.get(topic)?.title;
  return { handoffId: handoffIdOf(turnId), wish, packet, subject: subject ?? (title ? inLanguage(title, state.language) : WORDS[state.language].ticketSubject) };
}

function handoffIdOf(turnId: string): string {
  return turnId.replace(/^turn_/, 'hand_');
}

/** Opens or joins the ticket and puts the handoff into its queue, in the caller's transaction. @returns the facts that tell of it. */
export async function requestHandoff(spine: Spine, tx: Tx, locked: ConversationRow, draft: HandoffDraft): Promise<NewFact[]> {
  const { handoffId, wish, packet } = draft;
  const ticket = await openTicket(spine, tx, locked, { subject: draft.subject, queue: wish.queue, priority: wish.priority, topic: packet.topics[0]?.id ?? null });
  const place = await spine.tickets.enqueue(tx, { handoffId, conversationId: locked.id, ticketId: ticket.ticketId, queue: wish.queue, priority: wish.priority, language: locked.language });
  return [
    ...ticket.facts,
    { actor: { kind: 'bot' }, fact: { type: 'handoff.requested', handoffId, packet, ticketId: ticket.ticketId, ticketNumber: ticket.number, priority: wish.priority } },
    queuedFact(handoffId, place, { ...locked, ticketNumber: ticket.number }),
  ];
}

type TicketWish = { subject: string; queue: string; priority: 'urgent' | 'high' | 'normal'; topic: string | null };

/** Opens the ticket of this need or joins the one there is; only a new one is told to the customer. */
export async function openTicket(spine: Spine, tx: Tx, locked: ConversationRow, wish: TicketWish): Promise<{ ticketId: string; number: string; facts: NewFact[] }> {
  const { ticketId, number, joined } = await spine.tickets.openOrJoin(tx, { conversationId: locked.id, customerId: locked.customerId, channel: locked.channel, language: locked.language, actor: 'bot', ...wish });
  const facts: NewFact[] = joined ? [] : [{ actor: { kind: 'system' }, fact: { type: 'ticket.opened', ticketId, number, text: WORDS[locked.language].ticketOpened(number) } }];
  return { ticketId, number, facts };
}

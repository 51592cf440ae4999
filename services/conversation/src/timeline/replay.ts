import { AUDIENCE, type ConversationStatus, type Fact } from '@lobby/contracts';
import { nextStatus } from '../handoff/transitions.ts';

/** What a conversation has come to. A cache of it stands in the conversation's row; a replay from the first fact gives the same. */
export type Standing = {
  status: ConversationStatus;
  handoffId: string | null; handoffSeq: number | null;
  queue: string | null; priority: string; assignee: string | null; offeredTo: string | null; waitingSince: Date | null;
  consultants: string[]; speakers: string[];
  ticketId: string | null; ticketNumber: string | null; topic: string | null; preview: string; unread: number;
  lastCustomerSeq: number; lastPublicSeq: number; closedAt: Date | null; lastAt: Date;
};

/** A fact with its place, as far as a replay needs it. */
export type Placed = { seq: number; at: Date; fact: Fact };

/** Characters of the latest message that a list shows. */
const PREVIEW_LENGTH = 80;

export function emptyStanding(at: Date): Standing {
  return {
    status: 'bot', handoffId: null, handoffSeq: null, queue: null, priority: 'normal', assignee: null, offeredTo: null, waitingSince: null, consultants: [], speakers: [], ticketId: null,
    ticketNumber: null, topic: null, preview: '', unread: 0, lastCustomerSeq: 0, lastPublicSeq: 0, closedAt: null, lastAt: at,
  };
}

/** Replays facts from the beginning. Throws on an order that no conversation can have. */
export function replay(entries: readonly Placed[]): Standing {
  const start = emptyStanding(entries[0]?.at ?? new Date(0));
  return entries.reduce<Standing>((standing, entry) => {
    const next = advance(standing, entry);
    if (!next) throw new Error(`${entry.fact.type} cannot follow in state ${standing.status}`);
    return next;
  }, start);
}

/** @returns what the conversation has come to after `entry`, or null when this fact is not possible now. */
export function advance(before: Standing, entry: Placed): Standing | null {
  const { fact } = entry;
  const status = nextStatus(before.status, fact.type);
  if (!status || !sameHandoff(before, fact)) return null;
  // Whoever helped the agent who had it helps nobody once it is in other hands.
  const alone = status === 'assigned' ? {} : { consultants: [], speakers: [] };
  const standing = { ...before, ...alone, status, lastAt: entry.at, ...(AUDIENCE[fact.type] === 'all' ? { lastPublicSeq: entry.seq } : {}) };
  return { ...standing, ...changes(standing, entry) };
}

/** A fact about a handoff counts only while that handoff is the conversation's present one. */
function sameHandoff(standing: Standing, fact: Fact): boolean {
  return fact.type === 'handoff.requested' || !('handoffId' in fact) || fact.handoffId === standing.handoffId;
}

function changes(now: Standing, { fact, seq, at }: Placed): Partial<Standing> {
  switch (fact.type) {
    case 'customer.said': return said(now, fact, seq);
    // That they are passed on is no news to the agents: what the customer wanted is.
    case 'bot.replied': return { ...(fact.act === 'handoff' ? {} : { preview: previewOf(fact.text) }), ...(fact.topic ? { topic: fact.topic } : {}) };
    case 'agent.said': return { preview: previewOf(fact.text), unread: 0 };
    case 'ticket.opened': return { ticketId: fact.ticketId, ticketNumber: fact.number };
    case 'handoff.requested': return requested(now, fact, seq, at);
    case 'queued': return { queue: fact.queue };
    case 'offered': return { offeredTo: fact.agentId };
    case 'offer_ended': return { offeredTo: null };
    case 'accepted': return { assignee: fact.agentId, offeredTo: null, waitingSince: null, unread: 0 };
    case 'taken_over': return { assignee: fact.agentId, offeredTo: null, waitingSince: null, unread: 0, speakers: [], consultants: without(now.consultants, fact.agentId) };
    case 'joined': return { speakers: [...without(now.speakers, fact.agentId), fact.agentId] };
    case 'left': return { speakers: without(now.speakers, fact.agentId) };
    case 'consult.asked': return { consultants: [...without(now.consultants, fact.agentId), fact.agentId] };
    case 'consult.ended': return { consultants: without(now.consultants, fact.agentId) };
    case 'transferred': return { queue: fact.toQueue, assignee: null, waitingSince: at };
    case 'requeued': return { assignee: null, waitingSince: at };
    case 'returned_to_bot': case 'handoff.withdrawn': case 'callback.promised': return { handoffId: null, queue: null, assignee: null, offeredTo: null, waitingSince: null, unread: 0 };
    case 'resolved': return { closedAt: at, handoffId: null, queue: null, offeredTo: null, waitingSince: null, unread: 0 };
    case 'opened': case 'identified': case 'note.added': case 'rated': case 'feedback.given': case 'redacted': return {};
  }
}

/** A file without words leaves `lastCustomerSeq` at the last words: those are what a turn reads, and what masking looks back at. */
function said(now: Standing, { text, attachments }: Extract<Fact, { type: 'customer.said' }>, seq: number): Partial<Standing> {
  const unread = isWithPeople(now.status) ? now.unread + 1 : 0;
  if (text !== '') return { preview: previewOf(text), lastCustomerSeq: seq, unread };
  return { preview: previewOf(attachments.map((a) => `📎 ${a.name}`).join(' ')), unread };
}

function requested(now: Standing, fact: Extract<Fact, { type: 'handoff.requested' }>, seq: number, at: Date): Partial<Standing> {
  return {
    handoffId: fact.handoffId, handoffSeq: seq, assignee: null, priority: fact.priority, waitingSince: at, unread: 0,
    ...(fact.ticketId ? { ticketId: fact.ticketId } : {}), ...(fact.ticketNumber ? { ticketNumber: fact.ticketNumber } : {}),
    topic: fact.packet.topics[0]?.id ?? now.topic,
  };
}

const without = (ids: readonly string[], id: string): string[] => ids.filter((one) => one !== id);

function isWithPeople(status: ConversationStatus): boolean {
  return status === 'queued' || status === 'offered' || status === 'assigned';
}

/** Never cuts a surrogate pair in two. */
function previewOf(text: string): string {
  return Array.from(text.slice(0, PREVIEW_LENGTH * 2)).slice(0, PREVIEW_LENGTH).join('');
}

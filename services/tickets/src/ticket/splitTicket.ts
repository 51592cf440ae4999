import { LobbyError, type TicketSplit, type Tx } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { and, eq, inArray } from 'drizzle-orm';
import type { TicketsDeps } from '../deps.ts';
import { readQueue } from '../queue/readQueue.ts';
import { ticketConversations, ticketEvents, ticketLinks } from '../record/schema.ts';
import { changeTicket, type TicketRow } from './changeTicket.ts';
import { insertTicket } from './insertTicket.ts';
import { lockTicket } from './lockTicket.ts';
import { ticketNumber } from './ticketNumber.ts';

/**
 * Makes a second ticket out of a first that holds two needs. The conversations named belong to both; the notes named are written again with where they came
 * from; the first keeps all of its history. @returns the new ticket's id
 * @throws LobbyError not_found, wrong_state, invalid_request for a conversation or a note that is not of this ticket
 */
export async function splitTicket(deps: TicketsDeps, ticketId: string, wish: TicketSplit, actor: string): Promise<string> {
  const at = deps.clock.now();
  return deps.database.transaction(async (tx) => {
    const db = asDb(tx);
    const from = await lockTicket(tx, ticketId);
    if (from.mergedInto) throw new LobbyError('wrong_state', 'This ticket is part of another one now');
    const notes = await notesOf(tx, ticketId, wish.notes);
    await mustBelong(tx, ticketId, wish.conversations);
    const made = await insertTicket(tx, { ...seedOf(from, wish, deps), queue: await readQueue(db, wish.queue ?? from.queue), actor }, at, { splitFrom: ticketNumber(from.number), ticketId });
    if (wish.conversations.length > 0) await db.insert(ticketConversations).values(wish.conversations.map((conversationId) => ({ ticketId: made.id, conversationId, linkedAt: at })));
    await db.insert(ticketLinks).values({ fromTicket: ticketId, toTicket: made.id, kind: 'split', actor, at });
    if (notes.length > 0) await changeTicket(tx, made.id, { at, actor, set: {}, events: notes.map((n) => ({ type: 'note.added', data: { ...n.data, writtenBy: n.actor, writtenAt: n.at.toISOString() } })) });
    await changeTicket(tx, ticketId, { at, actor, set: {}, events: [{ type: 'split.into', data: { ticketId: made.id, number: ticketNumber(made.number) } }] });
    return made.id;
  });
}

function seedOf(from: TicketRow, wish: TicketSplit, { mask }: TicketsDeps) {
  const { channel, language, customerId } = from;
  return { channel, language, customerId, subject: mask(wish.subject).masked, topic: wish.topic, priority: wish.priority ?? from.priority };
}

async function notesOf(tx: Tx, ticketId: string, seqs: readonly number[]) {
  if (seqs.length === 0) return [];
  const rows = await asDb(tx).select().from(ticketEvents).where(and(eq(ticketEvents.ticketId, ticketId), eq(ticketEvents.type, 'note.added'), inArray(ticketEvents.seq, [...seqs]))).orderBy(ticketEvents.seq);
  if (rows.length !== new Set(seqs).size) throw new LobbyError('invalid_request', undefined, { errors: [{ path: 'notes', message: 'not a note of this ticket' }] });
  return rows;
}

async function mustBelong(tx: Tx, ticketId: string, conversations: readonly string[]): Promise<void> {
  if (conversations.length === 0) return;
  const rows = await asDb(tx).select({ id: ticketConversations.conversationId }).from(ticketConversations)
    .where(and(eq(ticketConversations.ticketId, ticketId), inArray(ticketConversations.conversationId, [...conversations])));
  if (rows.length !== new Set(conversations).size) throw new LobbyError('invalid_request', undefined, { errors: [{ path: 'conversations', message: 'not a conversation of this ticket' }] });
}

import type { TicketsService, Tx } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { and, desc, eq, notInArray, sql } from 'drizzle-orm';
import { RANK } from '../assignment/rank.ts';
import { readQueue, type QueueRow } from '../queue/readQueue.ts';
import { ticketConversations, tickets } from '../record/schema.ts';
import { changeTicket, type TicketRow } from './changeTicket.ts';
import { setStatus } from './setStatus.ts';
import { readPolicy } from '../sla/policy.ts';
import { insertTicket } from './insertTicket.ts';
import { dueTimes } from './sla.ts';
import { ticketNumber } from './ticketNumber.ts';
import { ENDED } from './transitions.ts';

type Wish = Parameters<TicketsService['openOrJoin']>[1];
type Opened = Awaited<ReturnType<TicketsService['openOrJoin']>>;

/** The wish for a person is no need of its own: it belongs to whatever is open. */
const NO_NEED = 'human_agent';

/** One ticket per need: joins the conversation's open ticket of the same topic (or of none yet), else opens one. */
export async function openOrJoin(tx: Tx, wish: Wish, now: Date): Promise<Opened> {
  const db = asDb(tx);
  // Two wishes of one conversation at the same time must not both find nothing.
  await db.select({ locked: sql`pg_advisory_xact_lock(hashtextextended(${wish.conversationId}, 1))` }).from(sql`(select 1) as one`);
  const queue = await readQueue(db, wish.queue);
  const topic = wish.topic === NO_NEED ? null : wish.topic;
  const open = await openTicketOf(tx, wish.conversationId, topic);
  return open ? join(tx, open, wish, topic, queue, now) : insert(tx, wish, topic, queue, now);
}

async function openTicketOf(tx: Tx, conversationId: string, topic: string | null): Promise<TicketRow | null> {
  const rows = await asDb(tx).select({ ticket: tickets }).from(tickets).innerJoin(ticketConversations, eq(ticketConversations.ticketId, tickets.id))
    .where(and(eq(ticketConversations.conversationId, conversationId), notInArray(tickets.status, [...ENDED]))).orderBy(desc(tickets.number));
  const found = rows.find(({ ticket }) => topic === null || ticket.topic === topic) ?? rows.find(({ ticket }) => ticket.topic === null);
  return found?.ticket ?? null;
}

async function join(tx: Tx, ticket: TicketRow, wish: Wish, topic: string | null, queue: QueueRow, now: Date): Promise<Opened> {
  const change = { at: now, actor: wish.actor };
  if (ticket.status === 'pending_customer') await setStatus(tx, ticket.id, 'open', change);
  const moreUrgent = ticket.priority === 'low' || RANK[wish.priority] < RANK[ticket.priority];
  const set = {
    ...(topic !== null && ticket.topic === null ? { topic } : {}),
    ...(queue.id === ticket.queue ? {} : { queue: queue.id }),
    ...(moreUrgent ? { priority: wish.priority, ...dueTimes(await readPolicy(asDb(tx), wish.priority), queue.calendar, now) } : {}),
  };
  await changeTicket(tx, ticket.id, { ...change, set, events: [{ type: 'asked.again', data: { conversationId: wish.conversationId, topic, queue: queue.id, priority: wish.priority } }] });
  return { ticketId: ticket.id, number: ticketNumber(ticket.number), joined: true };
}

async function insert(tx: Tx, wish: Wish, topic: string | null, queue: QueueRow, now: Date): Promise<Opened> {
  const { subject, channel, language, priority, actor, conversationId } = wish;
  const ticket = await insertTicket(tx, { subject, topic, channel, language, customerId: wish.customerId, priority, queue, actor }, now, { conversationId });
  await asDb(tx).insert(ticketConversations).values({ ticketId: ticket.id, conversationId, linkedAt: now });
  return { ticketId: ticket.id, number: ticketNumber(ticket.number), joined: false };
}

import { LobbyError, type Ticket, type TicketDetail } from '@lobby/contracts';
import { eq } from 'drizzle-orm';
import { linksOfTicket } from '../customer/conversationLinks.ts';
import { findCustomer } from '../customer/readCustomer.ts';
import type { TicketsDeps } from '../deps.ts';
import { ticketEvents, tickets } from '../record/schema.ts';
import { presentEvent, presentLine, presentSla, presentTicket } from './presentTicket.ts';
import { ticketExtras } from './ticketExtras.ts';
import { selectTickets } from './ticketLines.ts';

/** Actors that are no members of staff. */
const NOT_STAFF = new Set(['system', 'bot', 'customer']);

export async function findTicket(deps: TicketsDeps, ticketId: string): Promise<Ticket | null> {
  const [row] = await selectTickets(deps.database.db, eq(tickets.id, ticketId), 1);
  return row ? presentTicket(row.ticket, row.conversations) : null;
}

/** A ticket with its whole history. @throws LobbyError not_found */
export async function readTicket(deps: TicketsDeps, ticketId: string): Promise<TicketDetail> {
  const { db } = deps.database;
  const [row] = await selectTickets(db, eq(tickets.id, ticketId), 1);
  if (!row) throw new LobbyError('not_found');
  const events = (await db.select().from(ticketEvents).where(eq(ticketEvents.ticketId, ticketId)).orderBy(ticketEvents.seq)).map(presentEvent);
  const conversations = await linksOfTicket(db, ticketId, row.conversations);
  const extras = await ticketExtras(db, row.ticket);
  const people = [row.ticket.assignee, ...extras.followers, ...extras.attachments.map((a) => a.addedBy), ...events.flatMap((e) => [e.actor, e.data.from, e.data.to, e.data.agentId, e.data.by, e.data.writtenBy]), ...conversations.map((c) => c.agentId)];
  const names = await deps.staff.staffNames([...new Set(people.filter((p): p is string => typeof p === 'string' && !NOT_STAFF.has(p)))]);
  return {
    ticket: presentLine(row.ticket, { conversations: row.conversations, customerName: row.customerName, names }), sla: presentSla(row.ticket, deps.clock.now()),
    customer: row.ticket.customerId ? await findCustomer(db, row.ticket.customerId) : null, events, conversations, names: Object.fromEntries(names), ...extras,
  };
}

import type { TicketRow as TicketLine } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { desc, eq, sql, type SQL } from 'drizzle-orm';
import type { StaffDirectory } from '../deps.ts';
import { customers, ticketConversations, tickets } from '../record/schema.ts';
import type { TicketRow } from './changeTicket.ts';
import { presentLine } from './presentTicket.ts';

/** A ticket with what a list shows beside it, read by one query. */
export type JoinedTicket = { ticket: TicketRow; customerName: string | null; conversations: string[] };

/** Tickets that fit, latest change first. One query. */
export function selectTickets(db: Database, where: SQL | undefined, limit: number): Promise<JoinedTicket[]> {
  const linked = sql<string[]>`coalesce((select json_agg(${ticketConversations.conversationId} order by ${ticketConversations.linkedAt}) from ${ticketConversations} where ${ticketConversations.ticketId} = ${tickets.id}), '[]'::json)`;
  return db.select({ ticket: tickets, customerName: customers.displayName, conversations: linked }).from(tickets)
    .leftJoin(customers, eq(customers.id, tickets.customerId)).where(where).orderBy(desc(tickets.updatedAt), desc(tickets.id)).limit(limit);
}

/** Adds the names of the staff; one query, none when nobody is assigned. */
export async function presentLines(rows: readonly JoinedTicket[], staff: StaffDirectory): Promise<TicketLine[]> {
  const ids = [...new Set(rows.flatMap((r) => (r.ticket.assignee ? [r.ticket.assignee] : [])))];
  const names = ids.length > 0 ? await staff.staffNames(ids) : new Map<string, string>();
  return rows.map((r) => presentLine(r.ticket, { conversations: r.conversations, customerName: r.customerName, names }));
}

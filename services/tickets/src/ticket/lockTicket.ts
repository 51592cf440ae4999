import { LobbyError, type Tx } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { eq, inArray } from 'drizzle-orm';
import { tickets } from '../record/schema.ts';
import type { TicketRow } from './changeTicket.ts';
import { presentTicket } from './presentTicket.ts';

/** Reads a ticket and keeps others from changing it until the transaction ends. @throws LobbyError not_found */
export async function lockTicket(tx: Tx, ticketId: string): Promise<TicketRow> {
  const [row] = await asDb(tx).select().from(tickets).where(eq(tickets.id, ticketId)).for('update');
  if (!row) throw new LobbyError('not_found');
  return row;
}

/** The same for a screen that saw `version`. @throws LobbyError conflict with the ticket in `current` when it is another one now */
export async function lockVersion(tx: Tx, ticketId: string, version: number): Promise<TicketRow> {
  const ticket = await lockTicket(tx, ticketId);
  if (ticket.version !== version) throw new LobbyError('conflict', 'Somebody changed this ticket in the meantime', { current: presentTicket(ticket, []) });
  return ticket;
}

/** Locks two tickets in one order, so that two who do the opposite at once do not wait for each other. @throws LobbyError not_found */
export async function lockBoth(tx: Tx, a: string, b: string): Promise<[TicketRow, TicketRow]> {
  const rows = await asDb(tx).select().from(tickets).where(inArray(tickets.id, [a, b])).orderBy(tickets.id).for('update');
  const [first, second] = [rows.find((r) => r.id === a), rows.find((r) => r.id === b)];
  if (!first || !second) throw new LobbyError('not_found');
  return [first, second];
}

import { LobbyError, type Tx } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { eq } from 'drizzle-orm';
import { tickets } from '../record/schema.ts';
import type { TicketRow } from './changeTicket.ts';

/** Reads a ticket and keeps others from changing it until the transaction ends. @throws LobbyError not_found */
export async function lockTicket(tx: Tx, ticketId: string): Promise<TicketRow> {
  const [row] = await asDb(tx).select().from(tickets).where(eq(tickets.id, ticketId)).for('update');
  if (!row) throw new LobbyError('not_found');
  return row;
}

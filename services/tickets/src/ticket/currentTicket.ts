import type { Tx } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { eq } from 'drizzle-orm';
import { tickets } from '../record/schema.ts';

/** Follows merges to the ticket an id stands for now. An id nobody has stays itself. */
export async function currentTicket(tx: Tx, ticketId: string): Promise<string> {
  const [row] = await asDb(tx).select({ mergedInto: tickets.mergedInto }).from(tickets).where(eq(tickets.id, ticketId));
  return row?.mergedInto ? currentTicket(tx, row.mergedInto) : ticketId;
}

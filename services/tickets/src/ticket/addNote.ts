import type { TicketNote } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { and, eq } from 'drizzle-orm';
import type { TicketsDeps } from '../deps.ts';
import { ticketEvents } from '../record/schema.ts';
import { changeTicket } from './changeTicket.ts';
import { lockTicket } from './lockTicket.ts';

/** Adds an internal note, masked. The same client id again adds nothing. @throws LobbyError not_found */
export async function addNote(deps: TicketsDeps, ticketId: string, note: TicketNote, actor: string): Promise<void> {
  const text = deps.mask(note.text).masked;
  const at = deps.clock.now();
  await deps.database.transaction(async (tx) => {
    await lockTicket(tx, ticketId);
    const [known] = await asDb(tx).select({ seq: ticketEvents.seq }).from(ticketEvents).where(and(eq(ticketEvents.ticketId, ticketId), eq(ticketEvents.clientId, note.clientId)));
    if (!known) await changeTicket(tx, ticketId, { at, actor, set: {}, events: [{ type: 'note.added', data: { text }, clientId: note.clientId }] });
  });
}

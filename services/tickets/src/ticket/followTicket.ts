import { asDb } from '@lobby/service-kit/db';
import { and, eq } from 'drizzle-orm';
import type { TicketsDeps } from '../deps.ts';
import { ticketFollowers } from '../record/schema.ts';
import { changeTicket } from './changeTicket.ts';
import { lockTicket } from './lockTicket.ts';

/** Begins or ends following: who follows is told of warnings and breaches. Doing it again changes nothing. @throws LobbyError not_found */
export async function followTicket(deps: TicketsDeps, ticketId: string, staffId: string, follows: boolean): Promise<void> {
  const at = deps.clock.now();
  await deps.database.transaction(async (tx) => {
    await lockTicket(tx, ticketId);
    const db = asDb(tx);
    const changed = follows
      ? await db.insert(ticketFollowers).values({ ticketId, staffId, since: at }).onConflictDoNothing().returning()
      : await db.delete(ticketFollowers).where(and(eq(ticketFollowers.ticketId, ticketId), eq(ticketFollowers.staffId, staffId))).returning();
    if (changed.length > 0) await changeTicket(tx, ticketId, { at, actor: staffId, set: {}, events: [{ type: follows ? 'follower.added' : 'follower.removed', data: {} }] });
  });
}

import { LobbyError, type NewTicket } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { and, eq, sql } from 'drizzle-orm';
import type { TicketsDeps } from '../deps.ts';
import { readQueue } from '../queue/readQueue.ts';
import { ticketEvents } from '../record/schema.ts';
import { insertTicket } from './insertTicket.ts';

/** Opens a ticket by hand, for what comes by phone or at the counter. The same client id of the same person again gives the same ticket. @returns its id */
export async function createTicket(deps: TicketsDeps, wish: NewTicket, actor: string): Promise<string> {
  const { clientId, queue: queueId, ...rest } = wish;
  const now = deps.clock.now();
  const description = deps.mask(rest.description).masked;
  const subject = deps.mask(rest.subject).masked;
  return deps.database.transaction(async (tx) => {
    const db = asDb(tx);
    await db.select({ locked: sql`pg_advisory_xact_lock(hashtextextended(${`${actor} ${clientId}`}, 2))` }).from(sql`(select 1) as one`);
    const [known] = await db.select({ id: ticketEvents.ticketId }).from(ticketEvents).where(and(eq(ticketEvents.clientId, clientId), eq(ticketEvents.actor, actor), eq(ticketEvents.type, 'opened')));
    if (known) return known.id;
    const queue = await readQueue(db, queueId);
    if (queue.id !== queueId) throw new LobbyError('invalid_request', undefined, { errors: [{ path: 'queue', message: 'no such queue' }] });
    return (await insertTicket(tx, { ...rest, subject, description, queue, actor }, now, { channel: rest.channel }, clientId)).id;
  });
}

import { LobbyError, type TicketLink, type TicketLinkKind } from '@lobby/contracts';
import { asDb, type Database } from '@lobby/service-kit/db';
import { and, eq, or } from 'drizzle-orm';
import type { TicketsDeps } from '../deps.ts';
import { ticketLinks, tickets } from '../record/schema.ts';
import { changeTicket } from './changeTicket.ts';
import { lockBoth } from './lockTicket.ts';
import { ticketNumber } from './ticketNumber.ts';

/** Says that two tickets have to do with each other; both histories tell. Saying it again changes nothing. @throws LobbyError not_found, wrong_state */
export async function linkTickets(deps: TicketsDeps, ticketId: string, { to, kind }: TicketLink, actor: string): Promise<void> {
  await change(deps, ticketId, to, 'link.added', kind, actor, async (db, at) => (await db.insert(ticketLinks).values({ fromTicket: ticketId, toTicket: to, kind, actor, at }).onConflictDoNothing().returning()).length > 0);
}

/** Takes a link back. What a merge or a split wrote stays. @throws LobbyError not_found */
export async function unlinkTickets(deps: TicketsDeps, ticketId: string, { to, kind }: TicketLink, actor: string): Promise<void> {
  await change(deps, ticketId, to, 'link.removed', kind, actor, async (db) => {
    const either = or(and(eq(ticketLinks.fromTicket, ticketId), eq(ticketLinks.toTicket, to)), and(eq(ticketLinks.fromTicket, to), eq(ticketLinks.toTicket, ticketId)));
    return (await db.delete(ticketLinks).where(and(either, eq(ticketLinks.kind, kind))).returning()).length > 0;
  });
}

async function change(deps: TicketsDeps, ticketId: string, to: string, type: string, kind: TicketLinkKind, actor: string, write: (db: Database, at: Date) => Promise<boolean>): Promise<void> {
  if (ticketId === to) throw new LobbyError('wrong_state', 'A ticket is not linked to itself');
  const at = deps.clock.now();
  await deps.database.transaction(async (tx) => {
    const [from, target] = await lockBoth(tx, ticketId, to);
    if (!(await write(asDb(tx), at))) return;
    await changeTicket(tx, from.id, { at, actor, set: {}, events: [{ type, data: { kind, number: ticketNumber(target.number) } }] });
    await changeTicket(tx, target.id, { at, actor, set: {}, events: [{ type, data: { kind, number: ticketNumber(from.number) } }] });
  });
}

/** The links of a ticket from both ends. One query. */
export async function linksOf(db: Database, ticketId: string) {
  const outward = and(eq(ticketLinks.fromTicket, ticketId), eq(tickets.id, ticketLinks.toTicket));
  const inward = and(eq(ticketLinks.toTicket, ticketId), eq(tickets.id, ticketLinks.fromTicket));
  const links = await db.select({ link: ticketLinks, id: tickets.id, number: tickets.number, subject: tickets.subject, status: tickets.status }).from(ticketLinks)
    .innerJoin(tickets, or(outward, inward)).orderBy(ticketLinks.at);
  return links.map(({ link, id, number, subject, status }) => ({ kind: link.kind, direction: link.fromTicket === ticketId ? 'to' as const : 'from' as const, ticketId: id, number: ticketNumber(number), subject, status }));
}

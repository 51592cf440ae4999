import { LobbyError, type TicketsService, type Tx } from '@lobby/contracts';
import { asDb, type Database } from '@lobby/service-kit/db';
import { and, eq, inArray } from 'drizzle-orm';
import { addOpenMinutes } from '../calendar/businessCalendar.ts';
import { maskPhone, plainPhone } from '../customer/maskIdentity.ts';
import type { TicketsDeps } from '../deps.ts';
import { readQueue } from '../queue/readQueue.ts';
import { assignments, identities } from '../record/schema.ts';
import { changeTicket, type TicketRow } from '../ticket/changeTicket.ts';
import { currentTicket } from '../ticket/currentTicket.ts';
import { lockTicket } from '../ticket/lockTicket.ts';
import { ticketNumber } from '../ticket/ticketNumber.ts';
import { after } from './leases.ts';

type Wish = Parameters<TicketsService['defer']>[1];
/** For a queue that never opens: a day, so that a date can be told at all. */
const FALLBACK_MS = 24 * 3_600_000;
const DESCRIPTION_MAX = 8_000;
/** Channels by which the bank has a number of its own. */
const KNOWN_AT: readonly string[] = ['phone', 'bank'];

/**
 * Ends a wait with a promise: the ticket holds what the customer wrote, the number to call (sealed) and the instant by which somebody answers, counted in
 * the queue's open time. Null when nothing waits.
 * @throws LobbyError invalid_request for a callback to somebody whose number nobody has
 */
export async function defer(deps: TicketsDeps, tx: Tx, wish: Wish, now: Date): ReturnType<TicketsService['defer']> {
  const db = asDb(tx);
  const [row] = await db.update(assignments).set({ state: 'done', offeredTo: null, reservedFor: null, leaseUntil: null, endedAt: now, endReason: 'deferred' })
    .where(and(eq(assignments.handoffId, wish.handoffId), inArray(assignments.state, ['queued', 'offered']))).returning({ ticketId: assignments.ticketId, queue: assignments.queue });
  if (!row) return null;
  const ticket = await lockTicket(tx, await currentTicket(tx, row.ticketId));
  const contact = wish.kind === 'callback' ? await contactFor(deps, db, ticket, wish.phone) : {};
  const { calendar, promiseMinutes } = await readQueue(db, row.queue);
  const by = addOpenMinutes(calendar, now, promiseMinutes) ?? after(now, FALLBACK_MS);
  const set = { ...contact, promiseKind: wish.kind, promiseDue: by, tags: [...new Set([...ticket.tags, wish.kind])], ...(wish.text ? { description: described(ticket, wish.text) } : {}) };
  await changeTicket(tx, ticket.id, { at: now, actor: 'customer', set, events: [{ type: 'promised', data: { kind: wish.kind, by: by.toISOString(), ...(wish.text ? { text: wish.text } : {}) } }] });
  return { ticketId: ticket.id, number: ticketNumber(ticket.number), by };
}

function described({ description }: TicketRow, text: string): string {
  return [description, text].filter(Boolean).join('\n').slice(0, DESCRIPTION_MAX);
}

async function contactFor({ vault }: TicketsDeps, db: Database, ticket: TicketRow, phone: string | null): Promise<Pick<TicketRow, 'contactShown' | 'contactSealed'> | Record<string, never>> {
  if (phone !== null) return { contactShown: maskPhone(phone), contactSealed: vault.seal(plainPhone(phone)) };
  const known = ticket.customerId === null ? [] : await db.select({ channel: identities.channel }).from(identities).where(and(eq(identities.customerId, ticket.customerId), inArray(identities.channel, [...KNOWN_AT]))).limit(1);
  if (known.length === 0) throw new LobbyError('invalid_request', 'A number to call is needed', { errors: [{ path: 'phone', message: 'a number to call is needed' }] });
  return {};
}

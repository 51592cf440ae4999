import { LobbyError, type TicketListQuery, type TicketPage } from '@lobby/contracts';
import { and, count, eq, ilike, isNotNull, isNull, notInArray, or, sql, type SQL } from 'drizzle-orm';
import type { TicketsDeps } from '../deps.ts';
import { ticketFollowers, tickets } from '../record/schema.ts';
import { ENDED } from './transitions.ts';
import type { TicketRow } from './changeTicket.ts';
import { presentLines, selectTickets } from './ticketLines.ts';
import { readTicketNumber } from './ticketNumber.ts';

/** One page of tickets, latest change first; three queries whatever the length. @param staffId who `assignee=me` is */
export async function listTickets(deps: TicketsDeps, query: TicketListQuery, staffId: string): Promise<TicketPage> {
  const { db } = deps.database;
  const filter = and(...conditions(query, staffId, deps.clock.now()));
  const rows = await selectTickets(db, and(filter, query.after === undefined ? undefined : beyond(query.after)), query.limit + 1);
  const [total] = await db.select({ n: count() }).from(tickets).where(filter);
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return { rows: await presentLines(page, deps.staff), next: last ? cursorOf(last.ticket) : null, total: total?.n ?? 0 };
}

function conditions(query: TicketListQuery, staffId: string, now: Date): (SQL | undefined)[] {
  return [
    query.status && eq(tickets.status, query.status),
    query.queue === undefined ? undefined : eq(tickets.queue, query.queue),
    query.customer === undefined ? undefined : eq(tickets.customerId, query.customer),
    query.assignee === undefined ? undefined : query.assignee === 'none' ? isNull(tickets.assignee) : eq(tickets.assignee, query.assignee === 'me' ? staffId : query.assignee),
    query.priority && eq(tickets.priority, query.priority),
    query.topic === undefined ? undefined : eq(tickets.topic, query.topic),
    query.tag === undefined ? undefined : sql`${tickets.tags} @> ${JSON.stringify([query.tag])}::jsonb`,
    query.only && ONLY[query.only](staffId, now),
    query.q === undefined ? undefined : matches(query.q),
  ];
}

const HOUR_MS = 3_600_000;
const running = (): SQL => notInArray(tickets.status, [...ENDED]);

const ONLY: Record<NonNullable<TicketListQuery['only']>, (staffId: string, now: Date) => SQL | undefined> = {
  promised: () => and(isNotNull(tickets.promiseDue), running()),
  breached: (_staffId, now) => and(running(), dueBefore(now)),
  due: (_staffId, now) => and(running(), dueBefore(new Date(now.getTime() + HOUR_MS))),
  following: (staffId) => sql`exists (select 1 from ${ticketFollowers} where ${ticketFollowers.ticketId} = ${tickets.id} and ${ticketFollowers.staffId} = ${staffId})`,
  approval: () => eq(tickets.approval, 'pending'),
  running,
};

/** Some clock that counts runs out before `at`. */
function dueBefore(at: Date): SQL | undefined {
  const before = (column: unknown): SQL => sql`${column} <= ${at.toISOString()}::timestamptz`;
  const clocks = or(and(isNull(tickets.firstRespondedAt), before(tickets.firstResponseDue)), before(tickets.nextResponseDue), before(tickets.resolutionDue));
  return or(and(isNull(tickets.pausedAt), clocks), before(tickets.promiseDue));
}

function matches(q: string): SQL | undefined {
  const number = readTicketNumber(q);
  const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  return or(number === null ? undefined : eq(tickets.number, number), ilike(tickets.subject, pattern), ilike(tickets.description, pattern), sql`${tickets.tags} @> ${JSON.stringify([q])}::jsonb`);
}

/** A page begins behind the last line of the one before, whatever has been added meanwhile. */
function cursorOf({ updatedAt, id }: TicketRow): string {
  return `${updatedAt.getTime()}.${id}`;
}

function beyond(cursor: string): SQL {
  const [, millis, id] = /^(\d{1,14})\.(tick_[0-9a-z]{26})$/.exec(cursor) ?? [];
  if (!millis || !id) throw new LobbyError('invalid_request', undefined, { errors: [{ path: 'after', message: 'not a cursor of this list' }] });
  return sql`(${tickets.updatedAt}, ${tickets.id}) < (${new Date(Number(millis)).toISOString()}::timestamptz, ${id}::text)`;
}

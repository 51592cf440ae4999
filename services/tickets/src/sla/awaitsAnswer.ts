import type { Tx } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { and, eq, inArray, isNotNull, isNull, notInArray } from 'drizzle-orm';
import { addOpenMinutes } from '../calendar/businessCalendar.ts';
import { readQueue } from '../queue/readQueue.ts';
import { tickets } from '../record/schema.ts';
import { ENDED } from '../ticket/transitions.ts';
import { readPolicy } from './policy.ts';

/**
 * Sets the next-response clock: `waiting` names the tickets whose customer wrote last, with when that was; every other running one has been answered. Only
 * what differs is written, so that it can be called every few seconds; it is no edit, so no screen's version goes stale.
 */
export async function awaitsAnswer(tx: Tx, waiting: ReadonlyMap<string, Date>, now: Date): Promise<void> {
  const db = asDb(tx);
  const ids = [...waiting.keys()];
  const answered = await db.select({ id: tickets.id }).from(tickets).where(and(isNotNull(tickets.nextResponseDue), ids.length > 0 ? notInArray(tickets.id, ids) : undefined));
  if (answered.length > 0) await db.update(tickets).set({ nextResponseDue: null }).where(inArray(tickets.id, answered.map((a) => a.id)));
  if (ids.length === 0) return;
  const rows = await db.select().from(tickets).where(and(inArray(tickets.id, ids), isNull(tickets.nextResponseDue), isNull(tickets.pausedAt), notInArray(tickets.status, [...ENDED])));
  for (const ticket of rows) {
    const { calendar } = await readQueue(db, ticket.queue);
    const nextResponseDue = addOpenMinutes(calendar, waiting.get(ticket.id) ?? now, (await readPolicy(db, ticket.priority)).nextResponse);
    await db.update(tickets).set({ nextResponseDue }).where(eq(tickets.id, ticket.id));
  }
}

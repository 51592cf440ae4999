import { LobbyError, type QueuePlace, type TicketsService, type Tx } from '@lobby/contracts';
import { asDb, type Database } from '@lobby/service-kit/db';
import { eq } from 'drizzle-orm';
import { placeOf } from '../queue/place.ts';
import { readQueue } from '../queue/readQueue.ts';
import { assignments, customers, tickets } from '../record/schema.ts';
import { rankOf } from './rank.ts';

type Wish = Parameters<TicketsService['enqueue']>[1];

/**
 * Puts a handoff in its queue. The same handoff again changes nothing and gives its place.
 * @throws LobbyError conflict when the conversation already waits or is owned under another handoff
 */
export async function enqueue(tx: Tx, wish: Wish, now: Date): Promise<QueuePlace> {
  const db = asDb(tx);
  const queue = await readQueue(db, wish.queue);
  const rank = rankOf(wish.priority, await tierOf(db, wish.ticketId));
  await db.insert(assignments).values({ ...wish, queue: queue.id, rank, state: 'queued', queuedAt: now, waitingSince: now }).onConflictDoNothing();
  const [row] = await db.select().from(assignments).where(eq(assignments.handoffId, wish.handoffId));
  if (!row) throw new LobbyError('conflict', 'This conversation already has an open handoff');
  return placeOf(db, row, now);
}

async function tierOf(db: Database, ticketId: string): Promise<string | null> {
  const [row] = await db.select({ tier: customers.tier }).from(tickets).innerJoin(customers, eq(customers.id, tickets.customerId)).where(eq(tickets.id, ticketId));
  return row?.tier ?? null;
}

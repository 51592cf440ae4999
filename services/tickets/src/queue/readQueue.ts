import { LobbyError } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { inArray } from 'drizzle-orm';
import { queues } from '../record/schema.ts';
import { DEFAULT_QUEUE } from './demoQueues.ts';

export type QueueRow = typeof queues.$inferSelect;

/** Reads a queue; an unknown or closed-down one becomes `general`. @throws LobbyError unavailable when the queues were never seeded */
export async function readQueue(db: Database, id: string): Promise<QueueRow> {
  const rows = await db.select().from(queues).where(inArray(queues.id, [id, DEFAULT_QUEUE]));
  const row = rows.find((q) => q.id === id && q.active) ?? rows.find((q) => q.id === DEFAULT_QUEUE);
  if (!row) throw new LobbyError('unavailable', 'There are no queues yet');
  return row;
}

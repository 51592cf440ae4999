import type { Tx } from '@lobby/contracts';
import { asDb, type Database } from '../db/index.ts';
import { newId } from '../ids.ts';
import { outbox } from './schema.ts';

/** An event about to be written; its id is minted here. */
export type NewEvent = { type: string; subject: string; at: Date; data: Record<string, unknown> };

/** The insert as a statement, for callers that put it into one statement with their own. */
export function eventsInsert(db: Database, events: readonly NewEvent[]) {
  return db.insert(outbox).values(events.map((e) => ({ id: newId('evt'), ...e })));
}

/** Writes events in the caller's transaction: they become known if and only if it commits. */
export async function recordEvents(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  if (events.length > 0) await eventsInsert(asDb(tx), events);
}

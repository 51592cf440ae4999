import type { OutboxEvent, Tx } from '@lobby/contracts';
import { asc, inArray, isNull, lt, sql } from 'drizzle-orm';
import { asDb, type DatabaseHandle } from '../db/index.ts';
import type { Jobs } from '../jobs/createJobs.ts';
import { outbox } from './schema.ts';

/**
 * Who listens to events. `handle` may see the same event again (a crash between its work and the note that it is done), so it must be harmless twice; the
 * event's id is the key. `targets` splits an event into one job per receiver, each with its own retries.
 */
export type Listener = {
  name: string;
  events: readonly string[] | 'all';
  handle(event: OutboxEvent, job: { target: string | null; attempt: number; signal: AbortSignal }): Promise<void>;
  targets?(event: OutboxEvent, tx: Tx): Promise<string[]>;
};

/** Events moved in one transaction. */
const BATCH = 100;
/** How long relayed events are kept, for whoever asks what was told. */
const KEPT_DAYS = 30;

type Delivery = { event: OutboxEvent; target: string | null };

/** Defines a job per listener. Call before the jobs start. */
export function defineListeners(jobs: Jobs, listeners: readonly Listener[]): void {
  for (const listener of listeners) {
    jobs.define<Delivery>({ name: jobName(listener), work: ({ event, target }, job) => listener.handle(event, { target, ...job }) });
  }
}

/**
 * Hands waiting events to their listeners' jobs: jobs and the mark that the event is relayed are one transaction, so each listener gets each event's job exactly once.
 * @returns how many events were relayed; ask again while it is not 0.
 */
export async function relayEvents(database: DatabaseHandle, jobs: Jobs, listeners: readonly Listener[], now: Date): Promise<number> {
  return database.transaction(async (tx) => {
    const waiting = await asDb(tx).select().from(outbox).where(isNull(outbox.relayedAt)).orderBy(asc(outbox.position)).limit(BATCH).for('update', { skipLocked: true });
    if (waiting.length === 0) return 0;
    for (const row of waiting) {
      const event: OutboxEvent = { id: row.id, type: row.type, subject: row.subject, at: row.at.toISOString(), data: row.data };
      for (const listener of listeners.filter((l) => l.events === 'all' || l.events.includes(event.type))) {
        for (const target of listener.targets ? await listener.targets(event, tx) : [null]) await jobs.send(jobName(listener), { event, target }, { tx });
      }
    }
    await asDb(tx).update(outbox).set({ relayedAt: now }).where(inArray(outbox.id, waiting.map((w) => w.id)));
    return waiting.length;
  });
}

/** Forgets what was relayed long ago. */
export async function forgetRelayed(database: DatabaseHandle, now: Date): Promise<void> {
  await database.db.delete(outbox).where(lt(outbox.relayedAt, sql`${now.toISOString()}::timestamptz - make_interval(days => ${KEPT_DAYS})`));
}

const jobName = (listener: Listener): string => `outbox.${listener.name}`;

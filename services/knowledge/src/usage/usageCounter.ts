import { calendarDate, type Clock, type Log } from '@lobby/service-kit';
import type { Database } from '@lobby/service-kit/db';
import { sql } from 'drizzle-orm';
import { itemUsage } from '../record/schema.ts';

/** How long counts wait in memory: a crash loses at most this much of a statistic, and a turn never waits for it. */
const FLUSH_MS = 2_000;
/** Rows per insert. */
const BATCH = 500;

export type UsageCounter = {
  /** Counts that these items stood in an answer. Never throws. */
  used(itemIds: readonly string[]): void;
  /** Writes what is counted. */
  flush(): Promise<void>;
  stop(): Promise<void>;
};

/** Counts answers per item and day in memory and writes them together. */
export function createUsageCounter(db: Database, clock: Clock, log: Log): UsageCounter {
  let waiting = new Map<string, { itemId: string; day: string; asked: number }>();
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();

  const write = async (): Promise<void> => {
    const rows = [...waiting.values()];
    waiting = new Map();
    for (let i = 0; i < rows.length; i += BATCH) {
      await db.insert(itemUsage).values(rows.slice(i, i + BATCH))
        .onConflictDoUpdate({ target: [itemUsage.itemId, itemUsage.day], set: { asked: sql`${itemUsage.asked} + excluded.asked` } });
    }
  };
  const flush = (): Promise<void> => {
    if (timer) clearTimeout(timer);
    timer = null;
    writing = writing.then(write).catch((error: unknown) => log.warn({ err: error instanceof Error ? error.name : 'unknown' }, 'usage counts were not written'));
    return writing;
  };
  return {
    used: (itemIds) => {
      const day = calendarDate(clock.now());
      for (const itemId of new Set(itemIds)) {
        const key = `${day} ${itemId}`;
        const row = waiting.get(key) ?? { itemId, day, asked: 0 };
        waiting.set(key, { ...row, asked: row.asked + 1 });
      }
      timer ??= setTimeout(() => void flush(), FLUSH_MS).unref();
    },
    flush,
    stop: flush,
  };
}

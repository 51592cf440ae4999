import type { FeedbackEntry } from '@lobby/contracts';
import { calendarDate, type Clock } from '@lobby/service-kit';
import { asDb, type DatabaseHandle } from '@lobby/service-kit/db';
import { sql } from 'drizzle-orm';
import { itemUsage } from '../record/schema.ts';
import { keepQuestion } from '../unanswered/recordUnanswered.ts';

/**
 * Counts a thumb under a reply for every item the reply cited, and takes the one back that it replaces. A thumb down brings the question before the editors,
 * with the item whose answer did not help.
 */
export async function recordFeedback(database: DatabaseHandle, clock: Clock, entry: FeedbackEntry): Promise<void> {
  const { helpful, before, question } = entry;
  if (before === helpful) return;
  const day = calendarDate(clock.now());
  const up = helpful ? 1 : before === true ? -1 : 0;
  const down = helpful ? (before === false ? -1 : 0) : 1;
  const rows = [...new Set(entry.itemIds)].map((itemId) => ({ itemId, day, helpful: up, unhelpful: down }));
  await database.transaction(async (tx) => {
    if (rows.length > 0) {
      await asDb(tx).insert(itemUsage).values(rows).onConflictDoUpdate({
        target: [itemUsage.itemId, itemUsage.day],
        set: { helpful: sql`${itemUsage.helpful} + excluded.helpful`, unhelpful: sql`${itemUsage.unhelpful} + excluded.unhelpful` },
      });
    }
    if (!helpful && question) await keepQuestion(asDb(tx), clock, { ...question, unhelpful: true, ...(rows[0] ? { answeredBy: rows[0].itemId } : {}) });
  });
}

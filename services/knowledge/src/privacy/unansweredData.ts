import type { PersonalDataStore } from '@lobby/contracts';
import { asDb, type DatabaseHandle } from '@lobby/service-kit/db';
import { and, eq, inArray } from 'drizzle-orm';
import { unanswered } from '../record/schema.ts';

/** Questions kept for the editors. What several people asked in the same words tells of none of them and stays. */
export function unansweredData({ db }: Pick<DatabaseHandle, 'db'>): PersonalDataStore {
  const only = (conversationIds: readonly string[]) => and(inArray(unanswered.conversationId, [...conversationIds]), eq(unanswered.count, 1));
  return {
    name: 'questions',
    collect: async ({ conversationIds }) => {
      if (conversationIds.length === 0) return { unanswered: [] };
      const rows = await db.select({ text: unanswered.text, at: unanswered.lastAt }).from(unanswered).where(inArray(unanswered.conversationId, [...conversationIds]));
      return { unanswered: rows.map((r) => ({ text: r.text, at: r.at.toISOString() })) };
    },
    erase: async (tx, { conversationIds }) => {
      if (conversationIds.length === 0) return { unanswered: 0 };
      const rows = await asDb(tx).delete(unanswered).where(only(conversationIds)).returning({ id: unanswered.id });
      return { unanswered: rows.length };
    },
  };
}

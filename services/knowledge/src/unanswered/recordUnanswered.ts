import type { Language, UnansweredList } from '@lobby/contracts';
import { hashToken, type Clock } from '@lobby/service-kit';
import type { Database } from '@lobby/service-kit/db';
import { count, desc, sql } from 'drizzle-orm';
import { bareText } from '../faq/normalise.ts';
import { unanswered } from '../record/schema.ts';

export type UnansweredEntry = { text: string; language: Language; topic: string | null; conversationId: string; release: string };

/** Longest text kept; the question's beginning is enough to write an answer. */
const TEXT_MAX = 500;

/** Keeps a masked question that nobody could answer. The same words in the same language count together. */
export async function recordUnanswered(db: Database, clock: Clock, entry: UnansweredEntry): Promise<void> {
  const at = clock.now();
  const id = hashToken(`${entry.language}\n${bareText(entry.text)}`);
  await db.insert(unanswered).values({ id, text: entry.text.slice(0, TEXT_MAX), language: entry.language, topic: entry.topic, count: 1, conversationId: entry.conversationId, releaseId: entry.release, firstAt: at, lastAt: at })
    .onConflictDoUpdate({ target: unanswered.id, set: { count: sql`${unanswered.count} + 1`, lastAt: at, conversationId: entry.conversationId, releaseId: entry.release, topic: sql`coalesce(${entry.topic}::text, ${unanswered.topic})` } });
}

/** The most asked first. */
export async function listUnanswered(db: Database, limit: number): Promise<UnansweredList> {
  const rows = await db.select().from(unanswered).orderBy(desc(unanswered.count), desc(unanswered.lastAt)).limit(limit);
  const [total] = await db.select({ n: count() }).from(unanswered);
  return {
    rows: rows.map((r) => ({ id: r.id, text: r.text, language: r.language as Language, topic: r.topic, count: r.count, firstAt: r.firstAt.toISOString(), lastAt: r.lastAt.toISOString(), conversationId: r.conversationId, release: r.releaseId })),
    total: total?.n ?? 0,
  };
}

import type { UnansweredEntry } from '@lobby/contracts';
import { hashToken, type Clock } from '@lobby/service-kit';
import type { Database } from '@lobby/service-kit/db';
import { sql } from 'drizzle-orm';
import { bareText } from '../faq/normalise.ts';
import { unanswered } from '../record/schema.ts';

/** Longest text kept; the question's beginning is enough to write an answer. */
const TEXT_MAX = 500;

/** Keeps a masked question that nobody could answer. */
export const recordUnanswered = (db: Database, clock: Clock, entry: UnansweredEntry): Promise<void> => keepQuestion(db, clock, entry);

/**
 * Keeps a masked question, or counts it again: the same words in the same language count together. What was dismissed stays dismissed and goes on counting; a question
 * that was drafted opens again, because the draft did not answer it.
 */
export async function keepQuestion(db: Database, clock: Clock, entry: UnansweredEntry & { unhelpful?: boolean; answeredBy?: string }): Promise<void> {
  const at = clock.now();
  const id = hashToken(`${entry.language}\n${bareText(entry.text)}`);
  const added = { unhelpful: entry.unhelpful ? 1 : 0, handoffs: entry.handoff ? 1 : 0 };
  // Who gets no answer and says that this did not help has asked once.
  const again = entry.unhelpful ? sql`(case when ${unanswered.conversationId} = ${entry.conversationId} then 0 else 1 end)` : sql`1`;
  const asked = sql`${unanswered.state} = 'drafted' and ${unanswered.outcome} in (select i.id from items i where i.published_version is not null)`;
  await db.insert(unanswered).values({
    id, text: entry.text.slice(0, TEXT_MAX), language: entry.language, topic: entry.topic, count: 1, conversationId: entry.conversationId, releaseId: entry.release, firstAt: at, lastAt: at,
    answeredBy: entry.answeredBy ?? null, ...added,
  }).onConflictDoUpdate({ target: unanswered.id, set: {
    count: sql`${unanswered.count} + ${again}`, lastAt: at, conversationId: entry.conversationId, releaseId: entry.release, topic: sql`coalesce(${entry.topic}::text, ${unanswered.topic})`,
    unhelpful: sql`${unanswered.unhelpful} + ${added.unhelpful}`, handoffs: sql`${unanswered.handoffs} + ${added.handoffs}`, answeredBy: sql`coalesce(${entry.answeredBy ?? null}::text, ${unanswered.answeredBy})`,
    // Drafted and published, and still not answered: the editors must look again.
    state: sql`case when ${asked} then 'open' else ${unanswered.state} end`,
    decidedBy: sql`case when ${asked} then null else ${unanswered.decidedBy} end`, decidedAt: sql`case when ${asked} then null else ${unanswered.decidedAt} end`,
  } });
}

import { LobbyError, type Fact, type Feedback, type SentMessage, type Tx } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Spine } from '../../deps.ts';
import { timeline } from '../../record/schema.ts';
import { appendOnce } from '../../timeline/appendOnce.ts';

/**
 * Records whether a reply of the bot was helpful, with the item versions it cited, so that their editors learn of it. The latest word about a reply counts.
 * @throws LobbyError not_found when `seq` is no reply of the bot, conflict
 */
export async function giveFeedback(spine: Spine, conversationId: string, { clientId, seq, helpful }: Feedback): Promise<{ sent: SentMessage; repeated: boolean }> {
  const [reply] = await spine.database.db.select({ fact: timeline.fact }).from(timeline).where(and(eq(timeline.conversationId, conversationId), eq(timeline.seq, seq)));
  if (reply?.fact.type !== 'bot.replied') throw new LobbyError('not_found', 'That is no reply of the bot');
  const { turnId, citations } = reply.fact;
  const items = citations.map(({ itemId, version }) => ({ itemId, version }));
  let about: About | null = null;
  const { sent, result } = await appendOnce(spine, {
    conversationId, clientId,
    make: ({ customerId }) => ({ actor: { kind: 'customer', ...(customerId ? { id: customerId } : {}) }, fact: { type: 'feedback.given', seq, turnId, helpful, items } }),
    also: async (tx, appended) => { about = await readAbout(tx, conversationId, seq, appended.entries[0]?.row.seq ?? seq); },
  });
  if (result) {
    spine.live.appended(result);
    await tellKnowledge(spine, conversationId, reply.fact, helpful, about);
  }
  return { sent, repeated: result === null };
}

type About = { before: boolean | null; question: string | null };

/** The thumb this one replaces, and the words the reply answered. Read while the conversation is locked, so that two thumbs count one after the other. */
async function readAbout(tx: Tx, conversationId: string, seq: number, ownSeq: number): Promise<About> {
  const db = asDb(tx);
  const here = eq(timeline.conversationId, conversationId);
  const [thumb] = await db.select({ fact: timeline.fact }).from(timeline)
    .where(and(here, eq(timeline.type, 'feedback.given'), lt(timeline.seq, ownSeq), sql`(${timeline.fact}->>'seq')::int = ${seq}`)).orderBy(desc(timeline.seq)).limit(1);
  const [asked] = await db.select({ fact: timeline.fact }).from(timeline).where(and(here, eq(timeline.type, 'customer.said'), lt(timeline.seq, seq))).orderBy(desc(timeline.seq)).limit(1);
  return { before: thumb?.fact.type === 'feedback.given' ? thumb.fact.helpful : null, question: asked?.fact.type === 'customer.said' ? asked.fact.text : null };
}

/** The thumb is kept whatever happens here: knowledge's count is a statistic, the fact is the record. */
async function tellKnowledge(spine: Spine, conversationId: string, reply: Extract<Fact, { type: 'bot.replied' }>, helpful: boolean, about: About | null): Promise<void> {
  const language = /[\u4e00-\u9fff]/.test(reply.text) ? 'zh' : 'en';
  const question = about?.question ? { text: about.question, language, topic: reply.topic ?? null, conversationId, release: reply.release } as const : null;
  await spine.knowledge.recordFeedback?.({ itemIds: reply.citations.map((c) => c.itemId), helpful, before: about?.before ?? null, question })
    .catch((error: unknown) => spine.log.warn({ err: error instanceof Error ? error.name : 'unknown' }, 'a thumb was not counted'));
}

import { LobbyError, type Fact, type SentMessage, type Tx } from '@lobby/contracts';
import { failpoint } from '@lobby/service-kit';
import { asDb, isUniqueViolation } from '@lobby/service-kit/db';
import { and, desc, eq, lt, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Spine } from '../deps.ts';
import { conversations, timeline } from '../record/schema.ts';
import { appendFacts, type AppendResult, type ConversationRow, type EntryRow, type NewFact } from './append.ts';

/** A message of a person that carries the client's own id. */
export type OnceWish = {
  conversationId: string;
  clientId: string;
  /** Builds the fact. `previous` is the customer's last text, masked: a secret may be split over two messages. */
  make(locked: ConversationRow, previous: string | undefined): NewFact & { owedTurn?: string };
  /** Joins the same transaction, after the fact is placed. */
  also?(tx: Tx, result: AppendResult): Promise<void>;
};

/** `result` is null when the message was there already. */
export type OnceResult = { sent: SentMessage; result: AppendResult | null };

/**
 * Appends one message exactly once per client id: the same id with the same content gives the same ack and writes nothing.
 * @throws LobbyError conflict for the same id with other content, not_found, wrong_state
 */
export async function appendOnce(spine: Spine, wish: OnceWish): Promise<OnceResult> {
  const attempt = () => spine.database.transaction((tx) => appendInTx(spine, tx, wish));
  // The same message on two sockets at once: the second waited for the lock with a snapshot from before, and now finds the first.
  const done = await attempt().catch((error: unknown) => (isUniqueViolation(error) ? attempt() : Promise.reject(error)));
  if (done.result) failpoint('after_commit');
  return done;
}

async function appendInTx(spine: Spine, tx: Tx, wish: OnceWish): Promise<OnceResult> {
  const found = await lockWithContext(tx, wish);
  if (found.existing) return { sent: await repeated(tx, wish, found.conversation, found.existing), result: null };
  const { owedTurn, ...fact } = wish.make(found.conversation, found.previous);
  const owed = owedTurn ? { owed: { id: owedTurn, firstSeq: found.conversation.lastSeq + 1 } } : {};
  const result = await appendFacts(tx, spine.clock, found.conversation, [{ ...fact, clientId: wish.clientId }], owed);
  await wish.also?.(tx, result);
  failpoint('before_commit');
  const [entry] = result.entries;
  if (!entry) throw new Error('nothing was appended');
  return { sent: { messageId: entry.row.messageId, seq: entry.row.seq }, result };
}

type Context = { conversation: ConversationRow; existing: EntryRow | null; previous: string | undefined };

/** Lock, look for the client id and read the previous text in one statement. */
async function lockWithContext(tx: Tx, { conversationId, clientId }: OnceWish): Promise<Context> {
  const existing = alias(timeline, 'existing');
  const previous = alias(timeline, 'previous');
  const [found] = await asDb(tx).select({ conversation: conversations, existing, previous: previous.fact }).from(conversations)
    .leftJoin(existing, and(eq(existing.conversationId, conversations.id), eq(existing.clientId, clientId)))
    .leftJoin(previous, and(eq(previous.conversationId, conversations.id), eq(previous.seq, conversations.lastCustomerSeq)))
    .where(eq(conversations.id, conversationId)).for('update', { of: conversations });
  if (!found) throw new LobbyError('not_found');
  return { conversation: found.conversation, existing: found.existing, previous: textOf(found.previous) };
}

/** The content is compared as it would have been stored then: masked, with the customer's text before it as context. */
async function repeated(tx: Tx, wish: OnceWish, conversation: ConversationRow, existing: EntryRow): Promise<SentMessage> {
  const [before] = await asDb(tx).select({ fact: timeline.fact }).from(timeline)
    .where(and(eq(timeline.conversationId, wish.conversationId), eq(timeline.type, 'customer.said'), sql`${timeline.fact}->>'text' <> ''`, lt(timeline.seq, existing.seq))).orderBy(desc(timeline.seq)).limit(1);
  const again = wish.make(conversation, textOf(before?.fact));
  const same = existing.actorKind === again.actor.kind && existing.actorId === (again.actor.id ?? null) && existing.type === again.fact.type && contentOf(existing.fact) === contentOf(again.fact);
  if (!same) throw new LobbyError('conflict', 'This clientId was used for another message');
  return { messageId: existing.messageId, seq: existing.seq };
}

function textOf(fact: Fact | null | undefined): string | undefined {
  return fact?.type === 'customer.said' ? fact.text : undefined;
}

/** What a person put into a fact. */
function contentOf(fact: Fact): string {
  switch (fact.type) {
    case 'customer.said': return JSON.stringify([fact.text, fact.option ?? null, fact.attachments.map((a) => a.id)]);
    case 'agent.said': case 'note.added': return fact.text;
    case 'rated': return JSON.stringify([fact.score, fact.comment ?? null]);
    case 'feedback.given': return JSON.stringify([fact.seq, fact.helpful]);
    default: return JSON.stringify(fact);
  }
}

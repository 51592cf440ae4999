import { LobbyError, REDACTED, type DataSubject, type PersonalDataStore, type Tx } from '@lobby/contracts';
import type { Clock } from '@lobby/service-kit';
import { asDb, type Database, type DatabaseHandle } from '@lobby/service-kit/db';
import { and, asc, eq, inArray, lt, or } from 'drizzle-orm';
import { conversationAttachments, conversations, timeline, turns, visitorTokens } from '../record/schema.ts';
import { appendFacts, lockConversation } from '../timeline/append.ts';
import { presentForCustomer } from '../timeline/present.ts';
import { isPublic } from '../timeline/publicTypes.ts';
import { redactFact } from './redactFact.ts';

const LIVE = ['queued', 'offered', 'assigned'] as const;

/** The conversation room's share of personal data: what was said, and what was derived from it. */
export function conversationData({ db }: Pick<DatabaseHandle, 'db'>, clock: Clock): PersonalDataStore {
  return {
    name: 'conversations',
    collect: async ({ conversationIds }) => {
      const collected: Record<string, unknown> = {};
      for (const id of conversationIds) collected[id] = await collectOne(db, id);
      return collected;
    },
    erase: async (tx, { conversationIds }) => {
      let entries = 0;
      for (const id of conversationIds) entries += await eraseOne(tx, clock, id);
      return { conversations: conversationIds.length, entries };
    },
  };
}

/** What the customer would see of their own conversation, in order. */
async function collectOne(db: Database, id: string) {
  const rows = await db.select().from(timeline).where(eq(timeline.conversationId, id)).orderBy(asc(timeline.seq));
  return rows.filter((r) => isPublic(r.fact.type)).map(presentForCustomer);
}

/** @throws LobbyError wrong_state while somebody waits or talks in it */
async function eraseOne(tx: Tx, clock: Clock, id: string): Promise<number> {
  const db = asDb(tx);
  const locked = await lockConversation(tx, id);
  if (LIVE.some((status) => status === locked.status)) throw new LobbyError('wrong_state', 'The customer is being served; erase when the conversation has ended');
  const rows = await db.select({ seq: timeline.seq, fact: timeline.fact }).from(timeline).where(eq(timeline.conversationId, id));
  for (const { seq, fact } of rows) await db.update(timeline).set({ fact: redactFact(fact) }).where(and(eq(timeline.conversationId, id), eq(timeline.seq, seq)));
  await db.update(turns).set({ trace: null, stateAfter: null }).where(eq(turns.conversationId, id));
  await db.delete(visitorTokens).where(eq(visitorTokens.conversationId, id));
  // The files themselves go with the next sweep of those nobody names.
  await db.delete(conversationAttachments).where(eq(conversationAttachments.conversationId, id));
  await appendFacts(tx, clock, locked, [{ actor: { kind: 'system' }, fact: { type: 'redacted', redactedSeq: locked.lastSeq, why: 'erasure' } }]);
  await db.update(conversations).set({ customerName: REDACTED, preview: '', lastTurnId: null }).where(eq(conversations.id, id));
  return rows.length;
}

/** Conversations of these customers. */
export async function conversationIdsOf(db: Database, customerIds: readonly string[]): Promise<string[]> {
  const rows = await db.select({ id: conversations.id }).from(conversations).where(inArray(conversations.customerId, [...customerIds]));
  return rows.map((r) => r.id);
}

/** Old conversations that hold something still, by customer. */
export async function expiredConversations(db: Database, before: Date, limit: number): Promise<DataSubject[]> {
  const rows = await db.select({ id: conversations.id, customerId: conversations.customerId }).from(conversations)
    .where(and(lt(conversations.lastAt, before), or(eq(conversations.status, 'bot'), eq(conversations.status, 'closed')))).orderBy(asc(conversations.lastAt)).limit(limit);
  const byCustomer = new Map<string, string[]>();
  for (const { id, customerId } of rows) if (customerId !== null) byCustomer.set(customerId, [...(byCustomer.get(customerId) ?? []), id]);
  return [...byCustomer].map(([customerId, conversationIds]) => ({ customerId, customerIds: [customerId], conversationIds }));
}

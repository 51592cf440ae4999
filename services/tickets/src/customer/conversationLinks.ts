import type { ConversationLink } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { and, desc, eq, inArray, type SQL } from 'drizzle-orm';
import { assignments, customerConversations, ticketConversations, tickets } from '../record/schema.ts';
import { ticketNumber } from '../ticket/ticketNumber.ts';

/** Enough for any screen; older ones are found through their tickets. */
const MAX_LINKS = 100;

/** Conversations of one customer, latest first. */
export function linksOfCustomer(db: Database, customerId: string): Promise<ConversationLink[]> {
  return select(db, eq(customerConversations.customerId, customerId));
}

/** Conversations of one ticket, latest first. */
export async function linksOfTicket(db: Database, ticketId: string, conversationIds: readonly string[]): Promise<ConversationLink[]> {
  return conversationIds.length === 0 ? [] : select(db, inArray(customerConversations.conversationId, [...conversationIds]), ticketId);
}

async function select(db: Database, where: SQL, ticketId?: string): Promise<ConversationLink[]> {
  const conversations = await db.select().from(customerConversations).where(where).orderBy(desc(customerConversations.openedAt)).limit(MAX_LINKS);
  const ids = conversations.map((c) => c.conversationId);
  if (ids.length === 0) return [];
  const [handoff, ticket] = [await latestHandoffs(db, ids), await latestTickets(db, ids, ticketId)];
  return conversations.map(({ conversationId, channel, language, openedAt }) => {
    const h = handoff.get(conversationId);
    const t = ticket.get(conversationId);
    return {
      conversationId, channel, language, openedAt: openedAt.toISOString(), ticketId: t?.id ?? null, ticketNumber: t ? ticketNumber(t.number) : null,
      handoffId: h?.handoffId ?? null, state: h?.state ?? null, agentId: h?.agentId ?? null,
    };
  });
}

async function latestHandoffs(db: Database, ids: string[]) {
  const { conversationId, handoffId, state, agentId } = assignments;
  const rows = await db.selectDistinctOn([conversationId], { conversationId, handoffId, state, agentId }).from(assignments)
    .where(inArray(conversationId, ids)).orderBy(conversationId, desc(assignments.queuedAt));
  return new Map(rows.map((r) => [r.conversationId, r]));
}

async function latestTickets(db: Database, ids: string[], ticketId?: string) {
  const { conversationId } = ticketConversations;
  const rows = await db.selectDistinctOn([conversationId], { conversationId, id: tickets.id, number: tickets.number }).from(ticketConversations)
    .innerJoin(tickets, eq(tickets.id, ticketConversations.ticketId))
    .where(and(inArray(conversationId, ids), ticketId === undefined ? undefined : eq(tickets.id, ticketId))).orderBy(conversationId, desc(ticketConversations.linkedAt));
  return new Map(rows.map((r) => [r.conversationId, r]));
}

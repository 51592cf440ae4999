import type { Tx } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { and, eq, inArray } from 'drizzle-orm';
import { customerConversations, identities, tickets, type MovedRows } from '../record/schema.ts';

/** Gives everything of one customer to another. @returns what moved */
export async function moveAll(tx: Tx, from: string, to: string): Promise<MovedRows> {
  const db = asDb(tx);
  return {
    identities: await db.update(identities).set({ customerId: to }).where(eq(identities.customerId, from)).returning({ channel: identities.channel, value: identities.value }),
    conversations: (await db.update(customerConversations).set({ customerId: to }).where(eq(customerConversations.customerId, from)).returning({ id: customerConversations.conversationId })).map((r) => r.id),
    tickets: (await db.update(tickets).set({ customerId: to }).where(eq(tickets.customerId, from)).returning({ id: tickets.id })).map((r) => r.id),
  };
}

/** Gives back what a merge moved, as far as it is still where the merge put it. */
export async function moveBack(tx: Tx, moved: MovedRows, from: string, to: string): Promise<void> {
  const db = asDb(tx);
  for (const { channel, value } of moved.identities) await db.update(identities).set({ customerId: to }).where(and(eq(identities.channel, channel), eq(identities.value, value), eq(identities.customerId, from)));
  if (moved.conversations.length > 0) await db.update(customerConversations).set({ customerId: to }).where(and(inArray(customerConversations.conversationId, moved.conversations), eq(customerConversations.customerId, from)));
  if (moved.tickets.length > 0) await db.update(tickets).set({ customerId: to }).where(and(inArray(tickets.id, moved.tickets), eq(tickets.customerId, from)));
}

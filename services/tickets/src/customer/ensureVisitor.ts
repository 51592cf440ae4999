import { randomInt } from 'node:crypto';
import type { Customer, Language, TicketsService, Tx } from '@lobby/contracts';
import { newId } from '@lobby/service-kit';
import { asDb } from '@lobby/service-kit/db';
import { eq } from 'drizzle-orm';
import { customerConversations, customers, identities } from '../record/schema.ts';
import { presentCustomer } from './presentCustomer.ts';

type Wish = Parameters<TicketsService['ensureVisitor']>[1];

/** Letters and digits nobody mistakes for one another when they are read aloud. */
const READABLE = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** The customer of a conversation: the one it has, else a new anonymous visitor whose only identity is this conversation. */
export async function ensureVisitor(tx: Tx, wish: Wish, now: Date): Promise<Customer> {
  const db = asDb(tx);
  const [known] = await db.select({ customer: customers }).from(customerConversations).innerJoin(customers, eq(customers.id, customerConversations.customerId))
    .where(eq(customerConversations.conversationId, wish.conversationId));
  if (known) return presentCustomer(known.customer, await db.select().from(identities).where(eq(identities.customerId, known.customer.id)));
  const customer = { id: newId('cust'), displayName: visitorName(wish.language), tier: null, assurance: 'anonymous' as const, assuredAt: null, preferences: {}, mergedInto: null, createdAt: now };
  const identity = { channel: wish.channel, value: wish.conversationId, customerId: customer.id, addedAt: now };
  await db.insert(customers).values(customer);
  await db.insert(identities).values(identity);
  await db.insert(customerConversations).values({ ...wish, customerId: customer.id, openedAt: now });
  return presentCustomer(customer, [identity]);
}

function visitorName(language: Language): string {
  const tag = Array.from({ length: 4 }, () => READABLE[randomInt(READABLE.length)]).join('');
  return language === 'zh' ? `访客 ${tag}` : `Visitor ${tag}`;
}

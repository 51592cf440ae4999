import { REDACTED, type PersonalDataStore, type Tx } from '@lobby/contracts';
import { asDb, type Database, type DatabaseHandle } from '@lobby/service-kit/db';
import { asc, eq, inArray } from 'drizzle-orm';
import type { Vault } from '../customer/vault.ts';
import { customerConsents, customerMerges, customerPreferences, customers, deskNotices, identities, ticketAttachments, ticketEvents, tickets } from '../record/schema.ts';

/** Customers, their identities, wishes and tickets. What is sealed is opened for an export: it goes to the customer. */
export function customerData({ db }: Pick<DatabaseHandle, 'db'>, vault: Pick<Vault, 'open'>): PersonalDataStore {
  return {
    name: 'tickets',
    collect: async ({ customerIds }) => ({
      customers: await db.select().from(customers).where(inArray(customers.id, [...customerIds])),
      identities: (await db.select().from(identities).where(inArray(identities.customerId, [...customerIds]))).map((i) => ({ channel: i.channel, value: i.sealed ? vault.open(i.sealed) : i.value, addedAt: i.addedAt })),
      preferences: await db.select().from(customerPreferences).where(inArray(customerPreferences.customerId, [...customerIds])),
      consents: await db.select().from(customerConsents).where(inArray(customerConsents.customerId, [...customerIds])),
      tickets: await ticketsWithEvents(db, vault, customerIds),
    }),
    erase: async (tx, { customerIds }) => {
      const ids = [...customerIds];
      const erased = await eraseTickets(tx, ids);
      const known = await asDb(tx).delete(identities).where(inArray(identities.customerId, ids)).returning({ value: identities.value });
      // Merges name the identities they moved. What was agreed to and when is proof, and holds no name; it stays.
      await asDb(tx).update(customerMerges).set({ moved: { identities: [], conversations: [], tickets: [] } }).where(inArray(customerMerges.intoCustomer, ids));
      await asDb(tx).delete(customerPreferences).where(inArray(customerPreferences.customerId, ids));
      const named = await asDb(tx).update(customers).set({ displayName: REDACTED, tier: null, assurance: 'anonymous', preferences: {} }).where(inArray(customers.id, ids)).returning({ id: customers.id });
      return { customers: named.length, identities: known.length, ...erased };
    },
  };
}

async function ticketsWithEvents(db: Database, vault: Pick<Vault, 'open'>, customerIds: readonly string[]) {
  const rows = await db.select().from(tickets).where(inArray(tickets.customerId, [...customerIds])).orderBy(asc(tickets.createdAt));
  return Promise.all(rows.map(async (t) => ({
    number: t.number, subject: t.subject, description: t.description, fields: t.fields, topic: t.topic, status: t.status, createdAt: t.createdAt, contact: t.contactSealed ? vault.open(t.contactSealed) : null,
    attachments: await db.select({ name: ticketAttachments.name, bytes: ticketAttachments.bytes }).from(ticketAttachments).where(eq(ticketAttachments.ticketId, t.id)),
    events: await db.select({ at: ticketEvents.at, type: ticketEvents.type, data: ticketEvents.data }).from(ticketEvents).where(eq(ticketEvents.ticketId, t.id)).orderBy(asc(ticketEvents.seq)),
  })));
}

/** Who did what when stays; what it said goes. Files go with the next sweep of those nobody names. */
async function eraseTickets(tx: Tx, customerIds: string[]): Promise<{ tickets: number; attachments: number }> {
  const db = asDb(tx);
  const rows = await db.update(tickets).set({ subject: REDACTED, description: '', fields: {}, tags: [], contactShown: null, contactSealed: null }).where(inArray(tickets.customerId, customerIds)).returning({ id: tickets.id });
  const ids = rows.map((r) => r.id);
  if (ids.length === 0) return { tickets: 0, attachments: 0 };
  await db.update(ticketEvents).set({ data: {} }).where(inArray(ticketEvents.ticketId, ids));
  await db.update(deskNotices).set({ data: {} }).where(inArray(deskNotices.ticketId, ids));
  const files = await db.delete(ticketAttachments).where(inArray(ticketAttachments.ticketId, ids)).returning({ id: ticketAttachments.id });
  return { tickets: ids.length, attachments: files.length };
}

/** Puts a name right. @returns rows changed */
export async function correctName(tx: Tx, customerId: string, displayName: string): Promise<number> {
  return (await asDb(tx).update(customers).set({ displayName }).where(eq(customers.id, customerId)).returning({ id: customers.id })).length;
}

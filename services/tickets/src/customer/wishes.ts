import { LobbyError, type Consent, type ConsentInput } from '@lobby/contracts';
import { newId } from '@lobby/service-kit';
import type { Database } from '@lobby/service-kit/db';
import { desc, eq } from 'drizzle-orm';
import type { TicketsDeps } from '../deps.ts';
import { customerConsents, customers } from '../record/schema.ts';
import { currentCustomer } from './currentCustomer.ts';

/** What a customer agreed to (the latest word per purpose) and how they want to be served. */
export async function wishesOf(db: Database, customerId: string): Promise<{ consents: Consent[]; preferences: Record<string, string> }> {
  const rows = await db.selectDistinctOn([customerConsents.purpose]).from(customerConsents).where(eq(customerConsents.customerId, customerId)).orderBy(customerConsents.purpose, desc(customerConsents.at), desc(customerConsents.id));
  const [row] = await db.select({ preferences: customers.preferences }).from(customers).where(eq(customers.id, customerId));
  return { consents: rows.map(({ purpose, granted, source, actor, at }) => ({ purpose, granted, source, actor, at: at.toISOString() })), preferences: row?.preferences ?? {} };
}

/** Writes down a yes or a no; earlier ones stay. @throws LobbyError not_found */
export async function recordConsent({ database, clock }: TicketsDeps, customerId: string, consent: ConsentInput, actor: string): Promise<void> {
  const id = await mustExist(database.db, customerId);
  await database.db.insert(customerConsents).values({ id: newId('evt'), customerId: id, ...consent, actor, at: clock.now() });
}

/** Replaces what was preferred before. @throws LobbyError not_found */
export async function setPreferences({ database }: TicketsDeps, customerId: string, preferences: Record<string, string>): Promise<void> {
  const id = await mustExist(database.db, customerId);
  await database.db.update(customers).set({ preferences }).where(eq(customers.id, id));
}

async function mustExist(db: Database, customerId: string): Promise<string> {
  const current = await currentCustomer(db, customerId);
  if (current === null) throw new LobbyError('not_found');
  return current;
}

import { LobbyError, type Consent, type ConsentInput, type PreferenceChange } from '@lobby/contracts';
import { newId } from '@lobby/service-kit';
import { asDb, type Database } from '@lobby/service-kit/db';
import { desc, eq, inArray } from 'drizzle-orm';
import type { TicketsDeps } from '../deps.ts';
import { customerConsents, customerPreferences, customers } from '../record/schema.ts';
import { currentCustomer } from './currentCustomer.ts';
import { customerFamily } from './customerFamily.ts';

const MOST_SHOWN = 100;

export type Wishes = { consents: Consent[]; preferences: Record<string, string>; consentHistory: Consent[]; preferenceHistory: PreferenceChange[] };

/**
 * What a customer agreed to (the latest word per purpose), how they want to be served, and how both came to be. What a customer said before they were joined with
 * this one counts as said by this one, until the join is taken back.
 */
export async function wishesOf(db: Database, customerId: string): Promise<Wishes> {
  const family = await customerFamily({ db }, customerId);
  const ids = [...(family?.customerIds ?? [customerId])];
  const said = await db.select().from(customerConsents).where(inArray(customerConsents.customerId, ids)).orderBy(desc(customerConsents.at), desc(customerConsents.id)).limit(MOST_SHOWN);
  const changes = await db.select().from(customerPreferences).where(inArray(customerPreferences.customerId, ids)).orderBy(desc(customerPreferences.at), desc(customerPreferences.id)).limit(MOST_SHOWN);
  const [row] = await db.select({ preferences: customers.preferences }).from(customers).where(eq(customers.id, customerId));
  const consentHistory = said.map(({ purpose, granted, source, actor, at }) => ({ purpose, granted, source, actor, at: at.toISOString() }));
  return {
    consents: consentHistory.filter((c, i) => consentHistory.findIndex((other) => other.purpose === c.purpose) === i), preferences: row?.preferences ?? {},
    consentHistory, preferenceHistory: changes.map(({ preferences, actor, at }) => ({ preferences, actor, at: at.toISOString() })),
  };
}

/** Writes down a yes or a no; earlier ones stay. @throws LobbyError not_found */
export async function recordConsent({ database, clock }: TicketsDeps, customerId: string, consent: ConsentInput, actor: string): Promise<void> {
  const id = await mustExist(database.db, customerId);
  await database.db.insert(customerConsents).values({ id: newId('evt'), customerId: id, ...consent, actor, at: clock.now() });
}

/** Replaces what was preferred before, which stays readable. @throws LobbyError not_found */
export async function setPreferences({ database, clock, mask }: TicketsDeps, customerId: string, wanted: Record<string, string>, actor: string): Promise<void> {
  const id = await mustExist(database.db, customerId);
  const preferences = Object.fromEntries(Object.entries(wanted).map(([key, value]) => [key, mask(value).masked]));
  await database.transaction(async (tx) => {
    await asDb(tx).update(customers).set({ preferences }).where(eq(customers.id, id));
    await asDb(tx).insert(customerPreferences).values({ id: newId('evt'), customerId: id, preferences, actor, at: clock.now() });
  });
}

async function mustExist(db: Database, customerId: string): Promise<string> {
  const current = await currentCustomer(db, customerId);
  if (current === null) throw new LobbyError('not_found');
  return current;
}

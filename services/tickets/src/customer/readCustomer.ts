import { LobbyError, type Customer, type CustomerView } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { eq } from 'drizzle-orm';
import type { TicketsDeps } from '../deps.ts';
import { customers, identities, tickets } from '../record/schema.ts';
import { presentLines, selectTickets } from '../ticket/ticketLines.ts';
import { currentCustomer } from './currentCustomer.ts';
import { shownHoldings } from './holdings.ts';
import { linksOfCustomer } from './conversationLinks.ts';
import { mergesOf } from './mergeCustomers.ts';
import { presentCustomer } from './presentCustomer.ts';
import { wishesOf, type Wishes } from './wishes.ts';

const MAX_TICKETS = 100;

/** A customer with their identities, or null. A merged customer answers with the one they were found to be. */
export async function findCustomer(db: Database, customerId: string): Promise<Customer | null> {
  const current = await currentCustomer(db, customerId);
  const [row] = current === null ? [] : await db.select().from(customers).where(eq(customers.id, current));
  if (!row) return null;
  return presentCustomer(row, await db.select().from(identities).where(eq(identities.customerId, row.id)).orderBy(identities.addedAt));
}

/** Everything known of one customer, across channels. @throws LobbyError not_found */
export async function readCustomer(deps: TicketsDeps, customerId: string): Promise<CustomerView> {
  const { db } = deps.database;
  const customer = await findCustomer(db, customerId);
  if (!customer) throw new LobbyError('not_found');
  const rows = await selectTickets(db, eq(tickets.customerId, customer.id), MAX_TICKETS);
  const wishes = await wishesOf(db, customer.id);
  return {
    customer, tickets: await presentLines(rows, deps.staff), conversations: await linksOfCustomer(db, customer.id), ...wishes, names: await namesIn(deps, wishes),
    merges: await mergesOf(db, customer.id), ...(await shownHoldings(deps, customer)),
  };
}

async function namesIn({ staff }: TicketsDeps, { consentHistory, preferenceHistory }: Wishes): Promise<Record<string, string>> {
  const ids = [...new Set([...consentHistory, ...preferenceHistory].map((change) => change.actor))];
  return ids.length === 0 ? {} : Object.fromEntries(await staff.staffNames(ids));
}

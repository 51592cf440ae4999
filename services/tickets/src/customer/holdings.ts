import { LobbyError, type Customer, type CustomerView, type Holding } from '@lobby/contracts';
import { and, eq } from 'drizzle-orm';
import type { TicketsDeps } from '../deps.ts';
import { customers, identities } from '../record/schema.ts';
import { currentCustomer } from './currentCustomer.ts';

/** So long after a customer proved who they are, whoever serves them sees what they hold; later it takes a reason. */
const AFTER_PROOF_MS = 2 * 3_600_000;

/** What they hold at the bank, for the customer's page: only right after a proof. Without one it says that there is something to ask for. */
export async function shownHoldings(deps: TicketsDeps, { id, assurance }: Customer): Promise<Pick<CustomerView, 'holdings' | 'holdingsWithheld'>> {
  const number = deps.holdings ? await bankNumber(deps, id) : null;
  if (number === null) return { holdings: null };
  const [row] = await deps.database.db.select({ assuredAt: customers.assuredAt }).from(customers).where(eq(customers.id, id));
  const age = deps.clock.now().getTime() - (row?.assuredAt?.getTime() ?? 0);
  return assurance === 'verified' && age < AFTER_PROOF_MS ? { holdings: await ask(deps, number) } : { holdings: null, holdingsWithheld: true };
}

/** The same for somebody who says why. The audit knows who, whose and why before the bank is asked. @throws LobbyError not_found when the bank does not know this customer */
export async function askHoldings(deps: TicketsDeps, customerId: string, { actor, reason }: { actor: string; reason: string }): Promise<Holding[] | null> {
  const current = await currentCustomer(deps.database.db, customerId);
  const number = current === null ? null : await bankNumber(deps, current);
  if (current === null || number === null) throw new LobbyError('not_found');
  await deps.staff.audit(null, { actor, action: 'customer.holdings', subject: current, data: { reason: deps.mask(reason).masked } });
  return ask(deps, number);
}

async function bankNumber({ database: { db } }: TicketsDeps, customerId: string): Promise<string | null> {
  const [row] = await db.select({ value: identities.value }).from(identities).where(and(eq(identities.customerId, customerId), eq(identities.channel, 'bank')));
  return row?.value ?? null;
}

/** Null when the bank's system does not answer. */
async function ask({ holdings, log }: TicketsDeps, number: string): Promise<Holding[] | null> {
  if (!holdings) return null;
  return holdings(number).catch((error: unknown) => {
    log.error({ err: error instanceof Error ? error.name : 'unknown' }, 'the bank did not say what a customer holds');
    return null;
  });
}

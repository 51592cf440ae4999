import type { DatabaseHandle } from '@lobby/service-kit/db';
import { inArray, or } from 'drizzle-orm';
import { customers } from '../record/schema.ts';
import { currentCustomer } from './currentCustomer.ts';

/** The customer an id stands for now, and every id merged into them; null for an id nobody has. */
export async function customerFamily({ db }: Pick<DatabaseHandle, 'db'>, customerId: string): Promise<{ customerId: string; customerIds: string[] } | null> {
  const current = await currentCustomer(db, customerId);
  if (current === null) return null;
  let family = [current];
  for (let before = 0; family.length > before;) {
    before = family.length;
    const rows = await db.select({ id: customers.id }).from(customers).where(or(inArray(customers.mergedInto, family), inArray(customers.id, family)));
    family = rows.map((r) => r.id);
  }
  return { customerId: current, customerIds: family };
}

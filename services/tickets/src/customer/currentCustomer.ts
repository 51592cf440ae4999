import type { Database } from '@lobby/service-kit/db';
import { eq } from 'drizzle-orm';
import { customers } from '../record/schema.ts';

/** Follows merges to the customer an id stands for now; null stays null, and so does an id nobody has. */
export async function currentCustomer(db: Database, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const [row] = await db.select({ mergedInto: customers.mergedInto }).from(customers).where(eq(customers.id, id));
  if (!row) return null;
  return row.mergedInto ? currentCustomer(db, row.mergedInto) : id;
}

import type { Database } from '@lobby/service-kit/db';
import { inArray } from 'drizzle-orm';
import { staff } from '../record/schema.ts';

/** Names by id, of those that are members of staff (also former ones). */
export async function staffNames(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.select({ id: staff.id, name: staff.name }).from(staff).where(inArray(staff.id, [...ids]));
  return new Map(rows.map((r) => [r.id, r.name]));
}

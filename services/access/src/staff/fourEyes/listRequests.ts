import type { StaffRequest } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { desc, sql } from 'drizzle-orm';
import { staffRequests } from '../../record/schema.ts';
import { presentRequest } from './presentRequest.ts';

const LIST_MAX = 100;

/** What waits, then what was decided last. */
export async function listRequests(db: Database): Promise<StaffRequest[]> {
  const rows = await db.select().from(staffRequests).orderBy(sql`${staffRequests.state} <> 'open'`, desc(staffRequests.requestedAt)).limit(LIST_MAX);
  return rows.map(presentRequest);
}

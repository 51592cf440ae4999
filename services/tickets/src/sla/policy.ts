import type { Priority, SlaPolicy } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { eq } from 'drizzle-orm';
import { slaPolicies } from '../record/schema.ts';

/** What a new installation starts with; minutes of open time of the ticket's queue. */
export const DEFAULT_POLICIES: Record<Priority, Omit<SlaPolicy, 'priority'>> = {
  urgent: { firstResponse: 2, nextResponse: 2, resolution: 4 * 60 },
  high: { firstResponse: 5, nextResponse: 5, resolution: 8 * 60 },
  normal: { firstResponse: 15, nextResponse: 10, resolution: 24 * 60 },
  low: { firstResponse: 60, nextResponse: 60, resolution: 72 * 60 },
};

export async function readPolicy(db: Database, priority: Priority): Promise<SlaPolicy> {
  const [row] = await db.select().from(slaPolicies).where(eq(slaPolicies.priority, priority));
  return row ?? { priority, ...DEFAULT_POLICIES[priority] };
}

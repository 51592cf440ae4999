import type { DatabaseHandle } from '@lobby/service-kit/db';
import { queues } from '../record/schema.ts';
import type { QueueSeed } from './demoQueues.ts';

/** Writes the queues that are missing; what somebody changed since stays. @returns how many were new */
export async function seedQueues(database: DatabaseHandle, seeds: readonly QueueSeed[]): Promise<number> {
  if (seeds.length === 0) return 0;
  const made = await database.db.insert(queues).values(seeds.map((s) => ({ ...s }))).onConflictDoNothing().returning({ id: queues.id });
  return made.length;
}

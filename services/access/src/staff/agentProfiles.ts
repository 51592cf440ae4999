import type { Database } from '@lobby/service-kit/db';
import { and, inArray, isNull } from 'drizzle-orm';
import { staff } from '../record/schema.ts';

export type AgentProfile = { skills: string[]; languages: string[]; capacity: number };

/** What routing must know, by id; unknown and disabled people are left out. */
export async function agentProfiles(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, AgentProfile>> {
  if (ids.length === 0) return new Map();
  const rows = await db.select({ id: staff.id, skills: staff.skills, languages: staff.languages, capacity: staff.capacity }).from(staff)
    .where(and(inArray(staff.id, [...ids]), isNull(staff.disabledAt)));
  return new Map(rows.map(({ id, ...profile }) => [id, profile]));
}

import { sql, type SQL } from 'drizzle-orm';
import { assignments } from '../record/schema.ts';
import { REST_MS, after } from './leases.ts';

/** SQL for the `resting` column: this agent is not asked again before REST_MS have passed. `agent` may be a column read before the update. */
export function restFor(agent: string | SQL, now: Date): SQL {
  return sql`${assignments.resting} || jsonb_build_object(${agent}::text, ${after(now, REST_MS).toISOString()}::text)`;
}

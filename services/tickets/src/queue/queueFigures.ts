import type { QueueFigures } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { and, avg, count, eq, gte, sql } from 'drizzle-orm';
import { assignments, ticketEvents } from '../record/schema.ts';

const HOUR_MS = 3_600_000;
const HOURS = 24;

/** What came to the desk since 24 hours ago, by the hour in which the customer asked; three queries, whatever the history. */
export async function queueFigures(db: Database, now: Date): Promise<QueueFigures> {
  const first = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS - (HOURS - 1) * HOUR_MS;
  const lately = gte(assignments.queuedAt, new Date(first));
  const hour = sql<number>`floor((extract(epoch from ${assignments.queuedAt}) * 1000 - ${first}::float8) / ${HOUR_MS}::float8)::int`;
  const rows = await db.select({
    hour, asked: sql<number>`count(*)::int`, answered: sql<number>`(count(*) filter (where ${assignments.acceptedAt} is not null))::int`,
    left: sql<number>`(count(*) filter (where ${assignments.acceptedAt} is null and ${assignments.state} = 'done'))::int`,
  }).from(assignments).where(lately).groupBy(sql`1`);
  const [wait] = await db.select({ median: sql<number | null>`percentile_cont(0.5) within group (order by extract(epoch from ${assignments.acceptedAt} - ${assignments.waitingSince}))::float8` })
    .from(assignments).where(and(lately, sql`${assignments.acceptedAt} is not null`));
  const [said] = await db.select({ score: avg(sql`(${ticketEvents.data} ->> 'score')::float8`), rated: count() }).from(ticketEvents).where(and(eq(ticketEvents.type, 'rated'), gte(ticketEvents.at, new Date(first))));
  const hours = Array.from({ length: HOURS }, (_, at) => {
    const row = rows.find((one) => one.hour === at);
    return { from: new Date(first + at * HOUR_MS).toISOString(), asked: row?.asked ?? 0, answered: row?.answered ?? 0, left: row?.left ?? 0 };
  });
  const sum = (of: 'asked' | 'answered' | 'left'): number => hours.reduce((total, one) => total + one[of], 0);
  return {
    hours, total: { asked: sum('asked'), answered: sum('answered'), left: sum('left') },
    medianWaitSeconds: wait?.median === null || wait?.median === undefined ? null : Math.round(wait.median),
    score: said?.score ? Number(Number(said.score).toFixed(2)) : null, rated: said?.rated ?? 0,
  };
}

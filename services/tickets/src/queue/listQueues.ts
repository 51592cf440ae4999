import type { Queue } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import { HEARTBEAT_LIMIT_MS } from '../assignment/leases.ts';
import { agents, assignments, queues } from '../record/schema.ts';

/** The queues with what waits in them and who is there to take it; two queries. */
export async function listQueues(db: Database, now: Date): Promise<Queue[]> {
  const waiting = sql<number>`count(${assignments.handoffId})::int`;
  const oldest = sql<number | null>`extract(epoch from min(${assignments.queuedAt}))::float8`;
  const rows = await db.select({ id: queues.id, name: queues.name, skill: queues.skill, waiting, oldest }).from(queues)
    .leftJoin(assignments, and(eq(assignments.queue, queues.id), inArray(assignments.state, ['queued', 'offered'])))
    .where(eq(queues.active, true)).groupBy(queues.id).orderBy(queues.id);
  const online = await db.select({ skills: agents.skills }).from(agents)
    .where(and(eq(agents.presence, 'online'), gt(agents.heartbeatAt, new Date(now.getTime() - HEARTBEAT_LIMIT_MS))));
  return rows.map((q) => ({
    id: q.id, name: q.name, skill: q.skill, waiting: q.waiting,
    longestWaitSeconds: q.oldest === null ? 0 : Math.max(0, Math.round(now.getTime() / 1_000 - q.oldest)),
    agentsOnline: online.filter((a) => a.skills.includes(q.skill)).length,
  }));
}

import type { Offer, Tx } from '@lobby/contracts';
import { asDb, type Database } from '@lobby/service-kit/db';
import { and, count, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { agents, assignments, queues } from '../record/schema.ts';
import { chooseAgent, type Candidate } from './chooseAgent.ts';
import { HEARTBEAT_LIMIT_MS, OFFER_LEASE_MS, SILENT_AFTER_MS, after } from './leases.ts';
import { heldBy } from './listAgents.ts';

/** Any constant: only one replica routes at a time, or two would give one agent more than fits. */
const ROUTING_LOCK = 7_256_120;
/** Looked at beyond the free places, because the first ones may rest from the agents who are free. */
const SPARE = 50;

/** Offers waiting handoffs to free agents, most urgent and longest waiting first. Each returned offer is recorded in `tx`. */
export async function offerNext(tx: Tx, now: Date): Promise<Offer[]> {
  const db = asDb(tx);
  const candidates = await freeAgents(db, now);
  if (candidates.length === 0) return [];
  const [lock] = await db.select({ taken: sql<boolean>`pg_try_advisory_xact_lock(${ROUTING_LOCK})` }).from(sql`(select 1) as one`);
  if (!lock?.taken) return [];
  const offers: Offer[] = [];
  for (const waiting of await nextWaiting(db, candidates)) {
    const agent = chooseAgent(waiting, candidates, now);
    if (!agent) continue;
    const leaseUntil = after(now, OFFER_LEASE_MS);
    await db.update(assignments).set({ state: 'offered', offeredTo: agent.id, leaseUntil, reservedFor: null }).where(eq(assignments.handoffId, waiting.handoffId));
    agent.load += 1;
    agent.offers += 1;
    offers.push({ handoffId: waiting.handoffId, conversationId: waiting.conversationId, agentId: agent.id, leaseUntil });
  }
  return offers;
}

async function freeAgents(db: Database, now: Date): Promise<Candidate[]> {
  const rows = await db.select({ agent: agents, load: count(assignments.handoffId), offers: sql<number>`count(*) filter (where ${assignments.state} = 'offered')::int` }).from(agents).leftJoin(assignments, heldBy)
    .where(and(eq(agents.presence, 'online'), gt(agents.heartbeatAt, new Date(now.getTime() - HEARTBEAT_LIMIT_MS)), or(isNull(agents.wrapUpUntil), lte(agents.wrapUpUntil, now)))).groupBy(agents.id);
  return rows.filter((r) => r.load < r.agent.capacity)
    .map(({ agent: { id, skills, languages, capacity, lastAssignedAt, heartbeatAt }, load, offers }) => ({ id, skills, languages, capacity, load, offers, silent: now.getTime() - heartbeatAt.getTime() > SILENT_AFTER_MS, lastAssignedAt: lastAssignedAt?.getTime() ?? 0 }));
}

/** What somebody free could take, in the order of the queue. Locked, so that an accept and an offer cannot cross. */
async function nextWaiting(db: Database, candidates: readonly Candidate[]) {
  const skills = [...new Set(candidates.flatMap((c) => c.skills))];
  const places = candidates.reduce((sum, c) => sum + c.capacity - c.load, 0);
  const { handoffId, conversationId, language, resting, reservedFor } = assignments;
  const able = or(skills.length > 0 ? inArray(queues.skill, skills) : undefined, inArray(reservedFor, candidates.map((c) => c.id)));
  return db.select({ handoffId, conversationId, language, resting, reservedFor, skill: queues.skill, strategy: queues.strategy, urgent: sql<boolean>`${assignments.priority} = 'urgent'` }).from(assignments).innerJoin(queues, eq(queues.id, assignments.queue))
    .where(and(eq(assignments.state, 'queued'), able))
    .orderBy(assignments.rank, assignments.queuedAt, assignments.handoffId).limit(places + SPARE).for('update', { of: assignments, skipLocked: true });
}

import type { Presence } from '@lobby/contracts';
import { and, eq } from 'drizzle-orm';
import type { TicketsDeps } from '../deps.ts';
import { agents, assignments } from '../record/schema.ts';
import { ASSIGNED_LEASE_MS, HEARTBEAT_LIMIT_MS, after } from './leases.ts';

/** A change of somebody's skills reaches routing within this time. */
const PROFILE_AGE_MS = 60_000;

/** A sign of life: keeps the agent online and renews the leases of what they have. */
export async function heartbeat(deps: TicketsDeps, agentId: string): Promise<void> {
  const now = deps.clock.now();
  const { db } = deps.database;
  const [agent] = await db.update(agents).set({ heartbeatAt: now }).where(eq(agents.id, agentId)).returning({ profileAt: agents.profileAt, presence: agents.presence });
  if (!agent || now.getTime() - agent.profileAt.getTime() > PROFILE_AGE_MS) await saveAgent(deps, agentId, agent?.presence ?? 'offline', now);
  await db.update(assignments).set({ leaseUntil: after(now, ASSIGNED_LEASE_MS) }).where(and(eq(assignments.agentId, agentId), eq(assignments.state, 'assigned')));
}

/** Says whether an agent takes new work. Offers that stand with somebody who leaves end at once. */
export async function setPresence(deps: TicketsDeps, agentId: string, presence: Presence): Promise<void> {
  const now = deps.clock.now();
  await saveAgent(deps, agentId, presence, now);
  if (presence === 'online') return;
  await deps.database.db.update(assignments).set({ leaseUntil: after(now, -1) }).where(and(eq(assignments.offeredTo, agentId), eq(assignments.state, 'offered')));
}

/** What the agent chose, as long as they give signs of life; else offline. */
export async function presenceOf(deps: TicketsDeps, agentId: string): Promise<Presence> {
  const [agent] = await deps.database.db.select({ presence: agents.presence, heartbeatAt: agents.heartbeatAt }).from(agents).where(eq(agents.id, agentId));
  return agent && deps.clock.now().getTime() - agent.heartbeatAt.getTime() <= HEARTBEAT_LIMIT_MS ? agent.presence : 'offline';
}

async function saveAgent(deps: TicketsDeps, id: string, presence: Presence, now: Date): Promise<void> {
  const profile = (await deps.staff.agentProfiles([id])).get(id) ?? { skills: [], languages: [], capacity: 0 };
  const row = { ...profile, presence, profileAt: now, heartbeatAt: now };
  await deps.database.db.insert(agents).values({ id, ...row }).onConflictDoUpdate({ target: agents.id, set: row });
}

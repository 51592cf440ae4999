import type { AgentState } from '@lobby/contracts';
import { and, count, eq, or } from 'drizzle-orm';
import type { TicketsDeps } from '../deps.ts';
import { agents, assignments } from '../record/schema.ts';
import { HEARTBEAT_LIMIT_MS } from './leases.ts';

type AgentRow = typeof agents.$inferSelect;

/** What an agent holds: conversations they have and offers that stand with them. */
export const heldBy = or(and(eq(assignments.state, 'assigned'), eq(assignments.agentId, agents.id)), and(eq(assignments.state, 'offered'), eq(assignments.offeredTo, agents.id)));

/** Everybody who has worked at the desk, with presence and load; two queries. */
export async function listAgents({ database, staff, clock }: TicketsDeps): Promise<AgentState[]> {
  const now = clock.now();
  const rows = await database.db.select({ agent: agents, load: count(assignments.handoffId) }).from(agents).leftJoin(assignments, heldBy).groupBy(agents.id).orderBy(agents.id);
  const names = await staff.staffNames(rows.map((r) => r.agent.id));
  return rows.flatMap(({ agent, load }) => {
    const name = names.get(agent.id);
    const { id, capacity, skills, languages, wrapUpUntil } = agent;
    return name === undefined ? [] : [{ id, name, presence: stateOf(agent, now), load, capacity, skills, languages, wrapUpUntil: wrapUpUntil && wrapUpUntil > now ? wrapUpUntil.toISOString() : null }];
  });
}

function stateOf({ presence, heartbeatAt, wrapUpUntil }: AgentRow, now: Date): AgentState['presence'] {
  if (now.getTime() - heartbeatAt.getTime() > HEARTBEAT_LIMIT_MS) return 'offline';
  return presence === 'online' && wrapUpUntil && wrapUpUntil > now ? 'wrap_up' : presence;
}

import type { DatabaseHandle } from '@lobby/service-kit/db';
import { openTestDatabase } from '@lobby/testkit';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { agents, assignments, tickets as ticketsTable } from '../record/schema.ts';
import { openDesk, type Desk } from '../testing/openDesk.ts';

const AGENTS = ['a', 'b', 'c'];
const BOSS = 'boss';
const CAPACITY = 2;
/** Moves of one walk; a longer one is asked for by LOBBY_WALK. */
const STEPS = Number(process.env.LOBBY_WALK ?? 250);

let database: DatabaseHandle;
let desk: Desk;
beforeAll(async () => { database = await openTestDatabase(); });
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.execute(sql`truncate assignments, desk_notices, ticket_events, ticket_conversations, customer_merges, tickets, customer_conversations, identities, customers, agents cascade`);
  desk = await openDesk(database, Object.fromEntries([...AGENTS, BOSS].map((id) => [id, { capacity: CAPACITY, skills: ['general', 'fraud'] }])));
});

/** A small generator with a seed (mulberry32), so that a failing walk can be walked again. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) % 1_000_000) % below;
  };
}

/** Who owns what, as told by the answers alone; the record must agree after every step. */
type Model = Map<string, string | null>;

it.each([1, 2])('R7 a random walk (seed %i) never has two owners, a lost handoff or a full agent with another offer', async (seed) => {
  const pick = seeded(seed);
  const owners: Model = new Map();
  for (let step = 0; step < STEPS; step += 1) {
    await walk(pick, owners);
    const rows = await database.db.select().from(assignments);
    for (const row of rows) if (row.state !== 'done') expect([row.handoffId, row.state === 'assigned' ? row.agentId : null]).toEqual([row.handoffId, owners.get(row.handoffId)]);
    expect(rows.filter((r) => r.state !== 'done').map((r) => r.handoffId).sort()).toEqual([...owners.keys()].sort());
  }
  const ended = (await database.db.select().from(assignments)).filter((r) => r.state === 'done');
  // Whoever asked to be called has a ticket that says by when.
  const promised = await database.db.select().from(ticketsTable);
  for (const row of ended) if (row.endReason === 'deferred') expect(promised.find((t) => t.id === row.ticketId)?.promiseDue).not.toBeNull();
}, 600_000);

async function walk(pick: (below: number) => number, owners: Model): Promise<void> {
  const handoff = [...owners.keys()][pick(Math.max(owners.size, 1))];
  const agent = AGENTS[pick(AGENTS.length)] ?? 'a';
  const { tickets, tx } = desk;
  const now = desk.deps.clock.now();
  if (!handoff || pick(10) === 0) {
    const queue = pick(2) === 0 ? 'general' : 'fraud';
    owners.set((await desk.waiting({ queue, priority: pick(3) === 0 ? 'urgent' : 'normal' })).handoffId, null);
    return;
  }
  switch (pick(13)) {
    case 0: case 1: {
      const answer = await tx((t) => tickets.accept(t, handoff, agent));
      if (answer.won) expect(owners.get(handoff)).toBeNull();
      if (answer.won) owners.set(handoff, agent);
      return;
    }
    case 2: await tx((t) => tickets.decline(t, handoff, agent)); return;
    case 3: {
      const place = await tx((t) => tickets.requeue(t, handoff, agent, 'fraud'));
      expect(place !== null).toBe(owners.get(handoff) === agent);
      if (place) owners.set(handoff, null);
      return;
    }
    case 4: {
      if (pick(3) > 0) return;
      expect(await tx((t) => tickets.finish(t, handoff, 'resolved', agent))).toBe(true);
      owners.delete(handoff);
      return;
    }
    case 5: {
      for (const lease of await tx((t) => tickets.expireLeases(t, now))) {
        if (lease.was === 'assigned') expect(owners.get(lease.handoffId)).toBe(lease.agentId);
        owners.set(lease.handoffId, null);
      }
      return;
    }
    case 6: {
      for (const offer of await tx((t) => tickets.offerNext(t, now))) expect(await loadOf(offer.agentId)).toBeLessThanOrEqual(CAPACITY);
      return;
    }
    case 9: {
      const taken = await tx((t) => tickets.takeOver(t, handoff, BOSS));
      expect(taken?.from).toBe(owners.get(handoff));
      owners.set(handoff, BOSS);
      return;
    }
    case 10: {
      const to = AGENTS[pick(AGENTS.length)] ?? 'a';
      await tickets.heartbeat(to);
      const place = await tx((t) => tickets.requeue(t, handoff, agent, 'general', to));
      expect(place !== null).toBe(owners.get(handoff) === agent);
      if (place) owners.set(handoff, null);
      return;
    }
    case 11: {
      if (pick(3) > 0) return;
      const promise = await tx((t) => tickets.defer(t, { handoffId: handoff, conversationId: 'any', kind: 'message', text: '请回复', phone: null }));
      expect(promise !== null).toBe(owners.get(handoff) === null);
      if (promise) owners.delete(handoff);
      return;
    }
    // A process that dies in the middle: what it wrote is gone with its transaction, and nobody owns more than before.
    case 12: await expect(tx(async (t) => { await tickets.accept(t, handoff, agent); throw new Error('killed'); })).rejects.toThrow('killed'); return;
    case 7: await tickets.setPresence(agent, pick(4) === 0 ? 'break' : 'online'); return;
    default: {
      desk.pass(pick(40_000));
      for (const id of AGENTS) if (pick(3) > 0) await tickets.heartbeat(id);
    }
  }
}

async function loadOf(agent: string): Promise<number> {
  const rows = await database.db.select({ id: agents.id, assigned: assignments.agentId, offered: assignments.offeredTo, state: assignments.state }).from(agents)
    .innerJoin(assignments, sql`${assignments.state} <> 'done' and ${agents.id} in (${assignments.agentId}, ${assignments.offeredTo})`);
  return rows.filter((r) => r.id === agent).length;
}

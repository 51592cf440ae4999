import type { Assignment, Customer, QueuePlace, TicketsService, Tx } from '@lobby/contracts';
import { newId } from '@lobby/service-kit';
import { asDb, type DatabaseHandle } from '@lobby/service-kit/db';
import { and, asc, count, eq, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import { integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

const LEASE_MS = 60_000;

const held = pgTable('fake_assignments', {
  handoffId: text('handoff_id').primaryKey(), conversationId: text('conversation_id').notNull(), ticketId: text('ticket_id').notNull(), queue: text('queue').notNull(),
  state: text('state', { enum: ['queued', 'offered', 'assigned', 'done'] }).notNull(), agentId: text('agent_id'), offeredTo: text('offered_to'),
  leaseUntil: timestamp('lease_until', { withTimezone: true, mode: 'date' }), rank: integer('rank').notNull(),
});

export type FakeTickets = TicketsService & { online: Set<string>; opened: string[]; events: string[]; closed: boolean; unstaffed: boolean; assignments(): Promise<Assignment[]>; failEnqueue: boolean; deferred: { kind: string; text: string | null; phone: string | null }[]; awaited: ReadonlyMap<string, Date> };

async function set(tx: Tx, where: ReturnType<typeof and>, values: Partial<typeof held.$inferInsert>) {
  return asDb(tx).update(held).set(values).where(where).returning();
}

/**
 * Queues for tests of this service, in a table of their own so that they roll back with the caller's transaction like the real ones. No skills, no priorities:
 * first come, first served.
 */
export async function fakeTickets(database: DatabaseHandle, now: () => Date): Promise<FakeTickets> {
  const { db } = database;
  await db.execute(sql`create table if not exists fake_assignments (handoff_id text primary key, conversation_id text not null, ticket_id text not null, queue text not null,
    state text not null, agent_id text, offered_to text, lease_until timestamptz, rank integer not null)`);
  const online = new Set<string>();
  const declined = new Set<string>();
  const leaseEnd = (): Date => new Date(now().getTime() + LEASE_MS);
  const free = { agentId: null, offeredTo: null, leaseUntil: null };
  let ranks = 0;
  const placeIn = async (d: typeof db, handoffId: string): Promise<QueuePlace | null> => {
    const [mine] = await d.select().from(held).where(eq(held.handoffId, handoffId));
    if (!mine) return null;
    const [ahead] = await d.select({ n: count() }).from(held).where(and(or(eq(held.state, 'queued'), eq(held.state, 'offered')), lte(held.rank, mine.rank)));
    return { queue: mine.queue, queueName: { zh: mine.queue }, position: ahead?.n ?? 1, expectedWaitSeconds: fake.unstaffed ? null : 60, open: !fake.closed, staffed: !fake.unstaffed, promiseBy: new Date(now().getTime() + 3_600_000) };
  };
  const asAssignment = (r: typeof held.$inferSelect): Assignment => ({ ...r, priority: 'normal', language: 'zh', queuedAt: now() });
  const fake: FakeTickets = {
    online, opened: [], events: [], closed: false, unstaffed: false, failEnqueue: false, deferred: [], awaited: new Map(),
    assignments: async () => (await db.select().from(held)).map(asAssignment),
    openOrJoin: async (_tx, wish) => {
      fake.opened.push(wish.subject);
      return { ticketId: newId('tick'), number: `T-${String(fake.opened.length).padStart(6, '0')}`, joined: false };
    },
    enqueue: async (tx, wish) => {
      if (fake.failEnqueue) throw new Error('no queue');
      ranks += 1;
      await asDb(tx).insert(held).values({ ...free, handoffId: wish.handoffId, conversationId: wish.conversationId, ticketId: wish.ticketId, queue: wish.queue, state: 'queued', rank: ranks }).onConflictDoNothing();
      const place = await placeIn(asDb(tx), wish.handoffId);
      if (!place) throw new Error('not queued');
      return place;
    },
    place: (handoffId) => placeIn(db, handoffId),
    accept: async (tx, handoffId, agentId) => {
      const open = or(eq(held.state, 'queued'), and(eq(held.state, 'offered'), eq(held.offeredTo, agentId)));
      const [row] = await set(tx, and(eq(held.handoffId, handoffId), open), { state: 'assigned', agentId, offeredTo: null, leaseUntil: leaseEnd() });
      if (row) return { won: true, assignment: asAssignment(row) };
      const [other] = await asDb(tx).select().from(held).where(eq(held.handoffId, handoffId));
      return { won: false, by: other?.agentId ?? null };
    },
    decline: async (tx, handoffId, agentId) => {
      const rows = await set(tx, and(eq(held.handoffId, handoffId), eq(held.state, 'offered'), eq(held.offeredTo, agentId)), { ...free, state: 'queued' });
      if (rows.length > 0) declined.add(`${handoffId}|${agentId}`);
      return rows.length > 0;
    },
    requeue: async (tx, handoffId, agentId, queue) => {
      const rows = await set(tx, and(eq(held.handoffId, handoffId), eq(held.state, 'assigned'), eq(held.agentId, agentId)), { ...free, state: 'queued', queue });
      return rows.length > 0 ? placeIn(asDb(tx), handoffId) : null;
    },
    takeOver: async (tx, handoffId, agentId) => {
      const [before] = await asDb(tx).select().from(held).where(and(eq(held.handoffId, handoffId), sql`${held.state} <> 'done'`)).for('update');
      if (!before) return null;
      await set(tx, eq(held.handoffId, handoffId), { state: 'assigned', agentId, offeredTo: null, leaseUntil: leaseEnd() });
      return { from: before.agentId };
    },
    defer: async (tx, wish) => {
      const [row] = await set(tx, and(eq(held.handoffId, wish.handoffId), or(eq(held.state, 'queued'), eq(held.state, 'offered'))), { ...free, state: 'done' });
      if (!row) return null;
      fake.deferred.push({ kind: wish.kind, text: wish.text, phone: wish.phone });
      return { ticketId: row.ticketId, number: 'T-000001', by: new Date(now().getTime() + 3_600_000) };
    },
    agents: async () => [...online].map((id) => ({ id, name: id, presence: 'online' as const, load: 0, capacity: 5, skills: [], languages: [], wrapUpUntil: null })),
    endWrapUp: async () => undefined,
    awaitsAnswer: async (_tx, waiting) => { fake.awaited = waiting; },
    finish: async (tx, handoffId) => (await set(tx, and(eq(held.handoffId, handoffId), sql`${held.state} <> 'done'`), { state: 'done', leaseUntil: null })).length > 0,
    assignmentOf: async (conversationId) => {
      const [row] = await db.select().from(held).where(and(eq(held.conversationId, conversationId), sql`${held.state} <> 'done'`));
      return row ? asAssignment(row) : null;
    },
    resolveTicket: async (_tx, ticketId) => { fake.events.push(`resolved ${ticketId}`); },
    recordEvent: async (_tx, _ticketId, _actor, type) => { fake.events.push(type); },
    heartbeat: async (agentId) => { await db.update(held).set({ leaseUntil: leaseEnd() }).where(and(eq(held.state, 'assigned'), eq(held.agentId, agentId))); },
    setPresence: async (agentId, presence) => { if (presence === 'online') online.add(agentId); else online.delete(agentId); },
    presenceOf: async (agentId) => (online.has(agentId) ? 'online' : 'offline'),
    expireLeases: async (tx, at) => {
      const rows = await asDb(tx).select().from(held).where(and(isNotNull(held.leaseUntil), lte(held.leaseUntil, at), or(eq(held.state, 'offered'), eq(held.state, 'assigned')))).for('update');
      for (const row of rows) await set(tx, eq(held.handoffId, row.handoffId), { ...free, state: 'queued', rank: -row.rank });
      return Promise.all(rows.map(async (r) => {
        const was = r.state === 'offered' ? 'offered' as const : 'assigned' as const;
        return { handoffId: r.handoffId, conversationId: r.conversationId, agentId: r.agentId ?? r.offeredTo ?? '', was, place: was === 'assigned' ? await placeIn(asDb(tx), r.handoffId) : null };
      }));
    },
    offerNext: async (tx) => {
      const waiting = await asDb(tx).select().from(held).where(and(eq(held.state, 'queued'), isNull(held.offeredTo))).orderBy(asc(held.rank)).for('update');
      const offers = waiting.flatMap((w) => {
        const agentId = [...online].find((a) => !declined.has(`${w.handoffId}|${a}`));
        return agentId ? [{ handoffId: w.handoffId, conversationId: w.conversationId, agentId, leaseUntil: leaseEnd() }] : [];
      });
      for (const o of offers) await set(tx, eq(held.handoffId, o.handoffId), { state: 'offered', offeredTo: o.agentId, leaseUntil: o.leaseUntil });
      return offers;
    },
    ensureVisitor: async (): Promise<Customer> => ({ id: newId('cust'), displayName: '访客', tier: null, assurance: 'anonymous', identities: [], createdAt: now().toISOString() }),
    ticket: async () => null,
    identify: async (_tx, proof): Promise<Customer> => ({ id: `cust_${proof.value}`, displayName: proof.displayName, tier: proof.tier, assurance: proof.assurance, identities: [{ channel: proof.channel, value: proof.value }], createdAt: now().toISOString() }),
  };
  return fake;
}

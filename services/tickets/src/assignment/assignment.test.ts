import { openTestDatabase } from '@lobby/testkit';
import { newId } from '@lobby/service-kit';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import { count, max, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { assignments, ticketEvents } from '../record/schema.ts';
import { openDesk, type Desk } from '../testing/openDesk.ts';

let database: DatabaseHandle;
let desk: Desk;
beforeAll(async () => { database = await openTestDatabase(); });
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.execute(sql`truncate assignments, ticket_events, ticket_conversations, tickets, customer_conversations, identities, customers, agents, queues cascade`);
  desk = await openDesk(database, { a: {}, b: {}, en: { languages: ['en'] }, fraud: { skills: ['fraud'] } });
});

const accept = (handoffId: string, agent: string) => desk.tx((tx) => desk.tickets.accept(tx, handoffId, agent));
const offers = () => desk.tx((tx) => desk.tickets.offerNext(tx, desk.deps.clock.now()));
const expire = () => desk.tx((tx) => desk.tickets.expireLeases(tx, desk.deps.clock.now()));
const positions = async (ids: string[]) => Promise.all(ids.map(async (id) => (await desk.tickets.place(id))?.position ?? null));

describe('the queue', () => {
  it('puts urgent before high before normal, then who asked first, and says when nobody knows the wait', async () => {
    const normal = await desk.waiting();
    desk.pass(1_000);
    const later = await desk.waiting();
    const urgent = await desk.waiting({ priority: 'urgent' });
    const high = await desk.waiting({ priority: 'high' });
    expect(await positions([urgent.handoffId, high.handoffId, normal.handoffId, later.handoffId])).toEqual([1, 2, 3, 4]);
    expect(await desk.tickets.place(normal.handoffId)).toMatchObject({ queue: 'general', expectedWaitSeconds: null, open: true });
  });

  it('takes the same handoff once and refuses a second one of the same conversation', async () => {
    const { handoffId, conversationId, ticketId } = await desk.waiting();
    const wish = { handoffId, conversationId, ticketId, queue: 'general', priority: 'normal', language: 'zh' } as const;
    expect((await desk.tx((tx) => desk.tickets.enqueue(tx, wish))).position).toBe(1);
    await expect(desk.tx((tx) => desk.tickets.enqueue(tx, { ...wish, handoffId: 'hand_00000000000000000000000000' }))).rejects.toMatchObject({ code: 'conflict' });
    expect((await desk.tickets.assignmentOf(conversationId))?.handoffId).toBe(handoffId);
  });

  it('sends an unknown queue to general', async () => {
    const { handoffId } = await desk.waiting();
    await desk.tx((tx) => desk.tickets.finish(tx, handoffId, 'withdrawn', 'customer'));
    const other = await desk.tx(async (tx) => {
      const conversationId = 'conv_0000000000000000000000000q';
      const ticket = await desk.tickets.openOrJoin(tx, { conversationId, customerId: null, topic: 'gold', subject: '黄金', channel: 'web', language: 'zh', priority: 'normal', queue: 'astrology', actor: 'bot' });
      return desk.tickets.enqueue(tx, { handoffId: 'hand_0000000000000000000000000q', conversationId, ticketId: ticket.ticketId, queue: 'astrology', priority: 'normal', language: 'zh' });
    });
    expect(other.queue).toBe('general');
  });

  it('measures the wait once three were accepted', async () => {
    for (let i = 0; i < 3; i += 1) {
      const { handoffId } = await desk.waiting();
      desk.pass(20_000);
      await accept(handoffId, 'a');
    }
    const { handoffId } = await desk.waiting();
    expect(await desk.tickets.place(handoffId)).toMatchObject({ position: 1, expectedWaitSeconds: null, staffed: false });
    await desk.tickets.setPresence('a', 'online');
    expect(await desk.tickets.place(handoffId)).toMatchObject({ position: 1, expectedWaitSeconds: 20, staffed: true });
    desk.pass(3_700_000);
    await desk.tickets.heartbeat('a');
    expect(await desk.tickets.place(handoffId)).toMatchObject({ expectedWaitSeconds: null, staffed: true });
  });
});

describe('offers', () => {
  it('go to agents who are there, have the skill and speak the language: least loaded, then longest idle', async () => {
    for (const id of ['a', 'b', 'en', 'fraud']) await desk.tickets.setPresence(id, 'online');
    const first = await desk.waiting();
    const second = await desk.waiting();
    const english = await desk.waiting({ language: 'en' });
    const fraud = await desk.waiting({ queue: 'fraud', priority: 'urgent' });
    const made = await offers();
    const to = new Map(made.map((o) => [o.handoffId, o.agentId]));
    expect([to.get(english.handoffId), to.get(fraud.handoffId)]).toEqual(['en', 'fraud']);
    expect([to.get(first.handoffId), to.get(second.handoffId)].sort()).toEqual(['a', 'b']);
    expect(await offers()).toEqual([]);
  });

  it('stop at the capacity and wait for agents on a break', async () => {
    desk = await openDesk(database, { a: { capacity: 1 }, b: {} });
    await desk.tickets.setPresence('a', 'online');
    await desk.tickets.setPresence('b', 'break');
    const first = await desk.waiting();
    desk.pass(1_000);
    await desk.waiting();
    expect((await offers()).map((o) => o.agentId)).toEqual(['a']);
    await accept(first.handoffId, 'a');
    expect(await offers()).toEqual([]);
    await desk.tickets.setPresence('b', 'online');
    expect((await offers()).map((o) => o.agentId)).toEqual(['b']);
  });

  it('that are declined or run out go to somebody else, and keep their place', async () => {
    await desk.tickets.setPresence('a', 'online');
    const waiting = await desk.waiting();
    desk.pass(1_000);
    const behind = await desk.waiting({ queue: 'fraud' });
    expect(await offers()).toHaveLength(1);
    expect(await desk.tx((tx) => desk.tickets.decline(tx, waiting.handoffId, 'b'))).toBe(false);
    expect(await desk.tx((tx) => desk.tickets.decline(tx, waiting.handoffId, 'a'))).toBe(true);
    expect(await offers()).toEqual([]);
    await desk.tickets.setPresence('b', 'online');
    expect((await offers()).map((o) => o.agentId)).toEqual(['b']);
    desk.pass(30_001);
    expect(await expire()).toEqual([{ handoffId: waiting.handoffId, conversationId: waiting.conversationId, agentId: 'b', was: 'offered', place: null }]);
    expect(await positions([waiting.handoffId, behind.handoffId])).toEqual([1, 1]);
    expect(await expire()).toEqual([]);
  });

  it('of somebody who goes on a break end at once', async () => {
    await desk.tickets.setPresence('a', 'online');
    await desk.waiting();
    await offers();
    await desk.tickets.setPresence('a', 'break');
    expect(await expire()).toHaveLength(1);
  });
});

/** Many handoffs of many conversations at once, on one ticket: its history has to grow dense under the races. */
async function waitingMany(n: number): Promise<string[]> {
  const { ticketId } = await desk.waiting();
  const now = desk.deps.clock.now();
  const rows = Array.from({ length: n }, () => ({ handoffId: newId('hand'), conversationId: newId('conv'), ticketId, queue: 'general', priority: 'normal' as const, rank: 2, language: 'zh', state: 'queued' as const, queuedAt: now, waitingSince: now }));
  await database.db.insert(assignments).values(rows);
  return rows.map((r) => r.handoffId);
}

describe('R5 accept', () => {
  it('has exactly one winner in 1,000 races of 4 agents, and the losers learn who won', async () => {
    const agents = ['a', 'b', 'en', 'fraud'];
    for (let round = 0; round < 10; round += 1) {
      for (const handoffId of await waitingMany(100)) {
        const results = await Promise.all(agents.map((agent) => accept(handoffId, agent)));
        const winners = results.flatMap((r, i) => (r.won ? [agents[i]] : []));
        expect(winners).toHaveLength(1);
        expect(results.filter((r) => !r.won).every((r) => !r.won && r.by === winners[0])).toBe(true);
      }
    }
    const seqs = await database.db.select({ ticketId: ticketEvents.ticketId, n: count(), last: max(ticketEvents.seq) }).from(ticketEvents).groupBy(ticketEvents.ticketId);
    expect(seqs.map((s) => s.n)).toEqual(seqs.map((s) => s.last));
  }, 300_000);

  it('respects an offer to somebody else while it runs', async () => {
    await desk.tickets.setPresence('a', 'online');
    const { handoffId } = await desk.waiting();
    await offers();
    expect(await accept(handoffId, 'b')).toEqual({ won: false, by: 'a' });
    desk.pass(30_001);
    expect(await accept(handoffId, 'b')).toMatchObject({ won: true });
    expect(await accept(handoffId, 'b')).toEqual({ won: false, by: 'b' });
  });
});

describe('R6 an agent who falls silent', () => {
  it('loses the conversation after 60 s; it waits at the head of its queue and its ticket is free', async () => {
    const { handoffId, conversationId, ticketId } = await desk.waiting();
    desk.pass(5_000);
    const behind = await desk.waiting();
    await desk.tickets.setPresence('a', 'online');
    await accept(handoffId, 'a');
    desk.pass(50_000);
    await desk.tickets.heartbeat('a');
    desk.pass(50_000);
    expect(await expire()).toEqual([]);
    desk.pass(10_001);
    expect(await expire()).toEqual([{ handoffId, conversationId, agentId: 'a', was: 'assigned', place: expect.objectContaining({ position: 1, staffed: false }) as unknown }]);
    expect(await desk.tickets.presenceOf('a')).toBe('offline');
    expect(await positions([handoffId, behind.handoffId])).toEqual([1, 2]);
    expect(await desk.tickets.ticket(ticketId)).toMatchObject({ assignee: null, status: 'open' });
    await desk.tickets.heartbeat('a');
    expect(await desk.tickets.presenceOf('a')).toBe('online');
  });
});

describe('transfer and end', () => {
  it('moves to another queue with the time already waited; only the owner can', async () => {
    const { handoffId, ticketId } = await desk.waiting();
    desk.pass(60_000);
    const there = await desk.waiting({ queue: 'fraud' });
    await accept(handoffId, 'a');
    expect(await desk.tx((tx) => desk.tickets.requeue(tx, handoffId, 'b', 'fraud'))).toBeNull();
    expect(await desk.tx((tx) => desk.tickets.requeue(tx, handoffId, 'a', 'fraud'))).toMatchObject({ queue: 'fraud', position: 1 });
    expect(await positions([there.handoffId])).toEqual([2]);
    expect(await desk.tickets.ticket(ticketId)).toMatchObject({ queue: 'fraud', assignee: null });
  });

  it('ends once', async () => {
    const { handoffId, conversationId } = await desk.waiting();
    const finish = () => desk.tx((tx) => desk.tickets.finish(tx, handoffId, 'returned_to_bot', 'a'));
    expect([await finish(), await finish()]).toEqual([true, false]);
    expect(await desk.tickets.assignmentOf(conversationId)).toBeNull();
    expect(await accept(handoffId, 'a')).toMatchObject({ won: false });
  });
});

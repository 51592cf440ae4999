import type { DatabaseHandle } from '@lobby/service-kit/db';
import { openTestDatabase } from '@lobby/testkit';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { updateQueue } from '../settings/queueSettings.ts';
import { openDesk, type Desk } from '../testing/openDesk.ts';
import { chooseAgent, type Candidate, type Waiting } from './chooseAgent.ts';
import { rankOf } from './rank.ts';

let database: DatabaseHandle;
let desk: Desk;
beforeAll(async () => { database = await openTestDatabase(); });
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.execute(sql`truncate assignments, desk_notices, ticket_events, ticket_conversations, customer_merges, tickets, customer_conversations, identities, customers, agents, queues cascade`);
  desk = await openDesk(database, { a: {}, b: {}, boss: {}, lender: { skills: ['loans'], capacity: 1 } });
  for (const id of ['a', 'b']) await desk.tickets.setPresence(id, 'online');
});

const offers = () => desk.tx((tx) => desk.tickets.offerNext(tx, desk.deps.clock.now()));
const accept = (handoffId: string, agent: string) => desk.tx((tx) => desk.tickets.accept(tx, handoffId, agent));
const stateOf = async (conversationId: string) => desk.tickets.assignmentOf(conversationId);
const agent = async (id: string) => (await desk.tickets.agents()).find((one) => one.id === id);

it('a colleague it is passed to is asked first, and when they decline the queue has it', async () => {
  const w = await desk.waiting();
  await accept(w.handoffId, 'a');
  const place = await desk.tx((tx) => desk.tickets.requeue(tx, w.handoffId, 'a', 'cards', 'b'));
  expect(place?.position).toBe(1);
  // b has no skill for cards and is asked all the same.
  expect((await offers()).map((o) => o.agentId)).toEqual(['b']);
  await desk.tx((tx) => desk.tickets.decline(tx, w.handoffId, 'b'));
  expect(await offers()).toEqual([]);
  expect(await stateOf(w.conversationId)).toMatchObject({ state: 'queued', queue: 'cards' });
  await expect(desk.tx((tx) => desk.tickets.requeue(tx, w.handoffId, 'a', 'cards', 'nobody'))).rejects.toMatchObject({ code: 'not_found' });
});

it('a colleague who is away does not hold it up', async () => {
  const w = await desk.waiting();
  await accept(w.handoffId, 'a');
  await desk.tickets.setPresence('b', 'offline');
  await desk.tickets.setPresence('boss', 'online');
  await desk.tx((tx) => desk.tickets.requeue(tx, w.handoffId, 'a', 'general', 'b'));
  expect((await offers()).map((o) => o.agentId)).toEqual(['boss']);
});

it('a take-over has one owner whoever had it, and the ticket follows', async () => {
  const w = await desk.waiting();
  await accept(w.handoffId, 'a');
  const both = await Promise.all([desk.tx((tx) => desk.tickets.takeOver(tx, w.handoffId, 'boss')), accept(w.handoffId, 'b')]);
  expect(both).toMatchObject([{ from: 'a' }, { won: false }]);
  expect(await stateOf(w.conversationId)).toMatchObject({ state: 'assigned', agentId: 'boss' });
  expect((await desk.tickets.ticket(w.ticketId))?.assignee).toBe('boss');
  expect(await desk.tx((tx) => desk.tickets.requeue(tx, w.handoffId, 'a', 'general'))).toBeNull();
  await desk.tx((tx) => desk.tickets.finish(tx, w.handoffId, 'resolved', 'boss'));
  expect(await desk.tx((tx) => desk.tickets.takeOver(tx, w.handoffId, 'boss'))).toBeNull();
});

it('wrap-up keeps an agent free until it is over or ended', async () => {
  await updateQueue(desk.deps, 'general', { version: 1, wrapUpSeconds: 30 }, 'boss');
  await desk.tickets.setPresence('b', 'offline');
  const [w, next] = [await desk.waiting(), await desk.waiting()];
  await accept(w.handoffId, 'a');
  await desk.tx((tx) => desk.tickets.finish(tx, w.handoffId, 'resolved', 'a'));
  expect([(await agent('a'))?.presence, await offers()]).toEqual(['wrap_up', []]);
  await desk.tickets.endWrapUp('a');
  expect([(await agent('a'))?.presence, (await offers()).map((o) => o.handoffId)]).toEqual(['online', [next.handoffId]]);
});

it('presence survives a reconnect and ends with silence; the load counts offers', async () => {
  await desk.waiting();
  await offers();
  const busy = (await desk.tickets.agents()).filter((a) => a.load === 1);
  expect(busy).toHaveLength(1);
  desk.pass(50_000);
  await desk.tickets.heartbeat('a');
  desk.pass(20_000);
  expect([(await agent('a'))?.presence, (await agent('b'))?.presence, await desk.tickets.presenceOf('a')]).toEqual(['online', 'offline', 'online']);
});

it('hours, holidays and routing are data: a stale screen is told, the audit knows what was', async () => {
  const closed = { timeZone: 'Asia/Shanghai', week: [[], [], [], [], [], [], []] as [never[], never[], never[], never[], never[], never[], never[]], exceptions: { '2026-11-24': [{ from: '09:00', to: '12:00' }] } };
  await updateQueue(desk.deps, 'general', { version: 1, calendar: closed, strategy: 'longest_idle' }, 'boss');
  await expect(updateQueue(desk.deps, 'general', { version: 1, promiseMinutes: 30 }, 'boss')).rejects.toMatchObject({ code: 'conflict' });
  expect(desk.audited.at(-1)).toMatchObject({ actor: 'boss', action: 'queue.update', subject: 'general', data: { from: { strategy: 'least_loaded' }, to: { strategy: 'longest_idle' } } });
  const w = await desk.waiting();
  const place = await desk.tickets.place(w.handoffId);
  // The promise is an hour of open time: the make-up morning begins at nine.
  expect([place?.open, place?.promiseBy]).toEqual([false, new Date('2026-11-24T02:00:00.000Z')]);
});

it('the bank\'s best customers come first among equals and never before what is more urgent', () => {
  expect(rankOf('normal', 'gold')).toBeLessThan(rankOf('normal', null));
  expect(rankOf('high', null)).toBeLessThan(rankOf('normal', 'platinum'));
});

it('of two able agents the strategy decides: least work, or longest without any', () => {
  const one = (id: string, over: Partial<Candidate>): Candidate => ({ id, skills: ['general'], languages: ['zh'], capacity: 5, load: 0, offers: 0, silent: false, lastAssignedAt: 0, ...over });
  const candidates = [one('busy', { load: 2, lastAssignedAt: 1 }), one('fresh', { load: 0, lastAssignedAt: 9 }), one('english', { languages: ['en'], load: 4, lastAssignedAt: 99 })];
  const waiting = (over: Partial<Waiting>): Waiting => ({ urgent: false, skill: 'general', language: 'zh', strategy: 'least_loaded', reservedFor: null, resting: {}, ...over });
  const now = new Date(1_000);
  expect(chooseAgent(waiting({}), candidates, now)?.id).toBe('fresh');
  expect(chooseAgent(waiting({ strategy: 'longest_idle' }), candidates, now)?.id).toBe('busy');
  const gone = candidates.map((c) => (c.id === 'fresh' ? { ...c, silent: true } : c));
  expect(chooseAgent(waiting({}), gone, now)?.id).toBe('busy');
  expect(chooseAgent(waiting({}), gone.map((c) => ({ ...c, silent: true })), now)?.id).toBe('fresh');
  expect(chooseAgent(waiting({ language: 'en' }), candidates, now)?.id).toBe('english');
});

it('a queue is staffed while somebody who could take it is there, busy or not, and no wait is expected without', async () => {
  const w = await desk.waiting({ queue: 'loans' });
  const staffed = async () => (await desk.tickets.place(w.handoffId))?.staffed;
  expect([await staffed(), (await desk.tickets.place((await desk.waiting()).handoffId))?.staffed]).toEqual([false, true]);
  await desk.tickets.setPresence('lender', 'break');
  expect(await desk.tickets.place(w.handoffId)).toMatchObject({ open: true, staffed: false, expectedWaitSeconds: null });
  await desk.tickets.setPresence('lender', 'online');
  for (let n = 0; n < 2; n += 1) await accept((await desk.waiting({ queue: 'loans' })).handoffId, 'lender');
  expect(await staffed()).toBe(true);
  desk.pass(61_000);
  expect(await staffed()).toBe(false);
});

it('an agent answers one offer before the next comes; what is urgent does not wait for that', async () => {
  await desk.tickets.setPresence('b', 'offline');
  const first = await desk.waiting();
  desk.pass(1_000);
  const second = await desk.waiting();
  expect((await offers()).map((o) => o.handoffId)).toEqual([first.handoffId]);
  expect(await offers()).toEqual([]);
  const urgent = await desk.waiting({ priority: 'urgent' });
  expect((await offers()).map((o) => o.handoffId)).toEqual([urgent.handoffId]);
  for (const { handoffId } of [first, urgent]) await accept(handoffId, 'a');
  expect((await offers()).map((o) => o.handoffId)).toEqual([second.handoffId]);
});

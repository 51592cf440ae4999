import { setTimeout } from 'node:timers/promises';
import { testDatabaseKind } from '@lobby/testkit';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { conversations, timeline, turns } from '../record/schema.ts';
import { openHouse, type House } from '../testing/house.ts';
import { clientId, say, timelineOf, type Visitor } from '../testing/say.ts';

let house: House;
beforeAll(async () => { house = await openHouse({ limits: { turnBudgetMs: 1_000 } }); });
afterAll(() => house.close());
beforeEach(() => {
  house.bot.seen.length = 0;
  house.bot.held = Promise.resolve();
  house.bot.mended = false;
  house.tickets.failEnqueue = false;
});

const types = async (c: Parameters<typeof timelineOf>[1]) => (await timelineOf(house, c)).map((e) => e.type);
/** Sends until it is taken, as every client does: a starved machine may say `unavailable` first. */
const deliver = async (c: Visitor, text: string): Promise<void> => {
  const id = clientId();
  while ((await house.send(c, { clientId: id, text })).status === 503);
};
const turnsOf = (id: string) => house.database.db.select().from(turns).where(eq(turns.conversationId, id)).orderBy(turns.createdAt);

it('messages that arrive during a turn are read together by the next', async () => {
  const c = await house.open();
  const go = house.bot.hold();
  await house.send(c, { clientId: clientId(), text: '一' });
  await expect.poll(() => house.bot.seen.length).toBe(1);
  for (const text of ['二', '三', '四']) await house.send(c, { clientId: clientId(), text });
  go();
  await house.conversation.idle();
  expect(house.bot.seen.map((t) => t.texts.map((x) => x.text))).toEqual([['一'], ['二', '三', '四']]);
  expect(house.bot.seen[1]?.state?.turns).toBe(1);
  expect((await turnsOf(c.id)).map((t) => [t.state, t.attempts])).toEqual([['done', 1], ['done', 1]]);
});

it('a turn that a crash left behind is run again by the next process, once', async () => {
  const c = await house.open();
  await house.send(c, { clientId: clientId(), text: '在吗' });
  await house.conversation.idle();
  // What the record holds when the process dies between the message and its turn's end.
  const [entry] = await house.database.db.select().from(timeline).where(eq(timeline.type, 'customer.said')).limit(1);
  if (!entry) throw new Error('no message');
  const left = `turn_${'c'.repeat(26)}`;
  await house.database.db.insert(turns).values({ id: left, conversationId: c.id, firstSeq: 2, createdAt: new Date(), attempts: 1, claimedBy: 'the dead', claimedUntil: new Date(Date.now() + 60_000) });
  const [next, third] = [house.another(), house.another()];
  await (testDatabaseKind === 'pglite' ? Promise.resolve() : house.database.db.update(turns).set({ claimedUntil: new Date(0) }).where(eq(turns.id, left)));
  await Promise.all([next.start(), third.start()]);
  await expect.poll(async () => (await turnsOf(c.id)).map((t) => t.state)).toEqual(['done', 'done']);
  expect(await types(c)).toEqual(['opened', 'customer.said', 'bot.replied', 'bot.replied']);
  await Promise.all([next.drain(), third.drain()]);
});

it('R16: a poison message is tried three times, laid among the dead letters, and the customer is told and handed to a person', async () => {
  const c = await house.open();
  await say(house, c, 'boom 我的密码是 hunter2');
  expect(house.bot.seen).toHaveLength(3);
  expect(await types(c)).toEqual(['opened', 'customer.said', 'bot.replied', 'ticket.opened', 'queued']);
  const [dead] = await turnsOf(c.id);
  expect(dead).toMatchObject({ state: 'dead', failures: 3, error: 'Error' });
  const other = await house.open();
  await say(house, other, '你好');
  expect(await types(other)).toEqual(['opened', 'customer.said', 'bot.replied']);
});

it('R16: one poison message among many harms none of them; driven again once the cause is gone, it is answered', async () => {
  const bad = await house.open();
  const good: Visitor[] = [];
  for (let n = 0; n < 40; n += 1) good.push(await house.open());
  await Promise.all([deliver(bad, 'boom'), ...good.map((c) => deliver(c, '你好'))]);
  await house.conversation.idle();
  for (const c of good) expect(await types(c)).toEqual(['opened', 'customer.said', 'bot.replied']);
  const dead = (await house.conversation.deadTurns.list()).find((t) => t.conversationId === bad.id);
  expect(dead).toMatchObject({ error: 'Error', attempts: 3 });
  await house.app.inject({ method: 'POST', url: `/api/v1/conversations/${bad.id}/handoff/withdraw`, headers: { authorization: `Bearer ${bad.token}` }, payload: { clientId: clientId() } });
  house.bot.mended = true;
  await house.conversation.deadTurns.redrive({ id: 'admin1' }, dead?.turnId ?? '');
  await house.conversation.idle();
  expect((await timelineOf(house, bad)).at(-1)?.text).toBe('echo boom');
  expect((await turnsOf(bad.id)).map((t) => t.state)).toEqual(['redriven', 'done']);
  await expect(house.conversation.deadTurns.redrive({ id: 'admin1' }, dead?.turnId ?? '')).rejects.toMatchObject({ code: 'not_found' });
});

it('a turn that does not end within its budget is handed to a person at once', async () => {
  const c = await house.open();
  await say(house, c, 'hang');
  expect(house.bot.seen).toHaveLength(1);
  expect(await types(c)).toEqual(['opened', 'customer.said', 'bot.replied', 'ticket.opened', 'queued']);
  expect((await turnsOf(c.id))[0]).toMatchObject({ state: 'dead', error: 'BudgetSpentError' });
});

it('a process that stood still longer than the budget answers late, and gives nobody up for it', async () => {
  const c = await house.open();
  const go = house.bot.hold();
  await house.send(c, { clientId: clientId(), text: '一' });
  await expect.poll(() => house.bot.seen.length).toBe(1);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_500);
  await setTimeout(1);
  go();
  await house.conversation.idle();
  expect(await types(c)).toEqual(['opened', 'customer.said', 'bot.replied']);
  expect((await turnsOf(c.id)).map((t) => t.state)).toEqual(['done']);
});

it('when even the queue fails, the customer is told that', async () => {
  const c = await house.open();
  house.tickets.failEnqueue = true;
  await say(house, c, 'boom');
  const last = (await timelineOf(house, c)).at(-1);
  expect([last?.type, last?.text?.includes('无法转接人工')]).toEqual(['bot.replied', true]);
  house.tickets.failEnqueue = false;
  await say(house, c, '你好');
  expect((await timelineOf(house, c)).at(-1)?.text).toBe('echo 你好');
});

it('a turn that takes the process with it again and again is given up too', async () => {
  const c = await house.open();
  await house.conversation.idle();
  await house.send(c, { clientId: clientId(), text: '一' });
  await house.conversation.idle();
  await house.database.db.insert(turns).values({ id: `turn_${'d'.repeat(26)}`, conversationId: c.id, firstSeq: 2, createdAt: new Date(), attempts: 6 });
  const next = house.another();
  await next.start();
  await expect.poll(async () => (await turnsOf(c.id)).map((t) => t.state).sort()).toEqual(['dead', 'done']);
  expect((await types(c)).slice(-3)).toEqual(['bot.replied', 'ticket.opened', 'queued']);
  await next.drain();
});

it('what a lost claim thought is thrown away', async () => {
  const c = await house.open();
  const go = house.bot.hold();
  await house.send(c, { clientId: clientId(), text: '一' });
  await expect.poll(() => house.bot.seen.length).toBe(1);
  await house.database.db.update(turns).set({ claimedBy: 'another' }).where(eq(turns.conversationId, c.id));
  go();
  await house.conversation.idle();
  expect(await types(c)).toEqual(['opened', 'customer.said']);
});

it('what was thought is not said when a person has the conversation by then', async () => {
  const c = await house.open();
  const go = house.bot.hold();
  await house.send(c, { clientId: clientId(), text: '一' });
  await expect.poll(() => house.bot.seen.length).toBe(1);
  await house.database.db.update(conversations).set({ status: 'assigned', assignee: 'li' }).where(eq(conversations.id, c.id));
  go();
  await house.conversation.idle();
  expect(await types(c)).toEqual(['opened', 'customer.said']);
  expect((await turnsOf(c.id)).map((t) => t.state)).toEqual(['silenced']);
});

it('send costs 3 statements and a turn 6, however long the history', async () => {
  const inTransaction = testDatabaseKind === 'postgresql' ? 2 : 0;
  const c = await house.open();
  const costs: number[] = [];
  for (let i = 0; i < 30; i += 1) {
    const before = house.database.queryCount();
    await say(house, c, `第 ${i} 句`);
    costs.push(house.database.queryCount() - before);
  }
  expect(new Set(costs)).toEqual(new Set([3 + 6 + 2 * inTransaction]));
});

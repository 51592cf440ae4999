import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { conversations } from '../record/schema.ts';
import { member } from '../testing/fakeAccess.ts';
import { openHouse, type House } from '../testing/house.ts';
import { accepted, clientId, say, timelineOf, waiting, type Visitor } from '../testing/say.ts';
import { sweepQueue } from './sweepQueue.ts';

const [li, wang, boss] = [member('li'), member('wang'), member('boss', { roles: ['supervisor'] })];
let house: House;
beforeAll(async () => { house = await openHouse({ staff: [li, wang, boss] }); });
afterAll(() => house.close());
beforeEach(() => { house.tickets.online.clear(); });

const post = (who: typeof li, c: Visitor, path: string, body?: unknown) => house.desk(who, 'POST', `/conversations/${c.id}/${path}`, body);
const message = (text: string) => ({ clientId: clientId(), text });
const types = async (c: Visitor) => (await timelineOf(house, c)).map((e) => e.type);
const rowOf = async (id: string) => (await house.database.db.select().from(conversations).where(eq(conversations.id, id)))[0];
const defer = (c: Visitor, body: object) => house.app.inject({ method: 'POST', url: `/api/v1/conversations/${c.id}/handoff/defer`, headers: { authorization: `Bearer ${c.token}` }, payload: body });

it('a supervisor takes over: the customer reads who speaks now, the agent loses the word and the sight', async () => {
  const c = await accepted(house, li);
  expect((await post(wang, c, 'take-over')).status).toBe(403);
  expect([(await post(boss, c, 'take-over')).status, (await post(boss, c, 'take-over')).status]).toEqual([204, 204]);
  expect((await timelineOf(house, c)).at(-1)).toMatchObject({ type: 'taken_over', text: expect.stringContaining('坐席 boss') as string, data: { agentName: '坐席 boss' } });
  expect((await post(li, c, 'messages', message('还是我'))).status).toBe(404);
  expect((await post(boss, c, 'messages', message('您好'))).status).toBe(201);
  expect(house.access.audited.filter((a) => a === `conversation.take_over ${c.id}`)).toHaveLength(1);
});

it('a supervisor takes over from the queue; with the bot alone there is nothing to take over', async () => {
  const c = await waiting(house);
  expect((await post(boss, c, 'take-over')).status).toBe(204);
  expect(await rowOf(c.id)).toMatchObject({ status: 'assigned', assignee: 'boss' });
  const alone = await house.open();
  await say(house, alone, '你好');
  expect((await post(boss, alone, 'take-over')).body.code).toBe('wrong_state');
});

it('barge-in: the supervisor speaks beside the agent, both are heard, and leaving ends it', async () => {
  const c = await accepted(house, li);
  expect((await post(boss, c, 'messages', message('还没加入'))).body.code).toBe('wrong_state');
  expect((await post(boss, c, 'join')).status).toBe(204);
  expect([(await post(boss, c, 'messages', message('我是主管'))).status, (await post(li, c, 'messages', message('我也在'))).status]).toEqual([201, 201]);
  expect((await rowOf(c.id))?.assignee).toBe('li');
  expect((await post(boss, c, 'leave')).status).toBe(204);
  expect((await post(boss, c, 'messages', message('走了'))).body.code).toBe('wrong_state');
  expect((await types(c)).slice(-4)).toEqual(['joined', 'agent.said', 'agent.said', 'left']);
});

it('a whisper reaches the agent and no customer; an agent does not whisper', async () => {
  const c = await accepted(house, li);
  expect((await post(boss, c, 'notes', { ...message('先安抚，再查流水'), whisper: true })).status).toBe(201);
  expect((await post(li, c, 'notes', { ...message('x'), whisper: true })).status).toBe(403);
  expect(JSON.stringify(await timelineOf(house, c))).not.toContain('先安抚');
  const seen = (await house.desk(li, 'GET', `/conversations/${c.id}/timeline`)).body.entries as { text?: string; data?: { whisper?: boolean } }[];
  expect(seen.find((e) => e.text === '先安抚，再查流水')?.data?.whisper).toBe(true);
});

it('a consulted colleague reads and notes, owns nothing, and sees no more when it is over', async () => {
  const c = await accepted(house, li);
  house.tickets.online.add('wang');
  expect((await post(wang, c, 'notes', message('偷看'))).status).toBe(404);
  expect((await post(li, c, 'consult', { agentId: 'wang', question: '这单能退费吗？' })).status).toBe(204);
  expect((await post(li, c, 'consult', { agentId: 'nobody', question: '?' })).body.code).toBe('not_found');
  expect((await post(li, c, 'consult', { agentId: 'li', question: '?' })).body.code).toBe('wrong_state');
  expect([(await post(wang, c, 'notes', message('可以，走减免'))).status, (await post(wang, c, 'messages', message('您好'))).body.code]).toEqual([201, 'wrong_state']);
  const mine = ((await house.desk(wang, 'GET', '/inbox?view=mine')).body.rows as { conversationId: string }[]).map((r) => r.conversationId);
  expect(mine).toContain(c.id);
  expect(await types(c)).not.toContain('consult.asked');
  expect((await post(wang, c, 'consult/end', { agentId: 'wang' })).status).toBe(204);
  expect((await house.desk(wang, 'GET', `/conversations/${c.id}`)).status).toBe(404);
});

it('instead of waiting: a message or a call is promised once, told with ticket and date, and the bot goes on', async () => {
  const c = await waiting(house);
  expect((await defer(c, { clientId: 'defer-00', kind: 'message' })).json()).toMatchObject({ code: 'invalid_request' });
  const wish = { clientId: 'defer-01', kind: 'callback', text: '卡号 6222021234567890 的事', phone: '199 0000 1234' };
  const [first, again] = [await defer(c, wish), await defer(c, wish)];
  expect([first.statusCode, again.json()]).toEqual([200, first.json()]);
  expect(house.tickets.deferred).toEqual([{ kind: 'callback', text: '卡号 ****7890 的事', phone: '199 0000 1234' }]);
  const told = (await timelineOf(house, c)).at(-1);
  expect(told).toMatchObject({ type: 'callback.promised', text: expect.stringMatching(/已预约回电：坐席将在 \d+月\d+日.* 前致电您，工单号 T-000001/) as string });
  expect(JSON.stringify(told)).not.toContain('1234');
  await say(house, c, '那年费呢');
  expect((await types(c)).slice(-2)).toEqual(['customer.said', 'bot.replied']);
  expect((await defer(c, { ...wish, clientId: 'defer-02' })).json()).toMatchObject({ code: 'wrong_state' });
});

it('out of hours the customer learns ticket and date, also after a transfer', async () => {
  house.tickets.closed = true;
  const c = await waiting(house);
  expect((await timelineOf(house, c)).at(-1)).toMatchObject({ type: 'queued', text: expect.stringMatching(/工单 T-\d+，坐席将在 \d+月\d+日/) as string, data: { open: false, promiseBy: expect.any(String) as string } });
  await house.desk(li, 'POST', `/handoffs/${c.handoffId}/accept`);
  await post(li, c, 'transfer', { queue: 'loans' });
  house.tickets.closed = false;
  expect((await timelineOf(house, c)).at(-1)?.text).toMatch(/坐席将在/);
});

it('whoever waits while nobody is there is told so, with choices and a date, and again when their agent is lost', async () => {
  house.tickets.unstaffed = true;
  const c = await waiting(house);
  const nobody = { type: 'queued', text: expect.stringMatching(/没有坐席在线.*继续等.*留言或约回电，坐席会在 \d+月\d+日.* 前答复/) as string, data: { open: true, staffed: false, expectedWaitSeconds: null, promiseBy: expect.any(String) as string } };
  expect((await timelineOf(house, c)).at(-1)).toMatchObject(nobody);
  await house.desk(li, 'POST', `/handoffs/${c.handoffId}/accept`);
  house.clock.ahead += 61_000;
  const { database, tickets, clock } = house;
  await sweepQueue({ database, tickets, clock, log: { error: () => undefined } } as unknown as Parameters<typeof sweepQueue>[0]);
  house.tickets.unstaffed = false;
  expect((await timelineOf(house, c)).slice(-2)).toMatchObject([{ type: 'requeued', text: expect.stringMatching(/队伍最前面/) as string }, nobody]);
});

import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { conversations, timeline } from '../record/schema.ts';
import { member } from '../testing/fakeAccess.ts';
import { openHouse, type House } from '../testing/house.ts';
import { accepted, clientId, say, timelineOf, waiting } from '../testing/say.ts';
import { replay } from '../timeline/replay.ts';
import { sweepQueue } from './sweepQueue.ts';

const [li, wang, boss, editor] = [member('li'), member('wang'), member('boss', { roles: ['supervisor'] }), member('ed', { roles: ['editor'] })];
const stranger = member('zhao', { skills: ['loans'] });
const crowd = Array.from({ length: 10 }, (_, i) => member(`crowd${i}`));
let house: House;
beforeAll(async () => { house = await openHouse({ staff: [li, wang, boss, editor, stranger, ...crowd] }); });
afterAll(() => house.close());
beforeEach(() => { house.tickets.online.clear(); });

const types = async (c: Parameters<typeof timelineOf>[1]) => (await timelineOf(house, c)).map((e) => e.type);
const rowOf = async (id: string) => (await house.database.db.select().from(conversations).where(eq(conversations.id, id)))[0];
/** Lets the clock run on and the sweep see it. */
const afterSeconds = async (seconds: number): Promise<void> => {
  house.clock.ahead += seconds * 1000;
  const { database, tickets, clock } = house;
  const log = { error: () => undefined };
  await sweepQueue({ database, tickets, clock, log } as unknown as Parameters<typeof sweepQueue>[0]);
};

it('a wish for a person is queued once with its ticket and packet, and the customer is told the place', async () => {
  const c = await waiting(house);
  expect(await types(c)).toEqual(['opened', 'customer.said', 'bot.replied', 'ticket.opened', 'queued']);
  const told = (await timelineOf(house, c)).at(-1);
  expect(told?.text).toMatch(/转接人工坐席/);
  expect(told?.data).toEqual({ position: expect.any(Number), expectedWaitSeconds: 60, open: true, staffed: true });
  const view = await house.desk(li, 'GET', `/conversations/${c.id}`);
  expect(view.body).toMatchObject({ status: 'queued', handoffId: c.handoffId, packet: { reason: 'asked_for_person' }, can: { accept: true, reply: false } });
});

it('the bot is silent until the conversation is given back, then speaks again', async () => {
  const c = await accepted(house, li);
  await say(house, c, '你好');
  expect((await types(c)).filter((t) => t === 'bot.replied')).toHaveLength(1);
  expect((await house.desk(li, 'POST', `/conversations/${c.id}/messages`, { clientId: clientId(), text: '您好，我是小李' })).status).toBe(201);
  expect((await house.desk(li, 'POST', `/conversations/${c.id}/return-to-bot`)).status).toBe(204);
  await say(house, c, '谢谢');
  expect((await types(c)).slice(-4)).toEqual(['agent.said', 'returned_to_bot', 'customer.said', 'bot.replied']);
});

it('R5: of many who accept at once exactly one wins, the others learn who, and one audit row tells', async () => {
  for (let round = 0; round < 20; round += 1) {
    const c = await waiting(house);
    const answers = await Promise.all(crowd.map((agent) => house.desk(agent, 'POST', `/handoffs/${c.handoffId}/accept`)));
    const winners = answers.filter((a) => a.status === 200);
    expect(winners).toHaveLength(1);
    const owner = (await rowOf(c.id))?.assignee;
    for (const loser of answers.filter((a) => a.status !== 200)) expect([loser.status, loser.body.code, (loser.body.current as { by: string }).by]).toEqual([409, 'already_accepted', owner]);
    expect((await types(c)).filter((t) => t === 'accepted')).toHaveLength(1);
    expect(house.access.audited.filter((a) => a === `conversation.accept ${c.id}`)).toHaveLength(1);
  }
});

it('accepting again what one has is no error', async () => {
  const c = await accepted(house, li);
  expect((await house.desk(li, 'POST', `/handoffs/${c.handoffId}/accept`)).status).toBe(200);
  expect((await types(c)).filter((t) => t === 'accepted')).toHaveLength(1);
});

it('R6: an agent who falls silent loses the conversation to the head of the queue, and the customer is told once', async () => {
  const c = await accepted(house, li);
  await afterSeconds(61);
  await afterSeconds(61);
  expect(await rowOf(c.id)).toMatchObject({ status: 'queued', assignee: null, handoffId: c.handoffId });
  expect((await types(c)).filter((t) => t === 'requeued')).toHaveLength(1);
  expect((await house.desk(li, 'POST', `/conversations/${c.id}/messages`, { clientId: clientId(), text: '还在吗' })).body.code).toBe('wrong_state');
  expect((await house.desk(wang, 'POST', `/handoffs/${c.handoffId}/accept`)).status).toBe(200);
  const shown = await house.desk(wang, 'GET', `/conversations/${c.id}/timeline`);
  expect((shown.body.entries as { type: string }[]).map((e) => e.type)).toContain('handoff.requested');
});

it('an offer that is declined or not answered goes on; the customer does not see it', async () => {
  house.tickets.online.add('li');
  const c = await waiting(house);
  await afterSeconds(0);
  expect(await rowOf(c.id)).toMatchObject({ status: 'offered', offeredTo: 'li' });
  expect((await house.desk(wang, 'POST', `/handoffs/${c.handoffId}/decline`)).body.code).toBe('wrong_state');
  expect((await house.desk(li, 'POST', `/handoffs/${c.handoffId}/decline`)).status).toBe(204);
  house.tickets.online.clear();
  house.tickets.online.add('wang');
  await afterSeconds(0);
  expect(await rowOf(c.id)).toMatchObject({ status: 'offered', offeredTo: 'wang' });
  house.tickets.online.clear();
  await afterSeconds(61);
  expect(await rowOf(c.id)).toMatchObject({ status: 'queued', offeredTo: null });
  expect((await types(c)).filter((t) => t.startsWith('offer'))).toEqual([]);
});

it('transfer keeps the handoff, tells the customer and hides the note and the colleague\'s id', async () => {
  const c = await accepted(house, li);
  expect((await house.desk(wang, 'POST', `/conversations/${c.id}/transfer`, { queue: 'loans' })).status).toBe(404);
  expect((await house.desk(li, 'POST', `/conversations/${c.id}/transfer`, { queue: 'loans', note: '客户很急' })).status).toBe(204);
  expect(await rowOf(c.id)).toMatchObject({ status: 'queued', queue: 'loans', assignee: null, handoffId: c.handoffId });
  const seen = JSON.stringify(await timelineOf(house, c));
  expect(seen).not.toContain('客户很急');
  expect(seen).not.toContain('"li"');
  expect((await house.desk(stranger, 'POST', `/handoffs/${c.handoffId}/accept`)).status).toBe(200);
});

it('resolve ends it, resolves the ticket, takes a rating; the customer\'s next message opens it again with the bot', async () => {
  const c = await accepted(house, li);
  const rate = (score: number, id: string) => house.app.inject({ method: 'POST', url: `/api/v1/conversations/${c.id}/rating`, headers: { authorization: `Bearer ${c.token}` }, payload: { clientId: id, score } });
  expect((await rate(5, 'rating-01')).statusCode).toBe(409);
  expect((await house.desk(li, 'POST', `/conversations/${c.id}/resolve`)).status).toBe(204);
  expect((await house.desk(li, 'POST', `/conversations/${c.id}/resolve`)).body.code).toBe('wrong_state');
  expect([(await rate(5, 'rating-02')).statusCode, (await rate(5, 'rating-02')).statusCode, (await rate(4, 'rating-02')).statusCode]).toEqual([201, 200, 409]);
  expect(house.tickets.events.slice(-1)).toEqual(['rated']);
  await say(house, c, '再问一句');
  expect((await types(c)).slice(-4)).toEqual(['resolved', 'rated', 'customer.said', 'bot.replied']);
});

it('a customer who no longer wants to wait gets the bot back, and a lost ack can be retried', async () => {
  const c = await waiting(house);
  const withdraw = () => house.app.inject({ method: 'POST', url: `/api/v1/conversations/${c.id}/handoff/withdraw`, headers: { authorization: `Bearer ${c.token}` }, payload: { clientId: 'withdraw-1' } });
  expect([(await withdraw()).statusCode, (await withdraw()).statusCode]).toEqual([204, 204]);
  await say(house, c, '你好');
  expect((await types(c)).slice(-3)).toEqual(['handoff.withdrawn', 'customer.said', 'bot.replied']);
  expect((await house.desk(li, 'POST', `/handoffs/${c.handoffId}/accept`)).status).toBe(404);
});

it('out of hours the customer learns so, with the ticket\'s number', async () => {
  house.tickets.closed = true;
  const c = await waiting(house);
  house.tickets.closed = false;
  expect((await timelineOf(house, c)).at(-1)).toMatchObject({ type: 'queued', text: expect.stringMatching(/不在人工服务时间.*T-0/) as string, data: { open: false } });
});

it('S2: agents see their own, their queues\' and nothing else; overseers see all; an editor sees the trace only', async () => {
  const c = await accepted(house, li);
  const status = async (who: typeof li, path = '') => (await house.desk(who, 'GET', `/conversations/${c.id}${path}`)).status;
  expect([await status(li), await status(wang), await status(stranger), await status(boss), await status(editor)]).toEqual([200, 404, 404, 200, 403]);
  expect((await house.desk(wang, 'POST', `/conversations/${c.id}/notes`, { clientId: clientId(), text: 'x' })).status).toBe(404);
  const [reply] = (await house.desk(boss, 'GET', `/conversations/${c.id}/timeline`)).body.entries as { turnId?: string; type: string }[];
  expect(reply?.type).toBe('opened');
  const turnId = ((await house.desk(boss, 'GET', `/conversations/${c.id}/timeline`)).body.entries as { turnId?: string }[]).find((e) => e.turnId)?.turnId ?? '';
  const trace = await house.desk(editor, 'GET', `/conversations/${c.id}/turns/${turnId}`);
  expect(trace.body).toMatchObject({ turnId, state: 'done', trace: { turnId, stateAfter: { turns: 1 } } });
  expect((await house.desk(li, 'GET', `/conversations/${c.id}/turns/${turnId}`)).status).toBe(403);
  const inboxOf = async (who: typeof li, view: string) => ((await house.desk(who, 'GET', `/inbox?view=${view}`)).body.rows as { conversationId: string }[]).some((r) => r.conversationId === c.id);
  expect([await inboxOf(li, 'mine'), await inboxOf(wang, 'all'), await inboxOf(boss, 'all'), await inboxOf(li, 'queue')]).toEqual([true, false, true, false]);
});

it('an agent reads the earlier conversations of the customer they serve', async () => {
  const c = await accepted(house, li);
  const earlier = await house.open();
  expect((await house.desk(li, 'GET', `/conversations/${earlier.id}`)).status).toBe(404);
  await house.database.db.update(conversations).set({ customerId: (await rowOf(c.id))?.customerId ?? '' }).where(eq(conversations.id, earlier.id));
  expect((await house.desk(li, 'GET', `/conversations/${earlier.id}`)).status).toBe(200);
});

it('S10: a customer\'s view holds allow-listed keys only', async () => {
  const c = await accepted(house, li);
  await house.desk(li, 'POST', `/conversations/${c.id}/messages`, { clientId: clientId(), text: '您好' });
  await house.desk(li, 'POST', `/conversations/${c.id}/notes`, { clientId: clientId(), text: '内部备注' });
  await house.desk(li, 'POST', `/conversations/${c.id}/resolve`);
  const entries = await timelineOf(house, c);
  const allowed = new Set(['seq', 'type', 'at', 'actor', 'messageId', 'clientId', 'text', 'act', 'topic', 'citations', 'verdict', 'table', 'steps', 'options', 'data']);
  const allowedData = new Set(['option', 'secretsMasked', 'attachments', 'position', 'expectedWaitSeconds', 'open', 'staffed', 'agentName', 'number', 'score', 'comment', 'channel', 'language', 'redactedSeq']);
  for (const entry of entries) {
    for (const key of Object.keys(entry)) expect(allowed).toContain(key);
    for (const key of Object.keys(entry.data ?? {})) expect(allowedData).toContain(key);
    for (const key of Object.keys(entry.actor)) expect(['kind', 'name']).toContain(key);
  }
  const text = JSON.stringify(entries);
  for (const hidden of ['内部备注', c.handoffId, 'turn_', 'session', 'packet', 'frustration', '"li"']) expect(text).not.toContain(hidden);
});

it('the inbox is one statement whatever its length, and what the row caches is what a replay gives', async () => {
  const before = house.database.queryCount();
  await house.desk(boss, 'GET', '/inbox');
  expect(house.database.queryCount() - before).toBe(1);
  for (const row of await house.database.db.select().from(conversations)) {
    const entries = await house.database.db.select().from(timeline).where(eq(timeline.conversationId, row.id)).orderBy(timeline.seq);
    expect(row).toMatchObject(replay(entries));
  }
});

import { readFileSync } from 'node:fs';
import { AUDIENCE, CONVERSATION_STATES, type ConversationStatus, type FactType } from '@lobby/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { member } from '../testing/fakeAccess.ts';
import { openHouse, type House } from '../testing/house.ts';
import { accepted, clientId, say, timelineOf, waiting, type Visitor } from '../testing/say.ts';
import { sweepQueue } from './sweepQueue.ts';
import { drawTransitions, TRANSITIONS } from './transitions.ts';

const [li, wang, boss] = [member('li'), member('wang'), member('boss', { roles: ['supervisor'] })];
let house: House;
beforeAll(async () => { house = await openHouse({ staff: [li, wang, boss] }); });
afterAll(() => house.close());

const post = (who: typeof li, path: string, body?: unknown) => house.desk(who, 'POST', path, body);
const withTicket = (c: Visitor) => ({ authorization: `Bearer ${c.token}` });
const asCustomer = (c: Visitor, path: string, payload: object) => house.app.inject({ method: 'POST', url: `/api/v1/conversations/${c.id}/${path}`, headers: withTicket(c), payload });
const sweep = async (seconds = 0): Promise<void> => {
  house.clock.ahead += seconds * 1_000;
  const { database, tickets, clock } = house;
  await sweepQueue({ database, tickets, clock, log: { error: () => undefined } } as unknown as Parameters<typeof sweepQueue>[0]);
};
/** A conversation offered to li. */
const offered = async () => {
  house.tickets.online.clear();
  const c = await waiting(house);
  house.tickets.online.add('li');
  await sweep();
  house.tickets.online.clear();
  return c;
};

type Walk = { start: () => Promise<Visitor & { handoffId: string }>; step: (c: Visitor & { handoffId: string }) => Promise<unknown> };
const talks = (c: Visitor, who: typeof li) => post(who, `/conversations/${c.id}/messages`, { clientId: clientId(), text: '您好' });
const joined = async () => {
  const c = await accepted(house, li);
  await post(boss, `/conversations/${c.id}/join`);
  return c;
};
const consulted = async () => {
  const c = await accepted(house, li);
  house.tickets.online.add('wang');
  await post(li, `/conversations/${c.id}/consult`, { agentId: 'wang', question: '帮看一下' });
  house.tickets.online.clear();
  return c;
};
const fresh = async () => ({ ...(await house.open()), handoffId: '' });

/** One way to make each transition of the table, from each state it may start in. A row without a way fails the first test below. */
const WALKS: Partial<Record<FactType, Partial<Record<ConversationStatus, Walk>>>> = {
  'handoff.requested': { bot: { start: fresh, step: (c) => say(house, c, '转人工') } },
  queued: { queued: { start: fresh, step: (c) => say(house, c, '转人工') } },
  offered: { queued: { start: () => waiting(house), step: async () => { house.tickets.online.add('li'); await sweep(); house.tickets.online.clear(); } } },
  offer_ended: { offered: { start: offered, step: (c) => post(li, `/handoffs/${c.handoffId}/decline`) } },
  accepted: { queued: { start: () => waiting(house), step: (c) => post(li, `/handoffs/${c.handoffId}/accept`) }, offered: { start: offered, step: (c) => post(li, `/handoffs/${c.handoffId}/accept`) } },
  taken_over: {
    queued: { start: () => waiting(house), step: (c) => post(boss, `/conversations/${c.id}/take-over`) }, offered: { start: offered, step: (c) => post(boss, `/conversations/${c.id}/take-over`) },
    assigned: { start: () => accepted(house, li), step: (c) => post(boss, `/conversations/${c.id}/take-over`) },
  },
  joined: { assigned: { start: () => accepted(house, li), step: (c) => post(boss, `/conversations/${c.id}/join`) } },
  left: { assigned: { start: joined, step: (c) => post(boss, `/conversations/${c.id}/leave`) } },
  'consult.asked': { assigned: { start: () => accepted(house, li), step: async (c) => { house.tickets.online.add('wang'); await post(li, `/conversations/${c.id}/consult`, { agentId: 'wang', question: '?' }); house.tickets.online.clear(); } } },
  'consult.ended': { assigned: { start: consulted, step: (c) => post(li, `/conversations/${c.id}/consult/end`, { agentId: 'wang' }) } },
  transferred: { assigned: { start: () => accepted(house, li), step: (c) => post(li, `/conversations/${c.id}/transfer`, { queue: 'loans' }) } },
  requeued: { assigned: { start: () => accepted(house, li), step: () => sweep(61) } },
  returned_to_bot: { assigned: { start: () => accepted(house, li), step: (c) => post(li, `/conversations/${c.id}/return-to-bot`) } },
  'handoff.withdrawn': {
    queued: { start: () => waiting(house), step: (c) => asCustomer(c, 'handoff/withdraw', { clientId: clientId() }) }, offered: { start: offered, step: (c) => asCustomer(c, 'handoff/withdraw', { clientId: clientId() }) },
  },
  'callback.promised': {
    queued: { start: () => waiting(house), step: (c) => asCustomer(c, 'handoff/defer', { clientId: clientId(), kind: 'message', text: '请回复' }) },
    offered: { start: offered, step: (c) => asCustomer(c, 'handoff/defer', { clientId: clientId(), kind: 'callback', phone: '19900001234' }) },
  },
  resolved: { assigned: { start: () => accepted(house, li), step: (c) => post(li, `/conversations/${c.id}/resolve`) } },
  'bot.replied': { bot: { start: fresh, step: (c) => say(house, c, '你好') } },
  'agent.said': { assigned: { start: () => accepted(house, li), step: (c) => talks(c, li) } },
};

const ROWS = Object.entries(TRANSITIONS).flatMap(([type, { from }]) => from.map((state) => [type as FactType, state] as const));

it('every transition of the table can be walked, and none is told by a fact that the customer may not see', () => {
  for (const [type, state] of ROWS) expect([type, state, WALKS[type]?.[state] !== undefined]).toEqual([type, state, true]);
  for (const [type, { told }] of Object.entries(TRANSITIONS)) if (told === 'itself') expect([type, AUDIENCE[type as FactType]]).toEqual([type, 'all']);
});

it.each(ROWS)('%s from %s: the customer is told, or nothing changed for them', { timeout: 60_000 }, async (type, state) => {
  const walk = WALKS[type]?.[state];
  if (!walk) throw new Error('no way to walk it');
  const c = await walk.start();
  const before = await timelineOf(house, c);
  await walk.step(c);
  const staff = await house.desk(boss, 'GET', `/conversations/${c.id}/timeline`);
  if (staff.status === 200) expect((staff.body.entries as { type: string }[]).map((e) => e.type)).toContain(type);
  const told = (await timelineOf(house, c)).slice(before.length).filter((e) => e.type !== 'customer.said');
  const { told: how } = TRANSITIONS[type] ?? {};
  if (how === 'nothing_new') expect(told).toEqual([]);
  else expect(told.map((e) => [e.type, (e.text ?? '').length > 0])).toContainEqual([how === 'queued' ? 'queued' : type, true]);
});

it('stands in the docs as the table has it', () => {
  const page = readFileSync(new URL('../../../../docs/handoff.md', import.meta.url), 'utf8');
  expect(page).toContain(drawTransitions());
  for (const state of CONVERSATION_STATES) expect(page).toContain(`\`${state}\``);
});

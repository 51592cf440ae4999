import type { Staff } from '@lobby/contracts';
import { eq } from 'drizzle-orm';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { conversations, timeline } from '../record/schema.ts';
import { member } from '../testing/fakeAccess.ts';
import { openHouse, type House } from '../testing/house.ts';
import { clientId, type Visitor } from '../testing/say.ts';
import { replay } from '../timeline/replay.ts';

const agents = [member('a1'), member('a2'), member('a3', { roles: ['supervisor'] })];
let house: House;
beforeAll(async () => { house = await openHouse({ staff: agents }); });
afterAll(() => house.close());

type Move = { kind: 'person' | 'say' | 'withdraw' | 'accept' | 'decline' | 'reply' | 'transfer' | 'return' | 'resolve' | 'take' | 'join' | 'leave' | 'consult' | 'unconsult' | 'toagent' | 'callback' | 'silence' | 'online' | 'offline'; who: number; at: number };
const KINDS: Move['kind'][] = ['person', 'person', 'say', 'withdraw', 'accept', 'accept', 'decline', 'reply', 'transfer', 'return', 'resolve', 'take', 'join', 'leave', 'consult', 'unconsult', 'toagent', 'callback', 'silence', 'online', 'offline'];
const move: fc.Arbitrary<Move> = fc.record({ kind: fc.constantFrom(...KINDS), who: fc.nat(2), at: fc.nat(2) });

/** Storms of this many moves, several at once; a longer run is asked for by LOBBY_STORM. */
const STORMS = Number(process.env.LOBBY_STORM ?? 6);

it('R5, R7: whatever happens in whatever order, nobody shares a conversation, none is lost, and one wish makes one handoff', { timeout: 600_000 }, async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.array(move, { minLength: 1, maxLength: 3 }), { minLength: 10, maxLength: 20 }), async (rounds) => {
    const visitors = await Promise.all([house.open(), house.open(), house.open()]);
    for (const round of rounds) await Promise.all(round.map((m) => play(visitors, m)));
    await house.conversation.idle();
    for (const visitor of visitors) await check(visitor);
  }), { numRuns: STORMS });
});

async function play(visitors: Visitor[], { kind, who, at }: Move): Promise<void> {
  const visitor = visitors[at];
  const agent = agents[who];
  if (!visitor || !agent) return;
  const post = (path: string, body?: unknown) => house.desk(agent, 'POST', path, body);
  const handoff = await handoffOf(visitor);
  switch (kind) {
    case 'person': await house.send(visitor, { clientId: clientId(), text: '转人工' }); return;
    case 'say': await house.send(visitor, { clientId: clientId(), text: '你好' }); return;
    case 'withdraw': await house.app.inject({ method: 'POST', url: `/api/v1/conversations/${visitor.id}/handoff/withdraw`, headers: { authorization: `Bearer ${visitor.token}` }, payload: { clientId: clientId() } }); return;
    case 'accept': await post(`/handoffs/${handoff}/accept`); return;
    case 'decline': await post(`/handoffs/${handoff}/decline`); return;
    case 'reply': await post(`/conversations/${visitor.id}/messages`, { clientId: clientId(), text: '您好' }); return;
    case 'transfer': await post(`/conversations/${visitor.id}/transfer`, { queue: 'general' }); return;
    case 'return': await post(`/conversations/${visitor.id}/return-to-bot`); return;
    case 'resolve': await post(`/conversations/${visitor.id}/resolve`); return;
    case 'take': await post(`/conversations/${visitor.id}/take-over`); return;
    case 'join': await post(`/conversations/${visitor.id}/join`); return;
    case 'leave': await post(`/conversations/${visitor.id}/leave`); return;
    case 'consult': await post(`/conversations/${visitor.id}/consult`, { agentId: agents[(who + 1) % 3]?.id, question: '?' }); return;
    case 'unconsult': await post(`/conversations/${visitor.id}/consult/end`, { agentId: agent.id }); return;
    case 'toagent': await post(`/conversations/${visitor.id}/transfer`, { queue: 'general', toAgent: agents[(who + 1) % 3]?.id }); return;
    case 'callback': await house.app.inject({ method: 'POST', url: `/api/v1/conversations/${visitor.id}/handoff/defer`, headers: { authorization: `Bearer ${visitor.token}` }, payload: { clientId: clientId(), kind: 'message', text: '请回复' } }); return;
    case 'silence': house.clock.ahead += 61_000; house.tickets.online.clear(); return;
    case 'online': await presence(agent, 'online'); return;
    case 'offline': await presence(agent, 'offline');
  }
}

async function presence(agent: Staff, wanted: string): Promise<void> {
  await house.desk(agent, 'POST', '/presence', { presence: wanted });
}

async function handoffOf(visitor: Visitor): Promise<string> {
  const [row] = await house.database.db.select({ handoffId: conversations.handoffId }).from(conversations).where(eq(conversations.id, visitor.id));
  return row?.handoffId ?? `hand_${'0'.repeat(26)}`;
}

async function check(visitor: Visitor): Promise<void> {
  const [row] = await house.database.db.select().from(conversations).where(eq(conversations.id, visitor.id));
  const entries = await house.database.db.select().from(timeline).where(eq(timeline.conversationId, visitor.id)).orderBy(timeline.seq);
  const held = (await house.tickets.assignments()).filter((a) => a.conversationId === visitor.id && a.state !== 'done');
  if (!row) throw new Error('the conversation is lost');
  expect(entries.map((e) => e.seq)).toEqual(entries.map((_, i) => i + 1));
  // The replay throws on any order the table of transitions does not allow, such as a second owner.
  expect(row).toMatchObject(replay(entries));
  if (row.status === 'bot' || row.status === 'closed') expect(held).toEqual([]);
  else expect(held.map((a) => [a.handoffId, a.state, a.agentId, a.offeredTo])).toEqual([[row.handoffId, row.status, row.assignee, row.offeredTo]]);
  const requested = entries.filter((e) => e.fact.type === 'handoff.requested').map((e) => (e.fact.type === 'handoff.requested' ? e.fact.handoffId : ''));
  expect(new Set(requested).size).toBe(requested.length);
  const heard = entries.filter((e) => e.type === 'customer.said').length;
  const turns = new Set(entries.flatMap((e) => (e.fact.type === 'bot.replied' ? [e.fact.turnId] : [])));
  expect(turns.size).toBeLessThanOrEqual(heard);
}

import { CONVERSATION_STATES, type Fact, type FactType } from '@lobby/contracts';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { advance, emptyStanding, replay, type Placed, type Standing } from '../timeline/replay.ts';
import { nextStatus, TRANSITIONS } from './transitions.ts';

const packet = { reason: 'asked_for_person' as const, language: 'zh' as const, topics: [], slots: {}, facts: {}, verdict: null, tried: [], unanswered: null, frustration: 0, summary: '' };
const hand = (n: number): string => `hand_${n}`;
const MAKE: ((h: string, agent: string) => Fact)[] = [
  () => ({ type: 'customer.said', text: '你好', secretsMasked: [], attachments: [] }),
  () => ({ type: 'bot.replied', text: '好', act: 'answer', citations: [], options: [], turnId: 't', release: 'r' }),
  () => ({ type: 'agent.said', text: '好', citations: [], attachments: [] }),
  (h) => ({ type: 'handoff.requested', handoffId: h, packet, priority: 'normal' }),
  (h) => ({ type: 'queued', handoffId: h, queue: 'general', position: 1, expectedWaitSeconds: null, open: true, text: '' }),
  (h, agent) => ({ type: 'offered', handoffId: h, agentId: agent, leaseUntil: '' }),
  (h, agent) => ({ type: 'offer_ended', handoffId: h, agentId: agent, why: 'declined' }),
  (h, agent) => ({ type: 'accepted', handoffId: h, agentId: agent, agentName: agent, text: '' }),
  (h, agent) => ({ type: 'transferred', handoffId: h, from: agent, toQueue: 'loans', text: '' }),
  (h, agent) => ({ type: 'requeued', handoffId: h, agentId: agent, why: 'lease_expired', text: '' }),
  (h) => ({ type: 'returned_to_bot', handoffId: h, text: '' }),
  (h) => ({ type: 'handoff.withdrawn', handoffId: h, text: '' }),
  (h, agent) => ({ type: 'taken_over', handoffId: h, agentId: agent, agentName: agent, from: null, text: '' }),
  (h, agent) => ({ type: 'joined', handoffId: h, agentId: agent, agentName: agent, text: '' }),
  (h, agent) => ({ type: 'left', handoffId: h, agentId: agent, agentName: agent, text: '' }),
  (h, agent) => ({ type: 'consult.asked', handoffId: h, agentId: agent, by: 'x', question: '' }),
  (h, agent) => ({ type: 'consult.ended', handoffId: h, agentId: agent, why: 'done' }),
  (h) => ({ type: 'callback.promised', handoffId: h, kind: 'callback', ticketId: 't', number: 'T', by: '', text: '' }),
  (_h, agent) => ({ type: 'resolved', by: agent, text: '' }),
];

it.each([[10_000, 5, 40], [200, 100, 200]])('no order of facts, whoever is late, reaches two owners, an owner without a handoff, or a wait without a queue (%i sequences of %i to %i facts)', { timeout: 300_000 }, (numRuns, minLength, maxLength) => {
  const late = fc.record({ make: fc.nat(MAKE.length - 1), handoff: fc.nat(3), agent: fc.nat(3) });
  fc.assert(fc.property(fc.array(late, { minLength, maxLength }), (moves) => {
    let standing = emptyStanding(new Date(0));
    const kept: Placed[] = [];
    let owner: string | null = null;
    for (const m of moves) {
      const fact = MAKE[m.make]?.(hand(m.handoff), `agent${m.agent}`);
      if (!fact) continue;
      const entry = { seq: kept.length + 1, at: new Date(kept.length), fact };
      const next = advance(standing, entry);
      if (!next) continue;
      if (fact.type === 'accepted') {
        expect(owner).toBeNull();
        owner = fact.agentId;
      }
      if (fact.type === 'taken_over') owner = fact.agentId;
      if (['transferred', 'requeued', 'returned_to_bot', 'resolved'].includes(fact.type)) owner = null;
      kept.push(entry);
      standing = next;
      consistent(standing, owner);
    }
    expect(replay(kept)).toEqual({ ...standing, lastAt: standing.lastAt });
  }), { numRuns });
});

function consistent(s: Standing, owner: string | null): void {
  expect(s.status === 'assigned' ? s.assignee : null).toBe(owner);
  expect(s.status === 'offered').toBe(s.offeredTo !== null);
  if (s.status === 'queued' || s.status === 'offered' || s.status === 'assigned') expect(s.handoffId).not.toBeNull();
  if (s.status !== 'assigned') expect([s.consultants, s.speakers]).toEqual([[], []]);
  if (s.status === 'bot' || s.status === 'closed') expect(s.handoffId).toBeNull();
}

it('every transition leads from and to a state there is, and from where it may not it does not', () => {
  for (const [type, { from, to }] of Object.entries(TRANSITIONS)) {
    for (const status of CONVERSATION_STATES) expect(nextStatus(status, type as FactType)).toBe(from.includes(status) ? to : null);
  }
  expect(nextStatus('closed', 'customer.said')).toBe('bot');
});

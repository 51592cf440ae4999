import { describe, expect, it } from 'vitest';
import { newState } from '../dialogue/newState.ts';
import { testKnowledge } from '../testing/testKnowledge.ts';
import { understood } from '../testing/understood.ts';
import { buildPacket } from './buildPacket.ts';

const wish = { reason: 'asked_for_person', queue: 'general', priority: 'normal' } as const;

describe('buildPacket', () => {
  it('keeps the topic under discussion before the bare wish for a person', () => {
    const state = { ...newState('zh'), lastTopic: 'mortgage_prepay', slots: { amount: 200000 }, unanswered: '违约金怎么算' };
    const packet = buildPacket(state, understood({ masked: '转人工', topics: [{ id: 'human_agent', score: 0.97 }] }), wish, testKnowledge());
    expect(packet.topics[0]?.id).toBe('mortgage_prepay');
    expect(packet.slots).toEqual({ amount: 200000 });
    expect(packet.summary).toContain('违约金怎么算');
    expect(packet.summary).toContain('金额 200,000 元');
  });

  it('tells what stands beside the wish where it is another business than what was spoken of', () => {
    const heard = understood({ masked: '转人工，房贷问题', topics: [{ id: 'human_agent', score: 0.97 }], besides: [{ id: 'mortgage_rate', score: 0.6 }, { id: 'mortgage_prepay', score: 0.3 }, { id: 'gold', score: 0.01 }] });
    const topicsOf = (queue: string) => buildPacket({ ...newState('zh'), lastTopic: 'card_annual_fee' }, heard, { ...wish, queue }).topics.map((t) => t.id);
    expect([topicsOf('loans'), topicsOf('cards')]).toEqual([['mortgage_rate', 'mortgage_prepay'], ['card_annual_fee', 'mortgage_rate', 'mortgage_prepay']]);
  });

  it('takes the slots of the flow in progress', () => {
    const active = { flow: 'flow.card-loss', version: 1, step: 'confirm', slots: { card_tail: '8821' }, results: {}, runId: 'run_1' };
    const packet = buildPacket({ ...newState('zh'), active }, null, { ...wish, reason: 'must_escalate', signal: 'unauthorised_use' }, testKnowledge());
    expect(packet).toMatchObject({ slots: { card_tail: '8821' }, signal: 'unauthorised_use', frustration: 0 });
    expect(packet.summary).toContain('挂失');
  });

  it('summarises in English for an English conversation', () => {
    expect(buildPacket(newState('en'), null, wish).summary).toBe('Customer asked for a person.');
  });
});

import { FlowBody, type ReleasedFlow } from '@lobby/contracts';
import { describe, expect, it } from 'vitest';
import { see } from '../../turn/graph/see.ts';
import { testKnowledge } from '../../testing/testKnowledge.ts';
import { about, entity, understood } from '../../testing/understood.ts';
import { newState } from '../newState.ts';
import { recalculated } from './recalculate.ts';

const title = (zh: string) => ({ zh });
const LOAN: ReleasedFlow = {
  id: 'flow.loan', version: 1, title: title('贷款试算'),
  body: FlowBody.parse({
    topics: ['personal_loan'], startsOn: 'wish',
    slots: [{ name: 'amount', type: 'amount', question: title('借多少？'), min: 1000 }, { name: 'term', type: 'enum', question: title('多久？'), options: [{ value: 'P1Y', label: title('1 年'), synonyms: { zh: ['一年'] } }, { value: 'P2Y', label: title('2 年'), synonyms: { zh: ['两年'] } }] }],
    steps: [{ id: 'a', collect: 'amount' }, { id: 't', collect: 'term' }, { id: 'c', compute: 'loan_payment', args: { amount: '$slot.amount', term: '$slot.term', rate_percent: 3 }, save: 'loan' }, { id: 'say', say: title('每月还。') }, { id: 'end', end: true }],
  }),
};
const know = testKnowledge([LOAN]);
const cited = (itemId: string) => ({ act: 'answer' as const, text: '每月还。', citations: [{ itemId, version: 1, title: '贷款试算', validFrom: '2026-01-01' }], options: [] });
const DONE = { ...newState('zh'), lastTopic: 'personal_loan', slots: { amount: 50000, term: 'P1Y' }, lastReply: cited('flow.loan') };
const hear = (parts: Parameters<typeof understood>[0], state = DONE) => recalculated(see(understood({ dialogueAct: 'inform', ...parts }), {}, state, know));

describe('a calculation with another value', () => {
  it.each([
    ['another amount', { masked: '要是八万呢', entities: [entity('amount', 80000, '八万')], elliptical: true, dialogueAct: 'ask' as const }],
    ['a value alone, whatever topic it resembles', { masked: '改八万', entities: [entity('amount', 80000, '八万')], topics: [{ id: 'transfer_limit', score: 0.5 }] }],
    ['another choice', { masked: '换成两年看看' }],
    ['what it is, not what it is not', { masked: '不是五万，是八万', dialogueAct: 'correct' as const, entities: [{ ...entity('amount', 50000, '五万'), start: 2, end: 4 }, { ...entity('amount', 80000, '八万'), start: 6, end: 8 }] }],
  ])('%s', (_, heard) => {
    expect(hear(heard)?.moves).toMatchObject([{ do: 'start', flow: 'flow.loan', topic: 'personal_loan' }]);
  });
  it.each([
    ['the same value', { masked: '五万', entities: [entity('amount', 50000, '五万')] }, DONE],
    ['another matter', { masked: '转账八万手续费', entities: [entity('amount', 80000, '八万')], ...about('transfer_fee') }, DONE],
    ['an answer that was no calculation', { masked: '八万呢', entities: [entity('amount', 80000, '八万')] }, { ...DONE, lastReply: cited('faq.loan') }],
  ])('not for %s', (_, heard, state) => {
    expect(hear(heard, state)).toBeNull();
  });
});

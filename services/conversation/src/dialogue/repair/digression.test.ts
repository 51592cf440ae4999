import { describe, expect, it } from 'vitest';
import { lossAt, seen } from '../../testing/seen.ts';
import { CARD_LOSS, LOAN } from '../../testing/testKnowledge.ts';
import { about, entity } from '../../testing/understood.ts';
import { digressed } from './digression.ts';
import { resumed } from './resume.ts';

const LOAN_RUN = { flow: 'flow.loan', version: 1, step: 'term', slots: { amount: 200000 }, results: {}, runId: 'run_2' };
const BORROWING = { active: LOAN_RUN, expecting: { kind: 'slot' as const, name: 'term', type: 'enum' }, lastTopic: 'personal_loan' };
const FLOWS = [CARD_LOSS, LOAN];

describe('digression', () => {
  it.each([
    ['another question', { masked: '年费多少', ...about('card_annual_fee'), aspects: ['fee'] }, lossAt('tail'), { do: 'ask', topic: 'card_annual_fee' }],
    ['a question that holds a value', { masked: '尾号8821的账单多少', ...about('card_bill'), entities: [entity('card_tail', '8821')] }, lossAt('tail'), { do: 'ask', topic: 'card_bill' }],
    ['a question about the flow itself', { masked: '挂失要钱吗', ...about('card_lost'), aspects: ['fee'] }, lossAt('tail'), { do: 'ask', topic: 'card_lost' }],
    ['a question that says little by itself and is most like the work', { masked: '先问下违约金多少', topics: [{ id: 'card_lost', score: 0.3 }], aspects: ['fee'] }, lossAt('tail'), { do: 'ask', topic: 'card_lost', question: { text: expect.stringMatching(/^.+ 先问下违约金多少$/) } }],
    ['the rate of what is being worked out, though alone it looks like a deposit\'s', { masked: '利率多少', ...about('deposit_rate'), aspects: ['rate'] }, BORROWING, { do: 'ask', topic: 'personal_loan', question: { text: '个人贷款 利率多少' }, thenGoOn: true }],
    ['a rate has nothing to do with a lost card', { masked: '利率多少', ...about('deposit_rate'), aspects: ['rate'] }, lossAt('tail'), { do: 'ask', topic: 'deposit_rate' }],
    ['an answer is none', { masked: '8821', dialogueAct: 'inform', ...about('card_bill'), entities: [entity('card_tail', '8821')] }, lossAt('tail'), null],
    ['a yes is none', { masked: '好的', dialogueAct: 'affirm', ...about('card_bill') }, lossAt('sure'), null],
    ['an unsure topic is none', { masked: '那个', topics: [{ id: 'card_bill', score: 0.3 }] }, lossAt('tail'), null],
    ['a greeting is none', { masked: '你好', ...about('greeting') }, lossAt('tail'), null],
    ['nothing is awaited', { masked: '年费多少', ...about('card_annual_fee') }, {}, null],
  ] as const)('%s', (_, heard, state, wanted) => {
    const decision = digressed(seen(heard as unknown as Parameters<typeof seen>[0], state as Parameters<typeof seen>[1], undefined, FLOWS));
    if (wanted === null) expect(decision).toBeNull();
    else expect(decision?.moves).toMatchObject([wanted]);
  });
});

describe('resume', () => {
  const waiting = { stack: [{ flow: 'flow.card-loss', version: 1, step: 'tail', slots: { card_type: 'debit' }, results: {}, runId: 'run_1' }], expecting: { kind: 'resume' as const, name: 'flow.card-loss', type: 'yes_no' } };
  it.each([
    ['a yes', { masked: '继续', dialogueAct: 'affirm' }, undefined, { yes: true, value: null }],
    ['a no', { masked: '不用', dialogueAct: 'deny' }, undefined, { yes: false }],
    ['a cancel', { masked: '算了', dialogueAct: 'cancel' }, undefined, { yes: false }],
    ['the answer itself', { masked: '8821', dialogueAct: 'inform', entities: [entity('card_tail', '8821')] }, undefined, { yes: true, value: '8821' }],
    ['what is asked later', { masked: '分三年还', dialogueAct: 'inform', ...about('personal_loan'), entities: [entity('term', 'P3Y', '三年')] }, undefined, { yes: true, value: null }, { stack: [{ ...LOAN_RUN, step: 'amount', slots: {} }] }],
    ['another question is none', { masked: '账单多少', ...about('card_bill') }, undefined, null],
  ] as const)('%s', (_, heard, option, wanted, state?: unknown) => {
    const decision = resumed(seen(heard as unknown as Parameters<typeof seen>[0], { ...waiting, ...(state as Parameters<typeof seen>[1]) }, option, FLOWS));
    if (wanted === null) expect(decision).toBeNull();
    else expect(decision?.moves).toMatchObject([{ do: 'resume', ...wanted }]);
  });
});

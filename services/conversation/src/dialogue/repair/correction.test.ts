import { describe, expect, it } from 'vitest';
import { lossAt, seen } from '../../testing/seen.ts';
import { about, entity } from '../../testing/understood.ts';
import { corrected } from './correction.ts';

const FILLED = { card_type: 'debit', card_tail: '8821' };
const SAVING = { lastTopic: 'deposit_rate', lastProducts: ['product.time-deposit'], lastAspects: ['rate'], lastQuestion: '定期利率', slots: { term: 'P1Y' } };
const fix = (masked: string, parts = {}) => ({ masked, dialogueAct: 'correct' as const, ...parts });

describe('correction', () => {
  it.each([
    ['a slot, by its entity', fix('不对，是8812', { entities: [entity('card_tail', '8812')] }), lossAt('sure', FILLED), { do: 'correct_slots', slots: { card_tail: '8812' } }],
    ['an enum, by its name', fix('说错了，是信用卡'), lossAt('sure', FILLED), { do: 'correct_slots', slots: { card_type: 'credit' } }],
    ['two slots at once', fix('不对，是信用卡，尾号8812', { entities: [entity('card_tail', '8812')] }), lossAt('sure', FILLED), { do: 'correct_slots', slots: { card_type: 'credit', card_tail: '8812' } }],
    ['bare digits, of the slot told last', fix('不对，是 8812'), { ...lossAt('sure', FILLED), lastAsked: { kind: 'slot', name: 'card_tail', type: 'card_tail' } }, { do: 'correct_slots', slots: { card_tail: '8812' } }],
    ['a different value before a yes, without "no"', { masked: '尾号8812', dialogueAct: 'inform', entities: [entity('card_tail', '8812')] }, lossAt('sure', FILLED), { do: 'correct_slots', slots: { card_tail: '8812' } }],
    ['the same value again is none', { masked: '尾号8821', dialogueAct: 'inform', entities: [entity('card_tail', '8821')] }, lossAt('sure', FILLED), null],
    ['a yes with the value is none', { masked: '对，8812', dialogueAct: 'affirm', entities: [entity('card_tail', '8812')] }, lossAt('sure', FILLED), null],
    ['a flow without a value', fix('不对'), lossAt('sure', FILLED), { do: 'ask_again', why: 'correct_what' }],
    ['a fact after a verdict', fix('不对，我 17'), { lastAspects: ['eligibility'], lastProducts: ['product.platinum'], lastAsked: { kind: 'fact', name: 'fact.age', type: 'number' } }, { do: 'fact', fact: 'fact.age', value: 17, corrected: true }],
    ['the term of the last question', fix('不对，是三年的', { entities: [entity('term', 'P3Y')] }), SAVING, { do: 'ask', topic: 'deposit_rate', corrected: true, question: { slots: { term: 'P3Y' }, products: ['product.time-deposit'] } }],
    ['the topic', fix('不对，我问的是还款', about('card_repay')), SAVING, { do: 'ask', topic: 'card_repay', corrected: true }],
    ['nothing to go by', fix('不是这个意思'), SAVING, { do: 'say', words: 'misunderstood' }],
    ['an ordinary message is none', { masked: '年费多少', ...about('card_annual_fee') }, SAVING, null],
  ] as const)('%s', (_, heard, state, wanted) => {
    const decision = corrected(seen(heard as Parameters<typeof seen>[0], state as Parameters<typeof seen>[1]));
    if (wanted === null) expect(decision).toBeNull();
    else expect(decision?.moves).toMatchObject([wanted]);
  });
});

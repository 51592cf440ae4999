import { describe, expect, it } from 'vitest';
import type { FlowSlot, ReleasedFact, Understanding } from '@lobby/contracts';
import { CARD_LOSS, LIMIT } from '../../testing/testKnowledge.ts';
import { entity, understood } from '../../testing/understood.ts';
import { readAnswer } from './readAnswer.ts';
import { readChoice, readOrdinal } from './readChoice.ts';
import { readNumber } from './readNumber.ts';

describe('readNumber', () => {
  it.each([
    ['35', 35], ['我35岁', 35], ['三十五', 35], ['两百', 200], ['1.2w', 12000], ['5k', 5000], ['１２', 12], ['十二', 12], ['一万二千', 12000], ['3,500', 3500], ['二十', 20],
    ['没有', null], ['3 或 5', null], ['', null],
  ])('%s', (text, wanted) => {
    expect(readNumber(text)).toBe(wanted);
  });
});

describe('readChoice', () => {
  const choices = [{ value: 'debit', names: ['储蓄卡', '借记卡', 'debit card'] }, { value: 'credit', names: ['信用卡', 'credit'] }];
  it.each([['是储蓄卡', 'debit'], ['借记卡 尾号8821', 'debit'], ['my credit one', 'credit'], ['储蓄卡还是信用卡', null], ['accredited', null], ['不知道', null]])('%s', (text, wanted) => {
    expect(readChoice(text, choices)).toBe(wanted);
  });

  it('takes the longer of two nested names', () => {
    expect(readChoice('云汀白金卡尊享版', [{ value: 'a', names: ['云汀白金卡'] }, { value: 'b', names: ['云汀白金卡尊享版'] }])).toBe('b');
  });

  it.each([['第二个', 1], ['2', 1], ['选第一个吧', 0], ['the first one', 0], ['最后一个', 2], ['第五个', null], ['我有两个问题', null]])('ordinal %s', (text, wanted) => {
    expect(readOrdinal(text, 3)).toBe(wanted);
  });
});

const [cardType, cardTail] = CARD_LOSS.body.slots as [FlowSlot, FlowSlot];
const [limit] = LIMIT.body.slots as [FlowSlot];
const fact = (parts: Partial<ReleasedFact>): ReleasedFact => ({ id: 'fact.x', type: 'number', slot: null, question: { zh: '?' }, options: [], ...parts });
const heard = (masked: string, parts: Partial<Understanding> = {}) => understood({ masked, dialogueAct: 'inform', ...parts });

describe('readAnswer', () => {
  it.each([
    ['an enum by synonym', heard('工资卡'), { kind: 'slot', slot: cardType, options: [] }, { kind: 'value', value: 'debit' }],
    ['an enum by order', heard('第二个'), { kind: 'slot', slot: cardType, options: [] }, { kind: 'value', value: 'credit' }],
    ['a tail as entity', heard('尾号8821', { entities: [entity('card_tail', '8821')] }), { kind: 'slot', slot: cardTail, options: [] }, { kind: 'value', value: '8821' }],
    ['a bare tail', heard('8821'), { kind: 'slot', slot: cardTail, options: [] }, { kind: 'value', value: '8821' }],
    ['a tail that is too long', heard('88211'), { kind: 'slot', slot: cardTail, options: [] }, null],
    ['an amount', heard('五万', { entities: [entity('amount', 50000)] }), { kind: 'slot', slot: limit, options: [] }, { kind: 'value', value: 50000 }],
    ['an amount below the bound', heard('500', { entities: [entity('amount', 500)] }), { kind: 'slot', slot: limit, options: [] }, { kind: 'unfit', bound: 'min' }],
    ['foreign money', heard('500美元', { entities: [entity('amount', { amount: 500, currency: 'USD' }, '500美元')] }), { kind: 'slot', slot: limit, options: [] }, null],
    ['yes', heard('嗯', { dialogueAct: 'affirm' }), { kind: 'yes_no' }, { kind: 'yes' }],
    ['no', heard('不了', { dialogueAct: 'deny' }), { kind: 'yes_no' }, { kind: 'no' }],
    ['neither', heard('随便'), { kind: 'yes_no' }, null],
    ['a boolean fact', heard('有', { dialogueAct: 'affirm' }), { kind: 'fact', fact: fact({ type: 'boolean' }) }, { kind: 'value', value: true }],
    ['months from years', heard('两年', { entities: [entity('term', 'P2Y')] }), { kind: 'fact', fact: fact({ id: 'fact.social-security-months' }) }, { kind: 'value', value: 24 }],
    ['an age', heard('35岁'), { kind: 'fact', fact: fact({ id: 'fact.age' }) }, { kind: 'value', value: 35 }],
    ['a duration', heard('三年', { entities: [entity('term', 'P3Y')] }), { kind: 'fact', fact: fact({ type: 'duration' }) }, { kind: 'value', value: 'P3Y' }],
    ['cancelling is no answer', heard('算了8821', { dialogueAct: 'cancel' }), { kind: 'slot', slot: cardTail, options: [] }, null],
    ['a button by its label', heard('年费吧'), { kind: 'option', options: [{ id: 'topic:card_annual_fee', label: '年费', text: '年费' }, { id: 'none', label: '都不是', text: '都不是' }] }, { kind: 'option', id: 'topic:card_annual_fee' }],
  ] as const)('%s', (_, message, wanted, answer) => {
    expect(readAnswer(message, wanted)).toEqual(answer);
  });
});

import { describe, expect, it } from 'vitest';
import { seen } from '../../testing/seen.ts';
import { entity, understood } from '../../testing/understood.ts';
import { withCounterpart } from './counterpart.ts';
import { headWith } from './headOf.ts';
import { oursInstead } from './oursInstead.ts';
import { saidInFull } from './saidInFull.ts';
import { withoutTakenBack } from './withoutTakenBack.ts';

const at = (text: string, said: string, value: number | string, type: 'amount' | 'term' = 'amount') => ({ ...entity(type, value), text: said, start: text.indexOf(said), end: text.indexOf(said) + said.length });

describe('headWith', () => {
  it.each([['and the classic one?', 'Platinum Card', 'and the classic card?'], ['那金的呢', '云汀白金卡', '那金卡呢'], ['普通的那张呢', '云汀白金卡（联名）', '那普通卡呢']])('%s after %s', (text, title, full) => {
    expect(headWith(text, title)).toBe(full);
  });

  it.each(['the first one', 'this one', 'one year', 'what is the fee'])('%s names nothing by a modifier', (text) => {
    expect(headWith(text, 'Platinum Card')).toBeNull();
  });
});

describe('withCounterpart', () => {
  it.each([['那储蓄卡呢', '信用卡怎么注销', '储蓄卡怎么注销'], ['and at a branch?', 'how do I do it in the app', 'how do I do it in the branch'], ['那国内呢', '境外取现手续费多少', '国内取现手续费多少']])('%s after %s', (text, last, full) => {
    expect(withCounterpart(text, last)).toBe(full);
  });

  it('has none where the last question has no counterpart', () => {
    expect(withCounterpart('那储蓄卡呢', '我余额多少')).toBeNull();
    expect(withCounterpart('那储蓄卡呢', '储蓄卡怎么注销')).toBeNull();
  });
});

describe('withoutTakenBack', () => {
  const read = (masked: string, ...entities: ReturnType<typeof at>[]) => { const { masked: left, entities: kept } = withoutTakenBack(understood({ masked, entities })); return { left, values: kept.map((e) => e.value), fits: kept.every((e) => left.slice(e.start, e.end) === e.text) }; };

  it.each([
    ['50万存三年，不对，存五年', '三年', 'P3Y', '五年', 'P5Y', '50万存五年'],
    ['deposit for two years, sorry, three years', 'two years', 'P2Y', 'three years', 'P3Y', 'deposit for three years'],
  ])('%s', (text, first, v1, second, v2, left) => {
    expect(read(text, at(text, first, v1, 'term'), at(text, second, v2, 'term'))).toEqual({ left, values: [v2], fits: true });
  });

  it('takes a guess back for the exact value behind it, and keeps two values that are both meant', () => {
    const guess = '十来万吧，12万';
    expect(read(guess, at(guess, '十来万', 100_000), at(guess, '12万', 120_000))).toEqual({ left: '12万', values: [120_000], fits: true });
    const two = '首付30万，贷款70万';
    expect(read(two, at(two, '30万', 300_000), at(two, '70万', 700_000)).values).toEqual([300_000, 700_000]);
    const choice = '三年还是五年';
    expect(read(choice, at(choice, '三年', 'P3Y', 'term'), at(choice, '五年', 'P5Y', 'term')).values).toEqual(['P3Y', 'P5Y']);
  });
});

describe('oursInstead', () => {
  const after = (masked: string, lastQuestion: string) => {
    const situation = seen({ masked }, { lastQuestion });
    return oursInstead({ ...situation, know: { ...situation.know, anotherBank: ({ text }) => (text.includes('招行') ? { said: '招行', isTheirs: true } : null) } });
  };

  it('asks of ours what was asked of theirs', () => {
    expect(after('那你们的呢', '招行的信用卡年费多少')).toBe('信用卡年费多少');
    expect(after('那你们的呢', '信用卡年费多少')).toBeNull();
    expect(after('你们网点几点开门', '招行的信用卡年费多少')).toBeNull();
  });
});

describe('saidInFull', () => {
  it('puts the product in for what points at it, and leaves a message alone that stands by itself', () => {
    expect(saidInFull(seen({ masked: '那就办这个吧' }, { lastProducts: ['product.platinum'] }))?.text).toMatch(/^我想申请.*白金卡/);
    expect(saidInFull(seen({ masked: '白金卡年费多少' }, { lastProducts: ['product.platinum'], lastQuestion: '金卡年费' }))).toBeNull();
    expect(saidInFull(seen({ masked: '那就办这个吧' }, { lastProducts: ['product.platinum', 'product.gold'] }))).toBeNull();
  });
});

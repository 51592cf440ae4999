import type { KnowledgeQuestion } from '@lobby/contracts';
import { describe, expect, it } from 'vitest';
import { indexContent } from '../../releases/contentIndex.ts';
import { contentOf, makeItem, miniBank } from '../../testing/miniBank.ts';
import { question } from '../../testing/openTestKnowledge.ts';
import { readAgain } from '../asked/readAgain.ts';
import { namedFacts } from '../asked/namedFacts.ts';
import type { AnswerContext } from '../context.ts';
import type { FeeFact, RateFact } from '../graphFacts.ts';
import { feeForAmount } from './feeForAmount.ts';
import { interestFor } from './interestFor.ts';

const fee = (body: object) => ({ item: { item: makeItem('fee', 'x', ['费', 'Fee'], { product: 'product.gold', feeType: 'transfer', per: 'transaction', ...body }), version: 1 } }) as unknown as FeeFact;
const bank = miniBank().map((i) => (i.id === 'product.deposit' && i.kind === 'product' ? { ...i, body: { ...i.body, attributes: { ...i.body.attributes, simple_interest: true } } } : i));
const index = indexContent(contentOf(bank));
const context = (slots: KnowledgeQuestion['slots'], text = '?', more: Partial<KnowledgeQuestion> = {}): AnswerContext => ({ question: question(text, { slots, ...more }), language: 'zh', asOf: '2026-11-23', index, releaseId: 'r', graph: async () => [], faq: async () => [], note: () => undefined });

describe('sums in answers', () => {
  it('takes the band of the amount, both ends as the tariff says', () => {
    const banded = fee({ bands: [{ upTo: 2000, amount: 2 }, { upTo: 50_000, amount: 15 }, { percent: '0.03' }], max: 50 });
    const due = (amount: number) => feeForAmount(banded, context({ amount }));
    expect(due(2000)).toBe('2,000 元收 2 元');
    expect(due(2000.01)).toContain('收 15 元');
    expect(due(100_000)).toBe('10 万元收 30 元（10 万元 × 0.03%）');
    expect(due(200_000)).toBe('20 万元收 50 元（20 万元 × 0.03% = 60 元，超过最高额按 50 元收）');
  });

  it('keeps to the least, to the fee\'s currency and to fees that depend on the amount', () => {
    const percent = fee({ percent: '1', min: 10 });
    expect(feeForAmount(percent, context({ amount: 300 }))).toContain('收 10 元');
    expect(feeForAmount(percent, context({ amount: 300, currency: 'USD' }))).toBeUndefined();
    expect(feeForAmount(fee({ amount: 160 }), context({ amount: 300 }))).toBeUndefined();
    expect(feeForAmount(percent, context({}))).toBeUndefined();
  });

  it('works out simple interest for one exact band, and only where the product pays it so', () => {
    const rate = { product: 'product.deposit', rateType: 'deposit', title: '整存整取利率', per: 'year', bands: [], note: null } as unknown as RateFact;
    const bands = [{ term: 'P3Y', percent: '1.65' }];
    expect(interestFor({ rate, bands, fit: 'exact' }, context({ term: 'P3Y', amount: 80_000 }))).toContain('到期利息 3,960 元（8 万元 × 1.65% × 3）');
    expect(interestFor({ rate, bands, fit: 'near' }, context({ term: 'P4Y', amount: 80_000 }))).toBeUndefined();
    expect(interestFor({ rate: { ...rate, product: 'product.gold' }, bands, fit: 'exact' }, context({ term: 'P3Y', amount: 80_000 }))).toBeUndefined();
    expect(interestFor({ rate: { ...rate, rateType: 'instalment' }, bands: [{ term: 'P6M', percent: '0.70' }], fit: 'exact' }, context({ term: 'P6M', amount: 5000 }))).toContain('每期收 35 元（5,000 元 × 0.70%），6 期共 210 元');
  });
});

describe('what the words name', () => {
  const named = (text: string) => namedFacts('fee', context({}, text)).map((f) => f.id);
  it('takes the fee that has all that is named, and no shorter name inside a longer one', () => {
    expect(named('金卡补卡收多少')).toEqual(['fee.gold-replacement']);
    expect(named('金卡跟青春卡年费')).toEqual(expect.arrayContaining(['fee.gold-annual', 'fee.youth-annual']));
    expect(named('今天天气')).toEqual([]);
  });

  it('takes up facts said in passing, once and unmistakably', () => {
    const facts = (text: string, slots: KnowledgeQuestion['slots'] = {}) => readAgain(question(text, { slots }), index, '2026-11-23').facts;
    expect(facts('我60岁了能办吗')).toEqual({ 'fact.age': 60 });
    expect(facts('月收入5000能办金卡吗', { amount: 5000 })).toEqual({ 'fact.income': 5000 });
    expect(facts('我30岁儿子5岁')).toEqual({});
    expect(facts('存5000元', { amount: 5000 })).toEqual({});
  });
});

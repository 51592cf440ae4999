import { describe, expect, it } from 'vitest';
import { indexContent } from '../releases/contentIndex.ts';
import { contentOf, makeItem } from '../testing/miniBank.ts';
import { rateOf } from './rateOf.ts';

const rate = (slug: string, validFrom: string, validTo: string | undefined, percent: string) => makeItem('rate', slug, ['定期利率', 'Deposit rate'], {
  product: 'product.deposit', rateType: 'deposit', bands: [{ term: 'P1Y', percent: '1.25' }, { term: 'P3Y', maxAmount: 49999.99, percent }, { term: 'P3Y', minAmount: 50000, percent: '1.75' }],
}, { validFrom, ...(validTo ? { validTo } : {}) });
const index = indexContent(contentOf([rate('old', '2026-01-01', '2026-06-30', '1.70'), rate('new', '2026-07-01', undefined, '1.65')]));
const on = (day: string, term: string, amount?: number, id = 'rate.new') => rateOf(index, id, { term, ...(amount === undefined ? {} : { amount }) }, day, 'zh')?.percent ?? null;

describe('rateOf', () => {
  it.each([
    ['the band of the amount', '2026-11-23', 'P3Y', 10000, 'rate.new', 1.65],
    ['the next band', '2026-11-23', 'P3Y', 50000, 'rate.new', 1.75],
    ['a term of the same length', '2026-11-23', 'P12M', 10000, 'rate.new', 1.25],
    ['the rate of that day', '2026-03-01', 'P3Y', 10000, 'rate.old', 1.7],
    ['the successor of a rate that has run out', '2026-11-23', 'P3Y', 10000, 'rate.old', 1.65],
    ['no such term', '2026-11-23', 'P7Y', 10000, 'rate.new', null],
    ['no such rate', '2026-11-23', 'P3Y', 10000, 'rate.none', null],
  ])('%s', (_, day, term, amount, id, wanted) => {
    expect(on(day, term, amount, id)).toBe(wanted);
  });

  it('cites the rate it read', () => {
    expect(rateOf(index, 'rate.new', { term: 'P1Y', amount: 1 }, '2026-11-23', 'zh')?.citation).toMatchObject({ itemId: 'rate.new', version: 1, excerpt: '1.25%' });
  });
});

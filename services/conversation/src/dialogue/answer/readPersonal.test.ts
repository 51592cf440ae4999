import { expect, it } from 'vitest';
import { entity, understood } from '../../testing/understood.ts';
import { readPersonal } from './readPersonal.ts';

const said = (masked: string, ...entities: ReturnType<typeof entity>[]) => readPersonal(understood({ masked, entities })).slots;

it.each([
  ['我今年28，能办吗', { age: 28 }], ['三十五岁', { age: 35 }], ['刚满18周岁', { age: 18 }], ["I'm 42 and self-employed", { age: 42 }], ['30 years old', { age: 30 }],
  ['今年5月到期', {}], ['存30年', {}], ['我的信用卡丢了', { card_type: 'credit' }], ['储蓄卡还是信用卡', {}], ['美元汇率', { currency: 'USD' }],
  ['20000 a month', { income: 20_000 }], ['about 12k per month.', { income: 12_000 }], ['I want to pay 2000 a month', {}],
] as const)('%s', (text, slots) => expect(said(text)).toEqual(slots));

it('takes an amount near a word of income for the income, by the month', () => {
  expect(said('月薪一万二', entity('amount', 12_000, '一万二'))).toEqual({ income: 12_000 });
  expect(said('年薪24万', entity('amount', 240_000, '24万'))).toEqual({ income: 20_000 });
  expect(said('i make 12k a month', entity('amount', 12_000, '12k'))).toEqual({ income: 12_000 });
  expect(said('存一万二', entity('amount', 12_000, '一万二'))).toEqual({});
});

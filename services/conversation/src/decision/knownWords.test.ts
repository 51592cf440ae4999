import type { DialogueKnowledge } from '@lobby/contracts';
import { expect, it } from 'vitest';
import { knownWords } from './knownWords.ts';

const know: DialogueKnowledge = {
  releaseId: 'r', topics: new Map(), flows: [], escalations: new Map(), fill: (text) => text,
  products: new Map([['product.card-platinum', { id: 'product.card-platinum', title: { zh: '云汀白金卡', en: 'Platinum Card' }, category: 'card' }]]),
  facts: new Map([['fact.employment', { id: 'fact.employment', type: 'choice', slot: null, question: { zh: '请问您的工作性质？', en: 'What is your employment?' }, options: [{ value: 'employed', label: { zh: '在职', en: 'Employed' }, synonyms: [] }] }]]),
};

it('says slots and facts in words: names, options, products, money, terms', () => {
  const zh = (name: string, value: unknown) => knownWords(name, value, 'zh', know);
  expect([zh('product', 'product.card-platinum'), zh('fact.employment', 'employed'), zh('amount', 200000), zh('term', 'P3Y6M'), zh('fact.age', 35), zh('fact.has_card', true)])
    .toEqual(['产品 云汀白金卡', '工作性质 在职', '金额 200,000 元', '期限 3 年 6 个月', '年龄 35', 'has card 是']);
  expect([knownWords('fact.employment', 'employed', 'en', know), knownWords('income', 8000, 'en')]).toEqual(['employment Employed', 'monthly income CNY 8,000']);
});

it('a fact is called by its title and counted in its unit, however it is asked for', () => {
  const months = { id: 'fact.months', title: { zh: '连续缴纳社保月数', en: 'Months of social insurance' }, unit: { zh: '个月', en: 'months' }, type: 'number', slot: null, question: { zh: '请问您最近连续缴纳社保多少个月？' }, options: [] };
  const assets = { id: 'fact.assets', title: { zh: '月日均金融资产', en: 'Average assets' }, type: 'money', slot: null, question: { zh: '大约多少元？' }, options: [] };
  const age = { id: 'fact.age', title: { zh: '年龄' }, unit: { zh: '周岁' }, type: 'number', slot: 'age', question: { zh: '多大？' }, options: [] };
  expect(knownWords('age', 30, 'zh', { ...know, facts: new Map([[age.id, age]]) })).toBe(knownWords('fact.age', 30, 'zh', { ...know, facts: new Map([[age.id, age]]) }));
  const titled = { ...know, facts: new Map([[months.id, months], [assets.id, assets]]) };
  expect([knownWords(months.id, 24, 'zh', titled), knownWords(months.id, 24, 'en', titled), knownWords(assets.id, 300_000, 'zh', titled)]).toEqual(['连续缴纳社保月数 24 个月', 'Months of social insurance 24 months', '月日均金融资产 300,000 元']);
});

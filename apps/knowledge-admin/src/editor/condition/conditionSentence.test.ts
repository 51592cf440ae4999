import { expect, test } from 'vitest';
import type { T } from '../../i18n/useT.ts';
import { zh } from '../../i18n/words.ts';
import type { FactInfo } from '../../shared/useFacts.ts';
import { conditionSentence } from './conditionSentence.ts';

const t: T = (key, params = {}) => Object.entries(params).reduce((text, [name, value]) => text.replace(`{{${name}}}`, String(value)), zh[key] as string);
const facts = new Map<string, FactInfo>([
  ['fact.age', { id: 'fact.age', title: '年龄', type: 'number', unit: '岁', options: [] }],
  ['fact.tier', { id: 'fact.tier', title: '客户等级', type: 'enum', unit: '', options: [{ value: 'gold', label: '金卡' }, { value: 'vip', label: '贵宾' }] }],
  ['fact.local', { id: 'fact.local', title: '本地户口', type: 'boolean', unit: '', options: [] }],
]);

test('groups, negation and options read as one sentence', () => {
  const sentence = conditionSentence(t, { all: [{ fact: 'fact.age', op: 'between', value: [18, 65] }, { any: [{ fact: 'fact.tier', op: 'in', value: ['gold', 'vip'] }, { fact: 'fact.local', op: 'eq', value: true }] }, { not: { fact: 'fact.income', op: 'lt', value: 3000 } }] }, facts);
  expect(sentence).toBe('年龄 在 18 岁 到 65 岁 之间，且(客户等级 是其中之一 金卡 / 贵宾，或本地户口 等于 是)，且并非（fact.income 小于 3,000）');
});

test('a group of one needs no brackets; nothing yet is said as such', () => {
  expect(conditionSentence(t, { any: [{ all: [{ fact: 'fact.age', op: 'exists' }] }] }, facts)).toBe('年龄 已知');
  expect(conditionSentence(t, { all: [] }, facts)).toBe('（还没写）');
});

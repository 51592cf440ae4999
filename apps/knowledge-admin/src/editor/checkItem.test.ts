import { expect, test } from 'vitest';
import type { T } from '../i18n/useT.ts';
import { zh } from '../i18n/words.ts';
import { checkItem } from './checkItem.ts';

const t: T = (key, params = {}) => Object.entries(params).reduce((text, [name, value]) => text.replace(`{{${name}}}`, String(value)), zh[key] as string);

const rule = {
  id: 'rule.age', kind: 'rule', title: { zh: '年龄' }, owner: 'team', validFrom: '2026-01-01',
  body: { appliesTo: ['product.a'], effect: { type: 'require' }, when: { all: [{ fact: 'fact.age', op: 'gte', value: 18 }] }, basedOn: { document: 'document.a', section: 's1' }, explain: { zh: '年满 18 周岁' } },
};

test('a whole item has nothing to correct', () => expect(checkItem(rule, t)).toEqual([]));

test('a wrong field deep in a condition is named where it stands', () => {
  const broken = { ...rule, body: { ...rule.body, when: { all: [{ fact: '', op: 'gte', value: 18 }] } } };
  expect(checkItem(broken, t).map((error) => error.path)).toEqual(['body.when.all[0].fact']);
});

test('missing and unknown fields are named', () => {
  expect(checkItem({ ...rule, owner: '', colour: 'red' }, t).map((error) => error.path).sort()).toEqual(['colour', 'owner']);
});

test('complaints are in the reader\'s words', () => {
  const wrong = { ...rule, owner: '', validFrom: '23.11.2026', body: { ...rule.body, appliesTo: [], priority: 5000, effect: { type: 'maybe' } } };
  expect(Object.fromEntries(checkItem(wrong, t).map((error) => [error.path, error.message]))).toMatchObject({ owner: '不能为空', validFrom: '格式不对', 'body.appliesTo': '至少要有 1 项', 'body.priority': '不能大于 1000' });
});

import { expect, test } from 'vitest';
import { checkItem } from './checkItem.ts';

const rule = {
  id: 'rule.age', kind: 'rule', title: { zh: '年龄' }, owner: 'team', validFrom: '2026-01-01',
  body: { appliesTo: ['product.a'], effect: { type: 'require' }, when: { all: [{ fact: 'fact.age', op: 'gte', value: 18 }] }, basedOn: { document: 'document.a', section: 's1' }, explain: { zh: '年满 18 周岁' } },
};

test('a whole item has nothing to correct', () => expect(checkItem(rule, 'zh')).toEqual([]));

test('a wrong field deep in a condition is named where it stands', () => {
  const broken = { ...rule, body: { ...rule.body, when: { all: [{ fact: '', op: 'gte', value: 18 }] } } };
  expect(checkItem(broken, 'zh').map((error) => error.path)).toEqual(['body.when.all[0].fact']);
});

test('missing and unknown fields are named', () => {
  expect(checkItem({ ...rule, owner: '', colour: 'red' }, 'zh').map((error) => error.path).sort()).toEqual(['colour', 'owner']);
});

test('complaints are in the reader\'s language', () => {
  expect(checkItem({ ...rule, owner: '' }, 'zh')[0]?.message).toContain('数值过小');
  expect(checkItem({ ...rule, owner: '' }, 'en')[0]?.message).toContain('Too small');
});

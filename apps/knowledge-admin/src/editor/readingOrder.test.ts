import { expect, test } from 'vitest';
import { inReadingOrder } from './readingOrder.ts';

test('fields stand as a person writes them, at every depth; lists keep their order and strangers come last', () => {
  const stored = { id: 'rule.a', body: { when: { all: [{ op: 'eq', fact: 'fact.a', value: 1 }, { op: 'exists', fact: 'fact.b' }] }, explain: { en: 'x', zh: 'y' } }, kind: 'rule', tags: [], title: { en: 't', zh: '题' } };
  expect(JSON.stringify(inReadingOrder(stored))).toBe('{"id":"rule.a","kind":"rule","title":{"zh":"题","en":"t"},"tags":[],"body":{"when":{"all":[{"fact":"fact.a","op":"eq","value":1},{"fact":"fact.b","op":"exists"}]},"explain":{"zh":"y","en":"x"}}}');
});

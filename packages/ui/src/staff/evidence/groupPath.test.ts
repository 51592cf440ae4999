import type { PathStep } from '@lobby/contracts';
import { expect, test } from 'vitest';
import { groupPath } from './groupPath.ts';

const step = (rule: string, outcome: PathStep['outcome'], condition = 'c'): PathStep => ({ product: 'product.a', rule, version: 1, title: rule, condition, fact: 'fact.a', value: null, outcome });

test('steps of one rule stand together, in the order first seen, and the worst outcome shows', () => {
  const nodes = groupPath([step('rule.a', true), step('rule.b', null), step('rule.a', false, 'd'), step('rule.b', true)]);
  expect(nodes.map((n) => [n.rule, n.outcome, n.steps.length])).toEqual([['rule.a', false, 2], ['rule.b', null, 2]]);
});

import type { GraphNode } from '@lobby/contracts';
import { expect, test } from 'vitest';
import { COLUMN_MOST, frame, layout } from './layout.ts';

const node = (id: string, label = 'Rule'): GraphNode => ({ id, label, title: id, titleEn: null, itemId: id, version: 1, validFrom: '2026-01-01', validTo: null });

test('what points here stands left, where it points right, two steps on outside; nothing overlaps', () => {
  const around = {
    node: 'product.a', release: 'r', truncated: false, nodes: [node('rule.far'), node('rule.b'), node('rule.a'), node('product.a', 'Product'), node('topic.t', 'Topic')],
    edges: [{ from: 'product.a', to: 'rule.a', type: 'GOVERNED_BY' }, { from: 'product.a', to: 'rule.b', type: 'GOVERNED_BY' }, { from: 'rule.a', to: 'rule.far', type: 'SUPERSEDES' }, { from: 'topic.t', to: 'product.a', type: 'ABOUT' }],
  };
  const { placed, left } = layout(around);
  expect(Object.fromEntries(placed.map((p) => [p.node.id, p.column]))).toEqual({ 'topic.t': -1, 'product.a': 0, 'rule.a': 1, 'rule.b': 1, 'rule.far': 2 });
  expect(new Set(placed.map((p) => `${p.x},${p.y}`)).size).toBe(placed.length);
  expect(left).toBe(0);
  expect(layout(around)).toEqual(layout(around));
  expect(frame(placed).width).toBeGreaterThan(0);
});

test('more than one can look at stays in the list', () => {
  const many = Array.from({ length: 30 }, (_, i) => node(`rule.n${i}`));
  const { placed, left } = layout({ node: 'product.a', release: 'r', truncated: false, nodes: [node('product.a'), ...many], edges: many.map((one) => ({ from: 'product.a', to: one.id, type: 'GOVERNED_BY' })) });
  expect(placed.length).toBe(1 + COLUMN_MOST);
  expect(left).toBe(30 - COLUMN_MOST);
});

import type { GraphNode } from '@lobby/contracts';
import { expect, test } from 'vitest';
import { layout, RING_MOST } from './layout.ts';

const node = (id: string, label = 'Rule'): GraphNode => ({ id, label, title: id, itemId: id, version: 1, validFrom: '2026-01-01', validTo: null });

test('the node stands in the middle, neighbours around it, theirs outside; the same input gives the same picture', () => {
  const around = { node: 'product.a', release: 'r', truncated: false, nodes: [node('rule.far'), node('rule.a'), node('product.a', 'Product')], edges: [{ from: 'product.a', to: 'rule.a', type: 'GOVERNED_BY' }, { from: 'rule.a', to: 'rule.far', type: 'SUPERSEDES' }] };
  const { placed, left } = layout(around);
  expect(placed.map((p) => [p.node.id, p.ring])).toEqual([['product.a', 0], ['rule.a', 1], ['rule.far', 2]]);
  expect(placed[0]).toMatchObject({ x: 0, y: 0 });
  expect(left).toBe(0);
  expect(layout(around)).toEqual(layout(around));
});

test('more than one can look at stays in the list', () => {
  const many = Array.from({ length: 30 }, (_, i) => node(`rule.n${i}`));
  const { placed, left } = layout({ node: 'product.a', release: 'r', truncated: false, nodes: [node('product.a'), ...many], edges: many.map((one) => ({ from: 'product.a', to: one.id, type: 'GOVERNED_BY' })) });
  expect(placed.length).toBe(1 + RING_MOST[1]);
  expect(left).toBe(30 - RING_MOST[1]);
});

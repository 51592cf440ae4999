import type { Condition, Facts } from '@lobby/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexContent } from '../releases/contentIndex.ts';
import { contentOf, makeItem, title } from '../testing/miniBank.ts';
import { evaluateCondition } from './evaluateCondition.ts';
import { smallestChanges } from './remedies.ts';

const NUMBERS = ['fact.a', 'fact.b', 'fact.c'];
const index = indexContent(contentOf([
  ...NUMBERS.map((id) => makeItem('fact', id.slice(5), [id, id], { type: 'number', question: title(id, id), min: 0, max: 4, askingCost: 1 })),
  makeItem('fact', 'p', ['p', 'p'], { type: 'boolean', question: title('p', 'p'), askingCost: 1 }),
]));

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ fact: fc.constantFrom(...NUMBERS), op: fc.constantFrom('lt' as const, 'lte' as const, 'gt' as const, 'gte' as const, 'eq' as const), value: fc.integer({ min: 0, max: 4 }) }),
  fc.record({ fact: fc.constant('fact.p'), op: fc.constant('eq' as const), value: fc.boolean() }),
);
const condition: fc.Arbitrary<Condition> = fc.oneof(leaf, fc.record({ all: fc.array(leaf, { minLength: 1, maxLength: 3 }) }), fc.record({ any: fc.array(leaf, { minLength: 1, maxLength: 3 }) }), fc.record({ not: leaf }));
const facts: fc.Arbitrary<Facts> = fc.record({ 'fact.a': fc.integer({ min: 0, max: 4 }), 'fact.b': fc.integer({ min: 0, max: 4 }), 'fact.c': fc.integer({ min: 0, max: 4 }), 'fact.p': fc.boolean() });
const requirements = fc.array(condition, { minLength: 1, maxLength: 3 });

const fails = (all: readonly Condition[], known: Facts): boolean => all.some((c) => evaluateCondition(c, (f) => known[f]) === false);
const changed = (known: Facts, way: readonly { fact: string; to: Facts[string] }[]): Facts => ({ ...known, ...Object.fromEntries(way.map((c) => [c.fact, c.to])) });

describe('what would make a refused customer eligible', () => {
  it('does: no requirement fails with the changes made', () => {
    fc.assert(fc.property(requirements, facts, (all, known) => {
      for (const way of smallestChanges(all, { index, facts: known })) expect(fails(all, changed(known, way))).toBe(false);
    }), { numRuns: 300 });
  });

  it('changes no fact that could stay as it is', () => {
    fc.assert(fc.property(requirements, facts, (all, known) => {
      for (const way of smallestChanges(all, { index, facts: known })) for (const left of way) expect(fails(all, changed(known, way.filter((c) => c !== left)))).toBe(true);
    }), { numRuns: 300 });
  });

  it('is told to nobody who fulfils everything, and every way changes as few facts as the others', () => {
    fc.assert(fc.property(requirements, facts, (all, known) => {
      const ways = smallestChanges(all, { index, facts: known });
      expect(new Set(ways.map((w) => w.length)).size).toBeLessThanOrEqual(1);
      if (!fails(all, known)) expect(ways).toEqual([]);
    }), { numRuns: 300 });
  });

  it('takes the nearest value that does', () => {
    const way = smallestChanges([{ fact: 'fact.a', op: 'gte', value: 2 }], { index, facts: { 'fact.a': 0 } });
    expect(way).toEqual([[{ fact: 'fact.a', to: 2 }]]);
  });

  it('asks nobody for less of what only grows, and still for more of it', () => {
    const age = indexContent(contentOf([makeItem('fact', 'age', ['年龄', 'Age'], { type: 'number', question: title('年龄', 'Age'), min: 0, max: 100, askingCost: 1, onlyGrows: true })]));
    const ways = (value: number) => smallestChanges([{ all: [{ fact: 'fact.age', op: 'gte', value: 20 }, { fact: 'fact.age', op: 'lte', value: 60 }] }], { index: age, facts: { 'fact.age': value } });
    expect([ways(65), ways(18)]).toEqual([[], [[{ fact: 'fact.age', to: 20 }]]]);
  });
});

import type { Condition, Facts } from '@lobby/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateCondition } from './evaluateCondition.ts';
import type { FactShape } from './factDomain.ts';
import { and } from './kleene.ts';
import { openFacts } from './openFacts.ts';

/** Three numbers from 0 to 4 and two yes/no facts: few enough to try everything. */
const NUMBERS = ['fact.a', 'fact.b', 'fact.c'];
const FLAGS = ['fact.p', 'fact.q'];
const FACTS = [...NUMBERS, ...FLAGS];
const SHAPES: ReadonlyMap<string, FactShape> = new Map([...NUMBERS.map((id): [string, FactShape] => [id, { type: 'number', options: [], min: 0, max: 4 }]), ...FLAGS.map((id): [string, FactShape] => [id, { type: 'boolean', options: [] }])]);

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ fact: fc.constantFrom(...NUMBERS), op: fc.constantFrom('lt' as const, 'lte' as const, 'gt' as const, 'gte' as const, 'eq' as const, 'ne' as const), value: fc.integer({ min: 0, max: 4 }) }),
  fc.record({ fact: fc.constantFrom(...FLAGS), op: fc.constant('eq' as const), value: fc.boolean() }),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof({ maxDepth: 3, withCrossShrink: true }, leaf, fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }), fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }), fc.record({ not: tie('condition') })),
}));
const requirements = fc.array(condition, { minLength: 1, maxLength: 3 });
const someFacts: fc.Arbitrary<Facts> = fc.record({ 'fact.a': fc.integer({ min: 0, max: 4 }), 'fact.b': fc.integer({ min: 0, max: 4 }), 'fact.c': fc.integer({ min: 0, max: 4 }), 'fact.p': fc.boolean(), 'fact.q': fc.boolean() }, { requiredKeys: [] });

/** Every way to fill in what is not known. */
function completions(facts: Facts): Facts[] {
  return FACTS.filter((f) => facts[f] === undefined).reduce<Facts[]>((all, fact) =>
    all.flatMap((known) => (NUMBERS.includes(fact) ? [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4] : [true, false]).map((v) => ({ ...known, [fact]: v }))), [facts]);
}
const holds = (conditions: readonly Condition[], facts: Facts) => and(conditions.map((c) => evaluateCondition(c, (f) => facts[f])));

describe('evaluating with facts missing', () => {
  it('is monotone: learning a fact never changes an answer that was given', () => {
    fc.assert(fc.property(condition, someFacts, someFacts, (c, known, more) => {
      const before = evaluateCondition(c, (f) => known[f]);
      if (before !== null) expect(evaluateCondition(c, (f) => ({ ...more, ...known })[f])).toBe(before);
    }), { numRuns: 500 });
  });

  it('settles exactly when every completion agrees', () => {
    fc.assert(fc.property(requirements, someFacts.filter((f) => Object.keys(f).length >= 2), (conditions, facts) => {
      const ends = new Set(completions(facts).map((all) => holds(conditions, all)));
      const { outcome } = openFacts(conditions, facts, SHAPES);
      expect(outcome).toBe(ends.size === 1 ? [...ends][0] : null);
    }), { numRuns: 200 });
  });

  it('names exactly the facts that can still change the outcome', () => {
    fc.assert(fc.property(requirements, someFacts.filter((f) => Object.keys(f).length >= 3), (conditions, facts) => {
      const all = completions(facts);
      const matters = FACTS.filter((fact) => facts[fact] === undefined && all.some((one) => all.some((other) =>
        FACTS.every((f) => f === fact || one[f] === other[f]) && holds(conditions, one) !== holds(conditions, other))));
      expect(openFacts(conditions, facts, SHAPES).open.map((o) => o.fact).toSorted()).toEqual(matters.toSorted());
    }), { numRuns: 60 });
  });

  it('expects every open fact to tell something', () => {
    fc.assert(fc.property(requirements, (conditions) => {
      for (const { information } of openFacts(conditions, {}, SHAPES).open) expect(information).toBeGreaterThanOrEqual(-1e-9);
    }));
  });

  it('does not ask for a fact whose answer makes no difference', () => {
    const always: Condition = { any: [{ fact: 'fact.a', op: 'gte', value: 2 }, { fact: 'fact.a', op: 'lt', value: 2 }] };
    expect(openFacts([always], {}, SHAPES)).toEqual({ outcome: true, open: [] });
    expect(openFacts([always, { fact: 'fact.p', op: 'eq', value: true }], {}, SHAPES).open.map((o) => o.fact)).toEqual(['fact.p']);
  });

  it('sees that nobody can fulfil two requirements together', () => {
    expect(openFacts([{ fact: 'fact.a', op: 'gt', value: 3 }, { fact: 'fact.a', op: 'lt', value: 1 }], {}, SHAPES).outcome).toBe(false);
  });

  it('compares dates, durations and options, and leaves what cannot be compared open', () => {
    const known = (value: string | number | boolean) => () => value;
    expect(evaluateCondition({ fact: 'f', op: 'gte', value: '2026-01-01' }, known('2026-03-05'))).toBe(true);
    expect(evaluateCondition({ fact: 'f', op: 'gte', value: 'P1Y' }, known('P12M'))).toBe(true);
    expect(evaluateCondition({ fact: 'f', op: 'lt', value: 'P1Y' }, known('P7D'))).toBe(true);
    expect(evaluateCondition({ fact: 'f', op: 'in', value: ['a', 'b'] }, known('b'))).toBe(true);
    expect(evaluateCondition({ fact: 'f', op: 'gte', value: 18 }, known('eighteen'))).toBeNull();
    expect(evaluateCondition({ fact: 'f', op: 'exists' }, () => undefined)).toBeNull();
  });
});

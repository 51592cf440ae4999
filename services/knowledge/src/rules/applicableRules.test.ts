import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isValidOn } from '../releases/contentIndex.ts';
import { makeItem, title } from '../testing/miniBank.ts';
import { applicableRules, type Rule } from './applicableRules.ts';

const DAYS = ['2026-01-01', '2026-06-01', '2026-12-01', '2027-06-01'];

/** Rules in a row, of which each may supersede one before it: a chain or a tree, never a circle. */
const rules: fc.Arbitrary<Rule[]> = fc.array(fc.record({ from: fc.nat(2), days: fc.nat(3), priority: fc.nat(3), supersedes: fc.option(fc.nat(5), { nil: undefined }) }), { minLength: 1, maxLength: 6 }).map((made) => made.map(({ from, days, priority, supersedes }, i) => {
  const old = supersedes !== undefined && supersedes < i ? { supersedes: `rule.r${supersedes}` } : {};
  const item = makeItem('rule', `r${i}`, [`规则${i}`, `Rule ${i}`], { appliesTo: ['product.gold'], effect: { type: 'require' }, when: { fact: 'fact.age', op: 'gte', value: 18 }, basedOn: { document: 'document.terms', section: 'who' }, explain: title(`规则${i}`, `Rule ${i}`), priority, ...old },
    { validFrom: DAYS[from] ?? '2026-01-01', ...(days < 3 ? { validTo: DAYS[Math.min(3, from + days)] ?? '2027-06-01' } : {}) });
  return { item, version: 1 } as Rule;
}));
const day = fc.constantFrom('2025-12-31', ...DAYS, '2026-06-02', '2028-01-01');

describe('the rules that count on a day', () => {
  it('are exactly those valid then of which no valid rule takes the place', () => {
    fc.assert(fc.property(rules, day, (all, asOf) => {
      const counted = new Set(applicableRules(all, asOf).map((r) => r.item.id));
      for (const rule of all) {
        const replaced = all.some((other) => other.item.body.supersedes === rule.item.id && isValidOn(other.item, asOf));
        expect(counted.has(rule.item.id)).toBe(isValidOn(rule.item, asOf) && !replaced);
      }
    }));
  });

  it('come in order of priority, whatever order they are given in', () => {
    fc.assert(fc.property(rules, day, (all, asOf) => {
      const counted = applicableRules(all, asOf);
      expect(applicableRules(all.toReversed(), asOf)).toEqual(counted);
      counted.slice(1).forEach((rule, i) => expect(counted[i]?.item.body.priority).toBeGreaterThanOrEqual(rule.item.body.priority));
    }));
  });

  it('come back when the rule that took their place has run out', () => {
    fc.assert(fc.property(rules, (all) => {
      for (const { item } of all.filter((r) => r.item.body.supersedes !== undefined && r.item.validTo !== undefined)) {
        const old = all.find((r) => r.item.id === item.body.supersedes);
        const after = '2028-01-01';
        const others = all.some((r) => r.item.body.supersedes === old?.item.id && isValidOn(r.item, after));
        if (old && isValidOn(old.item, after) && !others) expect(applicableRules(all, after).map((r) => r.item.id)).toContain(old.item.id);
      }
    }));
  });
});

import { Truth } from '@lobby/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { and, not, or } from './kleene.ts';

const truth: fc.Arbitrary<Truth> = fc.constantFrom<Truth>(true, false, null);
const truths = fc.array(truth, { maxLength: 6 });

describe('Kleene logic', () => {
  it('follows the truth tables', () => {
    expect([and([true, null]), and([false, null]), or([true, null]), or([false, null]), not(null)]).toEqual([null, false, true, null, null]);
    expect([and([]), or([])]).toEqual([true, false]);
  });
  it('obeys De Morgan, double negation, commutativity and associativity', () => {
    fc.assert(fc.property(truths, truths, truth, (a, b, x) => {
      expect(not(and(a))).toBe(or(a.map(not)));
      expect(not(not(x))).toBe(x);
      expect(and([...a, ...b])).toBe(and([...b, ...a]));
      expect(or([or(a), or(b)])).toBe(or([...a, ...b]));
    }));
  });
  it('distributes and absorbs', () => {
    fc.assert(fc.property(truth, truth, truth, (a, b, c) => {
      expect(and([a, or([b, c])])).toBe(or([and([a, b]), and([a, c])]));
      expect(or([a, and([a, b])])).toBe(a);
    }));
  });
  it('has no excluded middle: what is not known stays open', () => {
    expect(or([null, not(null)])).toBeNull();
  });
});

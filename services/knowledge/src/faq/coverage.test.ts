import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Coverage, unionOf } from './coverage.ts';
import { Vocabulary } from './tokenIndex.ts';

function coverageOf(passages: readonly (readonly string[][])[]): Coverage {
  const vocabulary = new Vocabulary();
  const learned = passages.map((texts) => unionOf(texts.map((tokens) => vocabulary.learn(tokens))));
  return new Coverage(vocabulary, learned);
}

describe('how much of a question a passage holds', () => {
  const coverage = coverageOf([[['card', 'lost'], ['block', 'abroad']], [['card', 'fee']], [['card', 'limit']]]);

  it('counts words of any of its texts, rare ones more', () => {
    const covered = coverage.of(['card', 'block']);
    expect(covered(0)).toBe(1);
    expect(covered(1)).toBeGreaterThan(0);
    expect(covered(1)).toBeLessThan(0.5);
  });

  it('takes a word that no passage holds as asked and not found', () => {
    expect(coverage.of(['lost', 'moon'])(0)).toBeLessThan(0.6);
    expect(coverage.of(['moon'])(0)).toBe(0);
    expect(coverage.of([])(0)).toBe(0);
    expect(coverage.of(['card'])(7)).toBe(0);
  });

  const word = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  it('grows with every word a passage gains, lies between 0 and 1, and is 1 when all is there', () => {
    fc.assert(fc.property(fc.array(fc.array(word, { minLength: 1 }), { minLength: 1, maxLength: 6 }), fc.array(word, { minLength: 1 }), (passages, query) => {
      const covered = coverageOf(passages.map((p) => [p])).of(query);
      const most = coverageOf(passages.map((p) => [p, query])).of(query);
      passages.forEach((p, i) => {
        expect(covered(i)).toBeGreaterThanOrEqual(0);
        expect(covered(i)).toBeLessThanOrEqual(1 + 1e-9);
        if (query.every((w) => p.includes(w))) expect(covered(i)).toBeCloseTo(1, 9);
        expect(most(i)).toBeCloseTo(1, 9);
      });
    }));
  });
});

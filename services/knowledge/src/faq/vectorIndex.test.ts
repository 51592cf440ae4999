import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faqPassages, vectorsFor } from '../measuring/faqPassages.ts';
import { TopOf } from './topOf.ts';
import { buildVectorIndex } from './vectorIndex.ts';

const vectorOf = vectorsFor();

describe('the best of many', () => {
  it('are those that sorting would give', () => {
    fc.assert(fc.property(fc.array(fc.double({ noNaN: true, min: 0, max: 1 }), { maxLength: 60 }), fc.integer({ min: 1, max: 12 }), (scores, size) => {
      const top = new TopOf(size);
      scores.forEach((score, id) => top.offer(id, score));
      expect(top.take().map((id) => scores[id])).toEqual(scores.toSorted((a, b) => b - a).slice(0, size));
      expect(top.take()).toEqual([]);
    }));
  });
});

describe('the vector index', () => {
  const passages = faqPassages(300);
  const all = () => true;
  const asked = (i: number): Float32Array => vectorOf(passages[i]?.phrasings[2] ?? '', 'zh') as Float32Array;

  it('compares every vector once, and asks of few passages whether they are allowed', () => {
    const index = buildVectorIndex(passages, vectorOf);
    let allowed = 0;
    expect(index?.search(asked(7), () => { allowed += 1; return true; }, [], 30)[0]).toMatchObject({ passage: 7, matched: 2, cosine: expect.closeTo(1, 3) });
    const vectors = passages.reduce((sum, p) => sum + p.phrasings.length + 1, 0);
    expect(index?.compared()).toBe(vectors);
    expect(allowed).toBeLessThan(passages.length);
  });

  it('above a size compares one mean per passage, and the phrasings of a shortlist', () => {
    const more = faqPassages(900);
    const index = buildVectorIndex(more, vectorOf, 100);
    expect(index?.search(asked(7), all, [], 5)[0]?.passage).toBe(7);
    const each = (more[0]?.phrasings.length ?? 0) + 1;
    expect(index?.compared()).toBe(more.length + 400 * each);
  });

  it('finds the same in one stage and in two', () => {
    const [one, two] = [buildVectorIndex(passages, vectorOf), buildVectorIndex(passages, vectorOf, 100)];
    for (const i of [0, 50, 299]) expect(two?.search(asked(i), all, [], 30)[0]).toEqual(one?.search(asked(i), all, [], 30)[0]);
  });

  it('gives what words found its cosine too, and nothing that is not allowed', () => {
    const index = buildVectorIndex(passages, vectorOf);
    const hits = index?.search(asked(7), (p) => p > 100, [7], 3) ?? [];
    expect(hits.map((h) => h.passage > 100)).toEqual([true, true, true, false]);
    expect(hits[3]).toMatchObject({ passage: 7, cosine: expect.closeTo(1, 3) });
  });
});

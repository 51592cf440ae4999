import { expect, it } from 'vitest';
import { faqPassages } from '../measuring/faqPassages.ts';
import { Best, CANDIDATES, packed } from './best.ts';

const passages = faqPassages(2_000);
const entries = packed(passages.map((_p, passage) => ({ passage, phrasing: passage % 3 - 1 })));
/** Many passages score alike, as those that share one common word do. */
const found = { count: passages.length, entries: Uint32Array.from(passages.keys()), scores: Float64Array.from(passages, (_p, i) => (i % 500 === 0 ? 0.9 : 0.4 + (i % 7) / 100)) };
const offered = (): Best => { const best = new Best(passages); best.offerAll(found, entries, 1, 0.5); return best; };
const scoreOf = (i: number): number => (found.scores[i] as number) * (entries.phrasings[i] === -1 ? 0.5 : 1);

it('gives the best that may be shown, the first offered of those alike', () => {
  const allow = (p: number) => p % 2 === 1;
  const wanted = [...passages.keys()].filter(allow).toSorted((a, b) => scoreOf(b) - scoreOf(a)).slice(0, 40);
  expect(offered().take(allow, 40).map((h) => [h.passage, h.lexical])).toEqual(wanted.map((p) => [p, scoreOf(p)]));
});

it('asks of few passages whether they may be shown', () => {
  let asked = 0;
  offered().take(() => { asked += 1; return true; }, CANDIDATES);
  expect(asked).toBeLessThan(CANDIDATES + 10);
});

it('is empty again for the next query', () => {
  const best = offered();
  best.take(() => true, 10);
  expect([best.top(), best.take(() => true, 10)]).toEqual([0, []]);
});

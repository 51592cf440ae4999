import { expect, it } from 'vitest';
import { faqPassages, vectorsFor } from '../measuring/faqPassages.ts';
import { documentOf, EMBEDDER } from './meiliDoc.ts';

const vectorOf = vectorsFor();
const [passage] = faqPassages(1);

it('carries vectors in half the bytes, and their cosines to four places', () => {
  if (!passage) throw new Error('no passage');
  const sent = documentOf(passage, vectorOf)._vectors?.[EMBEDDER]?.embeddings ?? [];
  const exact = passage.phrasings.map((text) => [...(vectorOf(text, 'zh') as Float32Array)]);
  expect(sent.length).toBe(exact.length);
  expect(JSON.stringify(sent).length).toBeLessThan(JSON.stringify(exact).length / 1.9);
  const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
  for (const [i, vector] of sent.entries()) for (const other of exact) expect(Math.abs(dot(vector, other) - dot(exact[i] as number[], other))).toBeLessThan(1e-4);
});

it('says nothing of vectors where there are none', () => {
  if (!passage) throw new Error('no passage');
  expect(documentOf(passage, null)._vectors).toBeUndefined();
});

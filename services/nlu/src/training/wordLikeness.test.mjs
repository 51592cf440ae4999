import { describe, expect, it } from 'vitest';
import { neighboursOf } from './neighbourList.mjs';
import { openProduct } from './matrixProduct.mjs';
import { rankByWords } from './wordLikeness.mjs';

/** Three texts over four n-grams: the first shares both with the third and none with the second. */
const WORDS = { indptr: Int32Array.of(0, 2, 4, 6), indices: Int32Array.of(0, 1, 2, 3, 0, 1), values: Float32Array.of(1, 1, 1, 1, 1, 1), columns: 4 };

describe('rankByWords', () => {
  it('puts the text that shares its words first when the vectors hardly differ', () => {
    const index = Int32Array.of(1, 2, -1);
    const likeness = Float32Array.of(0.9, 0.89, -2);
    rankByWords({ indices: Int32Array.of(0, 1), values: Float32Array.of(1, 1) }, WORDS, index, likeness);
    expect([...index]).toEqual([2, 1, -1]);
    expect(likeness[0]).toBeGreaterThan(0.89);
    expect(likeness[1]).toBeCloseTo(0.9);
  });
  it('leaves nothing behind for the next text', () => {
    const index = Int32Array.of(0);
    const likeness = Float32Array.of(0.5);
    rankByWords({ indices: Int32Array.of(2, 3), values: Float32Array.of(1, 1) }, WORDS, index, likeness);
    expect(likeness[0]).toBeCloseTo(0.5);
  });
});

describe('neighboursOf', () => {
  const rows = { data: Float32Array.of(1, 0, 0.8, 0.6, 0.78, 0.6258), rows: 3, columns: 2 };
  it('takes no text for its own neighbour, and orders by vectors alone without words', async () => {
    const product = await openProduct();
    const { index } = await neighboursOf(rows, 2, product);
    expect([...index]).toEqual([1, 2, 2, 0, 1, 0]);
    await product.close();
  });
  it('orders by shared words where vectors hardly differ', async () => {
    const product = await openProduct();
    const { index } = await neighboursOf(rows, 2, product, WORDS);
    expect([...index.subarray(0, 2)]).toEqual([2, 1]);
    await product.close();
  });
});

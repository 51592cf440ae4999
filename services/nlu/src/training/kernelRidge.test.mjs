import { describe, expect, it } from 'vitest';
import { GAMMA, fitKernelRidge } from './kernelRidge.mjs';
import { openProduct } from './matrixProduct.mjs';
import { random } from './shuffle.mjs';

const unit = (/** @type {number[]} */ v) => v.map((x) => x / Math.hypot(...v));
const matrix = (/** @type {number[][]} */ rows) => ({ data: Float32Array.from(rows.flat()), rows: rows.length, columns: rows[0].length });
const argmax = (/** @type {number[]} */ scores) => scores.indexOf(Math.max(...scores));

describe('matrix products on the runtime', () => {
  it('are those of plain arithmetic', async () => {
    const product = await openProduct();
    const a = matrix([[1, 2, 3], [4, 5, 6]]);
    const b = matrix([[1, 0, 1], [2, 1, 0], [0, 0, 7], [1, 1, 1]]);
    expect([...(await product.byTransposed(a, b)).data]).toEqual([4, 4, 21, 6, 10, 13, 42, 15]);
    expect([...(await product.transposedBy(a, a)).data]).toEqual([17, 22, 27, 22, 29, 36, 27, 36, 45]);
  });
});

describe('fitKernelRidge', () => {
  const next = random(3);
  const centres = [[1, 0.2, 0], [0, 1, 0.2], [0.2, 0, 1]];
  const points = Array.from({ length: 60 }, (_, i) => unit(centres[i % 3].map((x) => x + 0.3 * (next() - 0.5))));
  const labels = Int32Array.from({ length: 60 }, (_, i) => i % 3);
  // One text with the wrong label: only what was fitted without it can tell.
  labels[0] = 1;
  const fit = async (/** @type {number} */ landmarks) => fitKernelRidge({ rows: matrix(points), labels, classes: 3, landmarks: Int32Array.from({ length: landmarks }, (_, i) => i) }, await openProduct());
  const scoresOf = (/** @type {Float32Array} */ weights, /** @type {number} */ landmarks, /** @type {number[]} */ x) => [0, 1, 2].map((c) => points.slice(0, landmarks).reduce((sum, l, m) => sum + Math.exp(2 * GAMMA * (l.reduce((s, v, d) => s + v * x[d], 0) - 1)) * weights[m * 3 + c], 0));

  for (const landmarks of [60, 20]) {
    it(`tells the groups apart with ${landmarks} landmarks`, async () => {
      const { weights } = await fit(landmarks);
      expect(centres.map((c) => argmax(scoresOf(weights, landmarks, unit(c))))).toEqual([0, 1, 2]);
    });
  }
  it('gives the scores a text would have had if it had been left out', async () => {
    const { weights, leftOut } = await fit(60);
    expect(argmax([...leftOut.subarray(0, 3)])).toBe(0);
    const seen = scoresOf(weights, 60, points[0]);
    // Seen, the text pulls towards its own label.
    expect(seen[1] - seen[0]).toBeGreaterThan(leftOut[1] - leftOut[0]);
    const right = Array.from(labels.keys()).filter((i) => i > 0 && argmax([...leftOut.subarray(i * 3, i * 3 + 3)]) === labels[i]).length;
    expect(right).toBe(59);
  });
});

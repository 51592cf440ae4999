import { random, shuffle } from './shuffle.mjs';

/** @typedef {import('./fitInThread.ts').FitJob} Job */

/**
 * Softmax regression by stochastic gradient descent with a decaying step, over the rows in `rows`. Unit-length inputs keep the loss smooth enough for one
 * fixed schedule. A class whose gradient is negligible is skipped, which saves most of the backward pass once the model is sure.
 * @param {Job} job @param {Int32Array} rows
 */
export function fitSoftmax(job, rows) {
  const { dimensions: D, classes: C, labels } = job;
  const X = /** @type {Float32Array} */ (job.dense);
  const W = new Float32Array(C * (D + 1));
  const logits = new Float64Array(C);
  const rng = random(job.seed);
  const order = Int32Array.from(rows);
  const lambda = 1 / (job.lrC * rows.length);
  const steps = job.epochs * rows.length;
  let scale = 1;
  let step = 0;
  for (let epoch = 0; epoch < job.epochs; epoch += 1) {
    shuffle(order, rng);
    for (const i of order) {
      const rate = 4 * (0.5 * (1 + Math.cos((Math.PI * step) / steps))) + 0.01;
      step += 1;
      const at = i * D;
      let max = -Infinity;
      for (let c = 0; c < C; c += 1) {
        const w = c * (D + 1);
        let s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        for (let d = 0; d < D; d += 4) {
          s0 += W[w + d] * X[at + d]; s1 += W[w + d + 1] * X[at + d + 1]; s2 += W[w + d + 2] * X[at + d + 2]; s3 += W[w + d + 3] * X[at + d + 3];
        }
        const z = (s0 + s1 + s2 + s3 + W[w + D]) * scale;
        logits[c] = z;
        if (z > max) max = z;
      }
      let total = 0;
      for (let c = 0; c < C; c += 1) total += (logits[c] = Math.exp(logits[c] - max));
      // The penalty shrinks all weights; done through one common factor instead of touching each.
      scale *= 1 - rate * lambda;
      for (let c = 0; c < C; c += 1) {
        const g = logits[c] / total - (c === labels[i] ? 1 : 0);
        if (g < 1e-3 && g > -1e-3) continue;
        const w = c * (D + 1);
        const f = (rate * g) / scale;
        for (let d = 0; d < D; d += 1) W[w + d] -= f * X[at + d];
        W[w + D] -= f * 0.1;
      }
      if (scale < 1e-3) {
        for (let k = 0; k < W.length; k += 1) W[k] *= scale;
        scale = 1;
      }
    }
  }
  for (let k = 0; k < W.length; k += 1) W[k] *= scale;
  return W;
}

/** @param {Job} job @param {Float32Array} W @param {Int32Array} rows @param {Float32Array} out */
export function denseScores(job, W, rows, out) {
  const { dimensions: D, classes: C } = job;
  const X = /** @type {Float32Array} */ (job.dense);
  for (const i of rows) {
    for (let c = 0; c < C; c += 1) {
      const w = c * (D + 1);
      let s = W[w + D];
      for (let d = 0; d < D; d += 1) s += W[w + d] * X[i * D + d];
      out[i * C + c] = s;
    }
  }
}

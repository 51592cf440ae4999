// Fits the numbers of one classifier in a thread of its own, so that a publish takes nothing from the thread that answers customers. Plain JavaScript,
// because it is loaded as it stands (see encoderWorker.mjs). It only fits; scoring a text is src/training/scorer.ts.
import { parentPort, workerData } from 'node:worker_threads';

/**
 * @typedef {{ indptr: Int32Array, indices: Int32Array, values: Float32Array, columns: number }} Sparse
 * @typedef {{ dense: Float32Array | null, dimensions: number, sparse: Sparse, labels: Int32Array, classes: number, folds: number, rounds: number, epochs: number, svmC: number, lrC: number, neighbours: number, seed: number }} Job
 */

/** @param {number} seed */
function random(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** @param {Int32Array} order @param {() => number} rng */
function shuffle(order, rng) {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(rng() * (i + 1));
    const t = /** @type {number} */ (order[i]);
    order[i] = /** @type {number} */ (order[j]);
    order[j] = t;
  }
}

/**
 * Softmax regression by stochastic gradient descent with a decaying step, over the rows in `rows`. Unit-length inputs keep the loss smooth enough for one
 * fixed schedule. A class whose gradient is negligible is skipped, which saves most of the backward pass once the model is sure.
 * @param {Job} job @param {Int32Array} rows
 */
function fitSoftmax(job, rows) {
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

/**
 * Linear support vector machines, one class against the rest, squared hinge loss, by dual coordinate descent (Hsieh et al. 2008, the method of LIBLINEAR).
 * @param {Job} job @param {Int32Array} rows
 */
function fitSvm(job, rows) {
  const { indptr, indices, values, columns } = job.sparse;
  const { classes: C, labels } = job;
  const W = new Float32Array(C * columns);
  const bias = new Float32Array(C);
  const diagonal = 0.5 / job.svmC;
  const square = new Float32Array(rows.length);
  rows.forEach((i, r) => {
    let q = diagonal + 1;
    for (let k = indptr[i]; k < indptr[i + 1]; k += 1) q += values[k] * values[k];
    square[r] = q;
  });
  const order = new Int32Array(rows.length);
  const rng = random(job.seed + 1);
  for (let c = 0; c < C; c += 1) {
    const base = c * columns;
    const alpha = new Float32Array(rows.length);
    for (let r = 0; r < order.length; r += 1) order[r] = r;
    let b = 0;
    let active = order.length;
    for (let epoch = 0; epoch < 12; epoch += 1) {
      for (let k = active - 1; k > 0; k -= 1) {
        const j = Math.floor(rng() * (k + 1));
        const t = order[k]; order[k] = order[j]; order[j] = t;
      }
      let worst = 0;
      let s = 0;
      while (s < active) {
        const r = order[s];
        const i = rows[r];
        const y = labels[i] === c ? 1 : -1;
        let dot = b;
        for (let k = indptr[i]; k < indptr[i + 1]; k += 1) dot += W[base + indices[k]] * values[k];
        const a = alpha[r];
        const g = y * dot - 1 + diagonal * a;
        // A far example with no weight will not come back soon: leave it out of the next rounds.
        if (a === 0 && g > 0.3 && epoch > 0) {
          active -= 1;
          order[s] = order[active]; order[active] = r;
          continue;
        }
        s += 1;
        const projected = a === 0 ? Math.min(g, 0) : g;
        if (projected === 0) continue;
        if (Math.abs(projected) > worst) worst = Math.abs(projected);
        const next = Math.max(a - g / square[r], 0);
        const delta = (next - a) * y;
        alpha[r] = next;
        if (delta === 0) continue;
        for (let k = indptr[i]; k < indptr[i + 1]; k += 1) W[base + indices[k]] += delta * values[k];
        b += delta;
      }
      if (worst < 0.05) break;
    }
    bias[c] = b;
  }
  return { W, bias };
}

/**
 * The nearest other examples of every example, by cosine.
 * @param {Job} job @returns {{ index: Int32Array, cosine: Float32Array }}
 */
function neighboursOf(job) {
  const X = /** @type {Float32Array} */ (job.dense);
  const { dimensions: D, neighbours: K } = job;
  const N = job.labels.length;
  const index = new Int32Array(N * K).fill(-1);
  const cosine = new Float32Array(N * K).fill(-2);
  /** @param {number} i @param {number} j @param {number} s */
  const offer = (i, j, s) => {
    const at = i * K;
    if (s <= cosine[at + K - 1]) return;
    let p = K - 1;
    while (p > 0 && cosine[at + p - 1] < s) {
      cosine[at + p] = cosine[at + p - 1];
      index[at + p] = index[at + p - 1];
      p -= 1;
    }
    cosine[at + p] = s;
    index[at + p] = j;
  };
  for (let i = 0; i < N; i += 1) {
    for (let j = i + 1; j < N; j += 1) {
      let s0 = 0, s1 = 0, s2 = 0, s3 = 0;
      const a = i * D, b = j * D;
      for (let d = 0; d < D; d += 4) {
        s0 += X[a + d] * X[b + d]; s1 += X[a + d + 1] * X[b + d + 1]; s2 += X[a + d + 2] * X[b + d + 2]; s3 += X[a + d + 3] * X[b + d + 3];
      }
      const s = s0 + s1 + s2 + s3;
      offer(i, j, s);
      offer(j, i, s);
    }
  }
  return { index, cosine };
}

/** @param {Job} job @param {Float32Array} W @param {Int32Array} rows @param {Float32Array} out */
function denseScores(job, W, rows, out) {
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

/** @param {Job} job @param {{ W: Float32Array, bias: Float32Array }} svm @param {Int32Array} rows @param {Float32Array} out */
function sparseScores(job, svm, rows, out) {
  const { indptr, indices, values, columns } = job.sparse;
  for (const i of rows) {
    for (let c = 0; c < job.classes; c += 1) {
      let s = svm.bias[c];
      for (let k = indptr[i]; k < indptr[i + 1]; k += 1) s += svm.W[c * columns + indices[k]] * values[k];
      out[i * job.classes + c] = s;
    }
  }
}

/** @param {Job} job */
function fit(job) {
  const N = job.labels.length;
  const all = Int32Array.from({ length: N }, (_, i) => i);
  // Folds are dealt class by class, so that every class is in every fold.
  const fold = new Int32Array(N);
  const shuffled = Int32Array.from(all);
  shuffle(shuffled, random(job.seed + 2));
  const dealt = new Int32Array(job.classes);
  for (const i of shuffled) fold[i] = dealt[job.labels[i]]++ % job.folds;
  const softmax = job.dense ? fitSoftmax(job, all) : null;
  const svm = fitSvm(job, all);
  const outDense = job.dense ? new Float32Array(N * job.classes) : null;
  const outSparse = new Float32Array(N * job.classes);
  for (let f = 0; f < job.rounds; f += 1) {
    const inside = all.filter((i) => fold[i] !== f);
    const outside = all.filter((i) => fold[i] === f);
    if (outDense) denseScores(job, fitSoftmax(job, inside), outside, outDense);
    sparseScores(job, fitSvm(job, inside), outside, outSparse);
  }
  const judged = all.filter((i) => fold[i] < job.rounds);
  return { judged, softmax, svm, outDense, outSparse, neighbours: job.dense ? neighboursOf(job) : null };
}

const port = parentPort;
if (!port) throw new Error('trainingWorker runs as a worker thread');
port.postMessage(fit(workerData));

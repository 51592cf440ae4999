import { random } from './shuffle.mjs';

/** @typedef {import('./fitInThread.ts').FitJob} Job */

/**
 * Linear support vector machines, one class against the rest, squared hinge loss, by dual coordinate descent (Hsieh et al. 2008, the method of LIBLINEAR).
 * @param {Job} job @param {Int32Array} rows
 */
export function fitSvm(job, rows) {
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

/** @param {Job} job @param {{ W: Float32Array, bias: Float32Array }} svm @param {Int32Array} rows @param {Float32Array} out */
export function sparseScores(job, svm, rows, out) {
  const { indptr, indices, values, columns } = job.sparse;
  for (const i of rows) {
    for (let c = 0; c < job.classes; c += 1) {
      let s = svm.bias[c];
      for (let k = indptr[i]; k < indptr[i + 1]; k += 1) s += svm.W[c * columns + indices[k]] * values[k];
      out[i * job.classes + c] = s;
    }
  }
}

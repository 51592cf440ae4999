/** @typedef {import('./fitInThread.ts').FitJob} Job */

/**
 * The nearest other examples of every example, by cosine.
 * @param {Job} job @returns {{ index: Int32Array, cosine: Float32Array }}
 */
export function neighboursOf(job) {
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

// Kernel ridge regression on unit vectors with the kernel exp(2γ(cosine − 1)), by the Nyström method (Williams and Seeger 2001) when there are more texts than
// landmarks. Scores of the training texts come out as if each had been left out, in closed form: h is the diagonal of the smoother, and the score without
// text i is (ŷ − h·y) / (1 − h). So nothing is trained twice to choose what must not be chosen on seen texts.

/** Width of the kernel: near 1 it sees both the close wording and the rough direction. */
export const GAMMA = 1.5;
/** Penalty on the weights; the noise that is expected in labels. */
const RIDGE = 0.1;
/** Keeps the landmarks' own matrix invertible where two landmarks say the same. */
const JITTER = 1e-3;
const CHUNK = 1024;

/** @typedef {import('./matrixProduct.mjs').Matrix} Matrix */

/**
 * @param {{ rows: Matrix, labels: Int32Array, classes: number, landmarks: Int32Array }} job `landmarks` are rows of `rows`
 * @param {import('./matrixProduct.mjs').Product} product
 * @returns {Promise<{ weights: Float32Array, leftOut: Float32Array }>} `weights`: a row of `classes` numbers per landmark, to be multiplied with the kernel of a
 * text and the landmark; `leftOut`: a row of `classes` scores per text
 */
export async function fitKernelRidge({ rows, labels, classes, landmarks }, product) {
  const M = landmarks.length;
  const D = rows.columns;
  const chosen = { data: new Float32Array(M * D), rows: M, columns: D };
  landmarks.forEach((row, m) => chosen.data.set(rows.data.subarray(row * D, (row + 1) * D), m * D));
  const own = kernelOf(await product.byTransposed(chosen, chosen));
  const whiten = inverseOfFactor(own, M, JITTER);
  const features = { data: new Float32Array(rows.rows * M), rows: rows.rows, columns: M };
  const gram = new Float64Array(M * M);
  for (let at = 0; at < rows.rows; at += CHUNK) {
    const cosines = await product.byTransposed(slice(rows, at), chosen);
    const part = await product.byTransposed({ ...cosines, data: kernelOf(cosines) }, whiten);
    features.data.set(part.data, at * M);
    const { data } = await product.transposedBy(part, part);
    for (let k = 0; k < gram.length; k += 1) gram[k] += data[k];
  }
  const solve = inverseOfFactor(gram, M, RIDGE);
  const { scores, leftOut } = await leaveOneOut({ features, solve, labels, classes }, product);
  // Scores live on the whitened and solved features; both changes are folded into the weights: kernel · whitenᵀ · solveᵀ · scores.
  const inner = await product.transposedBy(solve, scores);
  return { weights: (await product.transposedBy(whiten, inner)).data, leftOut };
}

/**
 * @param {{ features: Matrix, solve: Matrix, labels: Int32Array, classes: number }} fit
 * @param {import('./matrixProduct.mjs').Product} product
 */
async function leaveOneOut({ features, solve, labels, classes }, product) {
  const M = features.columns;
  const N = features.rows;
  const projected = [];
  const scores = { data: new Float32Array(M * classes), rows: M, columns: classes };
  const lift = new Float64Array(N);
  for (let at = 0; at < N; at += CHUNK) {
    const part = await product.byTransposed(slice(features, at), solve);
    projected.push(part);
    const wanted = targets(labels.subarray(at, at + part.rows), classes);
    const { data } = await product.transposedBy(part, wanted);
    for (let k = 0; k < data.length; k += 1) scores.data[k] += data[k];
    for (let i = 0; i < part.rows; i += 1) {
      let h = 0;
      for (let m = 0; m < M; m += 1) h += part.data[i * M + m] * part.data[i * M + m];
      lift[at + i] = Math.min(h, 0.999);
    }
  }
  const transposed = transpose(scores);
  const leftOut = new Float32Array(N * classes);
  for (let p = 0; p < projected.length; p += 1) {
    const { data, rows } = await product.byTransposed(projected[p], transposed);
    for (let i = 0; i < rows; i += 1) {
      const n = p * CHUNK + i;
      const h = lift[n];
      for (let c = 0; c < classes; c += 1) leftOut[n * classes + c] = (data[i * classes + c] - h * target(labels[n], c, classes)) / (1 - h);
    }
  }
  return { scores, leftOut };
}

/** One for its own class, and the same small negative number for the others, so that no class is preferred before anything is seen. @param {number} label @param {number} c @param {number} classes */
const target = (label, c, classes) => (label === c ? 1 : 0) - 1 / classes;

/** @param {Int32Array} labels @param {number} classes @returns {Matrix} */
function targets(labels, classes) {
  const data = new Float32Array(labels.length * classes).fill(-1 / classes);
  labels.forEach((label, i) => { data[i * classes + label] += 1; });
  return { data, rows: labels.length, columns: classes };
}

/** @param {Matrix} m @param {number} at @returns {Matrix} */
function slice(m, at) {
  const rows = Math.min(CHUNK, m.rows - at);
  return { data: m.data.subarray(at * m.columns, (at + rows) * m.columns), rows, columns: m.columns };
}

/** @param {Matrix} cosines */
const kernelOf = (cosines) => cosines.data.map((cosine) => Math.exp(2 * GAMMA * (cosine - 1)));

/** @param {Matrix} m @returns {Matrix} */
function transpose(m) {
  const data = new Float32Array(m.data.length);
  for (let r = 0; r < m.rows; r += 1) for (let c = 0; c < m.columns; c += 1) data[c * m.rows + r] = m.data[r * m.columns + c];
  return { data, rows: m.columns, columns: m.rows };
}

/**
 * The inverse of the Cholesky factor of a symmetric positive matrix with `ridge` added to its diagonal. In double precision: the landmarks' matrix is
 * nearly singular.
 * @param {ArrayLike<number>} symmetric @param {number} n @param {number} ridge @returns {Matrix} lower triangular
 */
function inverseOfFactor(symmetric, n, ridge) {
  const L = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) {
    const a = i * n;
    for (let j = 0; j <= i; j += 1) {
      const b = j * n;
      const s = symmetric[a + j] + (i === j ? ridge : 0) - dot(L, a, b, j);
      L[a + j] = i === j ? Math.sqrt(Math.max(s, 1e-9)) : s / L[b + j];
    }
  }
  // Row by row of the inverse's transpose, so that both operands of each inner product lie in order.
  const inverse = new Float64Array(n * n);
  for (let j = 0; j < n; j += 1) {
    const column = j * n;
    inverse[column + j] = 1 / L[column + j];
    for (let i = j + 1; i < n; i += 1) {
      const a = i * n;
      let s0 = 0, s1 = 0, s2 = 0, s3 = 0;
      let k = j;
      for (; k + 3 < i; k += 4) {
        s0 += L[a + k] * inverse[column + k]; s1 += L[a + k + 1] * inverse[column + k + 1]; s2 += L[a + k + 2] * inverse[column + k + 2]; s3 += L[a + k + 3] * inverse[column + k + 3];
      }
      for (; k < i; k += 1) s0 += L[a + k] * inverse[column + k];
      inverse[column + i] = -(s0 + s1 + s2 + s3) / L[a + i];
    }
  }
  return transpose({ data: Float32Array.from(inverse), rows: n, columns: n });
}

/** The inner product of the first `length` numbers from `a` and from `b`. @param {Float64Array} m @param {number} a @param {number} b @param {number} length */
function dot(m, a, b, length) {
  let s0 = 0, s1 = 0, s2 = 0, s3 = 0;
  let k = 0;
  for (; k + 3 < length; k += 4) {
    s0 += m[a + k] * m[b + k]; s1 += m[a + k + 1] * m[b + k + 1]; s2 += m[a + k + 2] * m[b + k + 2]; s3 += m[a + k + 3] * m[b + k + 3];
  }
  for (; k < length; k += 1) s0 += m[a + k] * m[b + k];
  return s0 + s1 + s2 + s3;
}

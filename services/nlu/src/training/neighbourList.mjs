import { CANDIDATES, rankByWords } from './wordLikeness.mjs';

/** @typedef {import('./matrixProduct.mjs').Matrix} Matrix */
/** @typedef {import('./vocabulary.ts').SparseMatrix} SparseMatrix */

const CHUNK = 256;

/**
 * The nearest other rows of every row of a matrix of unit vectors, best first; -1 where there are fewer. With `words` the likeness is that of wordLikeness.mjs, else the cosine.
 * @param {Matrix} rows @param {number} count @param {import('./matrixProduct.mjs').Product} product @param {SparseMatrix | null} words n-grams of the same rows
 * @returns {Promise<{ index: Int32Array, likeness: Float32Array }>}
 */
export async function neighboursOf(rows, count, product, words = null) {
  const index = new Int32Array(rows.rows * count).fill(-1);
  const likeness = new Float32Array(rows.rows * count).fill(-2);
  for (let from = 0; from < rows.rows; from += CHUNK) {
    const size = Math.min(CHUNK, rows.rows - from);
    const part = { data: rows.data.subarray(from * rows.columns, (from + size) * rows.columns), rows: size, columns: rows.columns };
    const { data } = await product.byTransposed(part, rows);
    for (let i = 0; i < size; i += 1) {
      const self = from + i;
      const near = nearest(data.subarray(i * rows.rows, (i + 1) * rows.rows), words ? CANDIDATES : count, self);
      if (words) rankByWords(rowOf(words, self), words, near.index, near.cosine);
      index.set(near.index.subarray(0, count), self * count);
      likeness.set(near.cosine.subarray(0, count), self * count);
    }
  }
  return { index, likeness };
}

/** @param {SparseMatrix} m @param {number} row */
const rowOf = (m, row) => ({ indices: m.indices.subarray(m.indptr[row], m.indptr[row + 1]), values: m.values.subarray(m.indptr[row], m.indptr[row + 1]) });

/**
 * The places of the highest cosines, best first. Exact: at this size an index would save nothing. `self` is left out: a row is no neighbour of its own.
 * @param {Float32Array} cosines @param {number} count @param {number} self @returns {{ index: Int32Array, cosine: Float32Array }}
 */
export function nearest(cosines, count, self = -1) {
  const index = new Int32Array(count).fill(-1);
  const cosine = new Float32Array(count).fill(-2);
  for (let j = 0; j < cosines.length; j += 1) {
    const s = cosines[j];
    if (s <= cosine[count - 1] || j === self) continue;
    let p = count - 1;
    while (p > 0 && cosine[p - 1] < s) {
      cosine[p] = cosine[p - 1];
      index[p] = index[p - 1];
      p -= 1;
    }
    cosine[p] = s;
    index[p] = j;
  }
  return { index, cosine };
}

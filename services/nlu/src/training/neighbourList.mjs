/** @typedef {import('./matrixProduct.mjs').Matrix} Matrix */

const CHUNK = 256;

/**
 * The nearest other rows of every row of a matrix of unit vectors, by cosine, best first; -1 where there are fewer.
 * @param {Matrix} rows @param {number} count @param {import('./matrixProduct.mjs').Product} product
 * @returns {Promise<{ index: Int32Array, cosine: Float32Array }>}
 */
export async function neighboursOf(rows, count, product) {
  const index = new Int32Array(rows.rows * count).fill(-1);
  const cosine = new Float32Array(rows.rows * count).fill(-2);
  for (let from = 0; from < rows.rows; from += CHUNK) {
    const size = Math.min(CHUNK, rows.rows - from);
    const part = { data: rows.data.subarray(from * rows.columns, (from + size) * rows.columns), rows: size, columns: rows.columns };
    const { data } = await product.byTransposed(part, rows);
    for (let i = 0; i < size; i += 1) keepBest(data.subarray(i * rows.rows, (i + 1) * rows.rows), from + i, count, index, cosine);
  }
  return { index, cosine };
}

/**
 * Writes the best cosines of row `self` into its places of the lists; a row is no neighbour of its own.
 * @param {Float32Array} cosines @param {number} self @param {number} count @param {Int32Array} index @param {Float32Array} cosine
 */
function keepBest(cosines, self, count, index, cosine) {
  const at = self * count;
  for (let j = 0; j < cosines.length; j += 1) {
    const s = cosines[j];
    if (s <= cosine[at + count - 1] || j === self) continue;
    let p = count - 1;
    while (p > 0 && cosine[at + p - 1] < s) {
      cosine[at + p] = cosine[at + p - 1];
      index[at + p] = index[at + p - 1];
      p -= 1;
    }
    cosine[at + p] = s;
    index[at + p] = j;
  }
}

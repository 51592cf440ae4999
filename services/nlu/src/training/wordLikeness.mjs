// How alike two texts are for the nearest-neighbour part: the cosine of their vectors and, at a smaller weight, that of their n-grams. The encoder's mean over a text's tokens
// blurs the one word that tells two topics apart; shared words bring it back. Only texts whose vectors are near are looked at, so the price is a fraction of a millisecond.

/** @typedef {import('./vocabulary.ts').SparseMatrix} SparseMatrix rows as vectorise() makes them: words and pieces of length one each */

/** How much the n-grams' cosine counts beside the vectors'; chosen on training splits (docs/evaluation.md). */
const WORDS = 0.15;
/** Texts that are looked at, by the cosine of their vectors. */
export const CANDIDATES = 100;

/** N-grams of the text that is compared, spread out; kept between calls and always left at zero. */
let spread = new Float32Array(0);

/**
 * Raises each candidate's cosine by the weighted likeness on n-grams, and puts the candidates in the new order. Both arrays are changed in place.
 * @param {{ indices: ArrayLike<number>, values: ArrayLike<number> }} text the n-grams of the text that is compared
 * @param {SparseMatrix} rows of all training texts
 * @param {Int32Array} index rows of the candidates, -1 where there are fewer
 * @param {Float32Array} likeness their cosines
 */
export function rankByWords(text, rows, index, likeness) {
  if (spread.length < rows.columns) spread = new Float32Array(rows.columns);
  for (let k = 0; k < text.indices.length; k += 1) spread[text.indices[k]] = text.values[k];
  for (let c = 0; c < index.length; c += 1) {
    const row = index[c];
    if (row < 0) continue;
    let dot = 0;
    for (let k = rows.indptr[row]; k < rows.indptr[row + 1]; k += 1) dot += rows.values[k] * spread[rows.indices[k]];
    // Words and pieces have length one each, so two equal texts come to two.
    likeness[c] += (WORDS * dot) / 2;
  }
  for (let k = 0; k < text.indices.length; k += 1) spread[text.indices[k]] = 0;
  sortTogether(index, likeness);
}

/** Insertion sort, best first: the order by cosine is nearly right already. @param {Int32Array} index @param {Float32Array} likeness */
function sortTogether(index, likeness) {
  for (let i = 1; i < index.length; i += 1) {
    const s = likeness[i];
    const row = index[i];
    let p = i;
    while (p > 0 && likeness[p - 1] < s) {
      likeness[p] = likeness[p - 1];
      index[p] = index[p - 1];
      p -= 1;
    }
    likeness[p] = s;
    index[p] = row;
  }
}

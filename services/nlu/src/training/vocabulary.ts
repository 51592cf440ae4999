import type { Language } from '@lobby/contracts';
import { ngrams } from './ngrams.ts';
import type { Pause } from './pause.ts';

/** A sparse vector: ascending columns and their weights, of length one. */
export type SparseVector = { indices: Int32Array; values: Float32Array };
export type SparseMatrix = { indptr: Int32Array; indices: Int32Array; values: Float32Array; columns: number };

/** Which n-grams a model knows and how much each tells (inverse document frequency). */
export type Vocabulary = { language: Language; sounds: boolean; columns: Map<string, number>; idf: Float32Array };

const MAX_COLUMNS = 80_000;

/** Collects the n-grams that occur in at least `minimum` texts, the most frequent when there are too many. Gives way to other work while it reads. */
export async function buildVocabulary(texts: readonly string[], { language, sounds, minimum }: { language: Language; sounds: boolean; minimum: number }, pause: Pause): Promise<Vocabulary> {
  const seenIn = new Map<string, number>();
  for (const text of texts) {
    for (const gram of new Set(ngrams(text, language, sounds))) seenIn.set(gram, (seenIn.get(gram) ?? 0) + 1);
    if (pause.due()) await pause.take();
  }
  const least = await leastCount(seenIn, minimum, pause);
  const columns = new Map<string, number>();
  const idf: number[] = [];
  for (const [gram, count] of seenIn) {
    if (count >= least && columns.size < MAX_COLUMNS) {
      columns.set(gram, columns.size);
      idf.push(Math.log((1 + texts.length) / (1 + count)) + 1);
    }
    if (pause.due()) await pause.take();
  }
  return { language, sounds, columns, idf: Float32Array.from(idf) };
}

/** The lowest count, at least `minimum`, at which no more than MAX_COLUMNS n-grams remain; found without sorting hundreds of thousands of them. */
async function leastCount(seenIn: ReadonlyMap<string, number>, minimum: number, pause: Pause): Promise<number> {
  const having: number[] = [];
  for (const count of seenIn.values()) {
    having[count] = (having[count] ?? 0) + 1;
    if (pause.due()) await pause.take();
  }
  let kept = 0;
  for (let count = having.length - 1; count >= minimum; count -= 1) {
    kept += having[count] ?? 0;
    if (kept > MAX_COLUMNS) return count + 1;
  }
  return minimum;
}

/** TF-IDF with logarithmic term frequency, scaled to length one. Words (sounds in Chinese) and characters are scaled apart, so that many pieces do not drown few words. */
export function vectorise(text: string, vocabulary: Vocabulary): SparseVector {
  const counts = new Map<number, number>();
  const isWord = new Set<number>();
  for (const gram of ngrams(text, vocabulary.language, vocabulary.sounds)) {
    const column = vocabulary.columns.get(gram);
    if (column === undefined) continue;
    counts.set(column, (counts.get(column) ?? 0) + 1);
    if (gram.startsWith('w:')) isWord.add(column);
  }
  const entries = [...counts].sort((a, b) => a[0] - b[0]);
  const weights = entries.map(([column, count]) => (1 + Math.log(count)) * (vocabulary.idf[column] ?? 0));
  let words = 0;
  let pieces = 0;
  entries.forEach(([column], k) => {
    const square = (weights[k] ?? 0) ** 2;
    if (isWord.has(column)) words += square;
    else pieces += square;
  });
  const scale = (sum: number): number => (sum === 0 ? 0 : 1 / Math.sqrt(sum));
  const [ofWords, ofPieces] = [scale(words), scale(pieces)];
  return { indices: Int32Array.from(entries, ([column]) => column), values: Float32Array.from(entries, ([column], k) => (weights[k] ?? 0) * (isWord.has(column) ? ofWords : ofPieces)) };
}

export function toMatrix(rows: readonly SparseVector[], columns: number): SparseMatrix {
  const indptr = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => { indptr[i + 1] = (indptr[i] ?? 0) + row.indices.length; });
  const total = indptr[rows.length] ?? 0;
  const indices = new Int32Array(total);
  const values = new Float32Array(total);
  rows.forEach((row, i) => {
    indices.set(row.indices, indptr[i] ?? 0);
    values.set(row.values, indptr[i] ?? 0);
  });
  return { indptr, indices, values, columns };
}

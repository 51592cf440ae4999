import type { Vocabulary } from './tokenIndex.ts';

/**
 * How much of a question a passage holds anywhere, in any phrasing or in the answer: the share of the question's words, rare ones weighing more (the inverse document
 * frequency of BM25, Robertson and Spärck Jones). The best single phrasing misses what is said in another one or only in the answer.
 */
export class Coverage {
  readonly #vocabulary: Vocabulary;
  readonly #passages: readonly Uint32Array[];
  readonly #having: Uint32Array;

  /** @param passages the numbers of every passage's words, ascending, each once */
  constructor(vocabulary: Vocabulary, passages: readonly Uint32Array[]) {
    this.#vocabulary = vocabulary;
    this.#passages = passages;
    this.#having = new Uint32Array(vocabulary.size);
    for (const words of passages) for (const id of words) this.#having[id] = (this.#having[id] as number) + 1;
  }

  /** The share for one question, from 0 to 1, of each passage asked about. */
  of(tokens: readonly string[]): (passage: number) => number {
    const asked = [...new Set(tokens)].map((token) => { const id = this.#vocabulary.find(token); return { id, weight: this.#rarity(id) }; });
    const whole = asked.reduce((sum, { weight }) => sum + weight, 0);
    return (passage) => {
      const words = this.#passages[passage];
      if (!words || whole === 0) return 0;
      return asked.reduce((sum, { id, weight }) => (id !== undefined && holds(words, id) ? sum + weight : sum), 0) / whole;
    };
  }

  #rarity(id: number | undefined): number {
    const having = id === undefined ? 0 : (this.#having[id] ?? 0);
    return Math.log(1 + (this.#passages.length - having + 0.5) / (having + 0.5));
  }
}

/** All words of several texts, ascending, each once. */
export const unionOf = (texts: readonly Uint32Array[]): Uint32Array => Uint32Array.from(new Set(texts.flatMap((words) => [...words]))).sort();

/** Binary search. */
function holds(words: Uint32Array, id: number): boolean {
  let [low, high] = [0, words.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const here = words[middle] as number;
    if (here === id) return true;
    if (here < id) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

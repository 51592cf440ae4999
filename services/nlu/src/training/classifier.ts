import type { Language } from '@lobby/contracts';
import type { RowBlock } from '@lobby/service-kit/vectors';
import type { SparseMatrix, Vocabulary } from './vocabulary.ts';

/** Everything needed to score a text; plain arrays, so that it can be written to disk as it is. */
export type Classifier = {
  language: Language;
  labels: readonly string[];
  /** 1 where a label stands for what must not be answered. */
  outside: Uint8Array;
  vocabulary: Vocabulary;
  /** One row of weights per n-gram, one weight per label. */
  svm: { W: Float32Array; bias: Float32Array };
  /** Null when there was no encoder at training time. `words`: the training texts' n-grams, null where only vectors say how near two texts are. */
  dense: { dimensions: number; softmax: Float32Array; vectors: RowBlock; labelOf: Int32Array; kernel: Kernel | null; words: SparseMatrix | null } | null;
  /** For texts with a vector, and for texts without one. */
  semantic: Head | null;
  lexical: Head;
};

/** Kernel ridge regression (kernelRidge.mjs): the width of the kernel exp(2·gamma·(cosine − 1)), which training texts are landmarks, and a row of weights (one per label) for each. */
export type Kernel = { gamma: number; landmarks: Int32Array; weights: Float32Array };

/** How raw scores become probabilities, chosen on out-of-fold scores of the training texts. */
export type Head = {
  /** Their weighted sum is a logarithm of probability up to a constant (fitFusion.ts). */
  weights: { softmax: number; neighbours: number; svm: number; kernel?: number };
  gate: Gate;
  thresholds: { tooUnsure: number; tooClose: number; outOfScope: number };
};

/** Logistic regression over scope features; `mean` and `deviation` standardise them. */
export type Gate = { weights: number[]; bias: number; mean: number[]; deviation: number[] };

/** Raw scores of one text, one number per label; `cosines` tell how like its nearest in-scope training texts are (with shared n-grams above 1), best first. */
export type RawScores = { softmax: Float32Array | null; kernel?: Float32Array | null; neighbours: Float32Array | null; svm: Float32Array; cosines: number[] };

export const NEIGHBOURS = 20;
const NEIGHBOUR_TEMPERATURE = 0.05;
const NEIGHBOUR_FLOOR = 1e-3;

/** Log-probabilities of the labels among the nearest training texts, nearer ones counting exponentially more. */
export function neighbourScores(index: ArrayLike<number>, likeness: ArrayLike<number>, labelOf: ArrayLike<number>, labels: number): Float32Array {
  const share = new Float32Array(labels);
  const best = likeness[0] ?? 0;
  let total = 0;
  for (let k = 0; k < index.length; k += 1) {
    const row = index[k] ?? -1;
    if (row < 0) continue;
    const weight = Math.exp(((likeness[k] ?? 0) - best) / NEIGHBOUR_TEMPERATURE);
    const label = labelOf[row] ?? 0;
    share[label] = (share[label] ?? 0) + weight;
    total += weight;
  }
  return share.map((s) => Math.log(s / (total || 1) + NEIGHBOUR_FLOOR));
}

/** Likeness to the nearest in-scope texts of a neighbour list, at most five; -1 where there are fewer. */
export function scopeCosines(index: ArrayLike<number>, likeness: ArrayLike<number>, labelOf: ArrayLike<number>, outside: Uint8Array): number[] {
  const found: number[] = [];
  for (let k = 0; k < index.length && found.length < 5; k += 1) {
    const row = index[k] ?? -1;
    if (row >= 0 && outside[labelOf[row] ?? 0] === 0) found.push(likeness[k] ?? -1);
  }
  return found;
}

export function logSoftmax(scores: Float32Array): Float32Array {
  let max = -Infinity;
  for (const s of scores) if (s > max) max = s;
  let total = 0;
  for (const s of scores) total += Math.exp(s - max);
  const log = max + Math.log(total);
  return scores.map((s) => s - log);
}

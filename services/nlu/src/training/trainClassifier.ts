import type { Language } from '@lobby/contracts';
import { RowBlock } from '@lobby/service-kit/vectors';
import { chooseHead } from './chooseHead.ts';
import { NEIGHBOURS, logSoftmax, neighbourScores, scopeCosines, type Classifier } from './classifier.ts';
import { fitInThread, type Fitted } from './fitInThread.ts';
import type { Judged } from './fitFusion.ts';
import { Pause } from './pause.ts';
import { buildVocabulary, toMatrix, vectorise, type SparseVector } from './vocabulary.ts';

/** One training text, already normalised. `vector` is null without an encoder. */
export type Example = { text: string; label: string; vector: Float32Array | null };
export type TrainOptions = {
  language: Language; outsideLabels: ReadonlySet<string>; seed?: number;
  /** One held-out fold instead of four: for the model that serves only until the full one is ready. */
  quick?: boolean;
  /** Without the kernel part, without sounds, neighbours by vectors alone: for classifiers whose weights and thresholds are fixed and mean the plain scores. */
  plain?: boolean;
};

const FEW_PER_LABEL = 25;
const FOLDS = 4;
/** More landmarks are better up to all texts; this many still fit in seconds. */
const MAX_LANDMARKS = 2_048;

/** Held-out folds to judge by: a large set needs fewer, because one fold already holds a thousand examples and each costs a whole training. */
function roundsFor(examples: number): number {
  if (examples > 6_000) return 1;
  return examples > 2_000 ? 2 : FOLDS;
}

/**
 * Trains one language's classifier: softmax regression, kernel ridge regression and nearest neighbours on the encoder's vectors, linear SVMs on n-grams, fused; fusion weights,
 * out-of-scope gate and thresholds come from cross-validation. The heavy part runs in a thread.
 */
export async function trainClassifier(examples: readonly Example[], options: TrainOptions): Promise<Classifier> {
  const pause = new Pause();
  const labels = [...new Set(examples.map((e) => e.label))].sort();
  const outside = Uint8Array.from(labels, (label) => (options.outsideLabels.has(label) ? 1 : 0));
  const indexOf = new Map(labels.map((label, i) => [label, i]));
  const labelOf = Int32Array.from(examples, (e) => indexOf.get(e.label) ?? 0);
  const few = examples.length / Math.max(1, labels.length) < FEW_PER_LABEL;
  const vocabulary = await buildVocabulary(examples.map((e) => e.text), { language: options.language, sounds: !options.plain, minimum: few ? 1 : 2 }, pause);
  const sparseRows: SparseVector[] = [];
  for (const example of examples) {
    sparseRows.push(vectorise(example.text, vocabulary));
    if (pause.due()) await pause.take();
  }
  const dense = stack(examples);
  const sparse = toMatrix(sparseRows, vocabulary.columns.size);
  const fitted = await fitInThread({
    dense: dense?.rows ?? null, dimensions: dense?.dimensions ?? 0, sparse, labels: labelOf, classes: labels.length,
    folds: FOLDS, rounds: options.quick ? 1 : roundsFor(examples.length), epochs: (few ? 30 : 10) * (options.plain ? 2 : 1), svmC: 0.5, lrC: 30, neighbours: NEIGHBOURS, wordLikeness: !options.plain,
    landmarks: options.plain ? 0 : Math.min(MAX_LANDMARKS, examples.length), seed: options.seed ?? 7,
  });
  const judged = await outOfFold(fitted, labelOf, outside, pause);
  const withoutVectors = judged.map((j) => ({ label: j.label, raw: { ...j.raw, softmax: null, kernel: null, neighbours: null, cosines: [] } }));
  const kernel = fitted.kernel ? { gamma: fitted.kernel.gamma, landmarks: fitted.kernel.landmarks, weights: fitted.kernel.weights } : null;
  return {
    language: options.language, labels, outside, vocabulary, svm: fitted.svm,
    dense: dense && fitted.softmax ? { dimensions: dense.dimensions, softmax: fitted.softmax, vectors: RowBlock.of(dense.rows, dense.dimensions), labelOf, kernel, words: options.plain ? null : sparse } : null,
    semantic: fitted.softmax ? await chooseHead(judged, outside, true, pause) : null,
    lexical: await chooseHead(withoutVectors, outside, false, pause),
  };
}

/** All vectors in one matrix; null when any text has none, because half a matrix would bias towards the texts that have one. */
function stack(examples: readonly Example[]): { rows: Float32Array; dimensions: number } | null {
  const dimensions = examples[0]?.vector?.length ?? 0;
  if (dimensions === 0 || examples.some((e) => e.vector?.length !== dimensions)) return null;
  // Shared with the training thread instead of copied to it.
  const rows = new Float32Array(new SharedArrayBuffer(examples.length * dimensions * 4));
  examples.forEach((e, i) => { if (e.vector) rows.set(e.vector, i * dimensions); });
  return { rows, dimensions };
}

async function outOfFold(fitted: Fitted, labelOf: Int32Array, outside: Uint8Array, pause: Pause): Promise<Judged[]> {
  const classes = outside.length;
  const judged: Judged[] = [];
  for (const i of fitted.judged) {
    const row = (matrix: Float32Array): Float32Array => matrix.subarray(i * classes, (i + 1) * classes);
    const index = fitted.neighbours?.index.subarray(i * NEIGHBOURS, (i + 1) * NEIGHBOURS);
    const likeness = fitted.neighbours?.likeness.subarray(i * NEIGHBOURS, (i + 1) * NEIGHBOURS);
    judged.push({
      label: labelOf[i] ?? 0,
      raw: {
        softmax: fitted.outDense ? logSoftmax(row(fitted.outDense)) : null,
        kernel: fitted.kernel ? row(fitted.kernel.leftOut) : null,
        neighbours: index && likeness ? neighbourScores(index, likeness, labelOf, classes) : null,
        svm: row(fitted.outSparse),
        cosines: index && likeness ? scopeCosines(index, likeness, labelOf, outside) : [],
      },
    });
    if (pause.due()) await pause.take();
  }
  return judged;
}

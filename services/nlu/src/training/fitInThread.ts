import { Worker } from 'node:worker_threads';
import type { SparseMatrix } from './vocabulary.ts';

/** What the training thread is given; see trainingWorker.mjs for the methods. */
export type FitJob = {
  /** Row by row, `dimensions` each; null trains on words alone. */
  dense: Float32Array | null;
  dimensions: number;
  sparse: SparseMatrix;
  labels: Int32Array;
  classes: number;
  folds: number;
  /** How many of the folds are held out in turn; fewer than `folds` judges only a part of the examples, which is enough of a large set. */
  rounds: number;
  epochs: number;
  svmC: number;
  lrC: number;
  /** How many nearest others to list for every example. */
  neighbours: number;
  /** Whether shared n-grams count for how near two examples are (wordLikeness.mjs), or their vectors alone. */
  wordLikeness: boolean;
  /** How many examples carry the kernel part; 0 leaves it out. */
  landmarks: number;
  seed: number;
};

/** Weights fitted on all examples, and out-of-fold scores of every example for choosing what must not be chosen on seen texts. */
export type Fitted = {
  /** Examples that have out-of-fold scores. */
  judged: Int32Array;
  softmax: Float32Array | null;
  /** `landmarks` are examples; `leftOut` has every example's scores as if it had not been there. */
  kernel: { gamma: number; landmarks: Int32Array; weights: Float32Array; leftOut: Float32Array } | null;
  svm: { W: Float32Array; bias: Float32Array };
  outDense: Float32Array | null;
  outSparse: Float32Array;
  neighbours: { index: Int32Array; likeness: Float32Array } | null;
};

/** Runs one fit in a worker thread. Rejects when the thread fails; nothing else is touched then. */
export function fitInThread(job: FitJob): Promise<Fitted> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./trainingWorker.mjs', import.meta.url), { workerData: job });
    // Not terminated: it ends by itself, and ONNX Runtime in a thread that is torn down takes the process with it.
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the training thread ended with ${code}`)));
  });
}

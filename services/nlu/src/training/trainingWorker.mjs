// Fits the numbers of one classifier in a thread of its own, so that a publish takes nothing from the thread that answers customers. Plain JavaScript,
// because it is loaded as it stands (see encoderWorker.mjs). It only fits; scoring a text is rawScores.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { GAMMA, fitKernelRidge } from './kernelRidge.mjs';
import { fitSvm, sparseScores } from './linearSvm.mjs';
import { openProduct } from './matrixProduct.mjs';
import { neighboursOf } from './neighbourList.mjs';
import { random, shuffle } from './shuffle.mjs';
import { denseScores, fitSoftmax } from './softmaxRegression.mjs';

/** @typedef {import('./fitInThread.ts').FitJob} Job */

/**
 * What needs the texts' vectors: the kernel part (left out without landmarks) and the nearest others of each text.
 * @param {Job} job @param {Int32Array} shuffled
 */
async function fitVectors(job, shuffled) {
  if (!job.dense) return { kernel: null, neighbours: null };
  const product = await openProduct();
  // The vectors are shared with the main thread; the runtime wants memory of its own.
  const rows = { data: Float32Array.from(job.dense), rows: job.labels.length, columns: job.dimensions };
  const landmarks = shuffled.slice(0, job.landmarks).sort();
  const kernel = landmarks.length === 0 ? null : { gamma: GAMMA, landmarks, ...(await fitKernelRidge({ rows, labels: job.labels, classes: job.classes, landmarks }, product)) };
  const neighbours = await neighboursOf(rows, job.neighbours, product, job.wordLikeness ? job.sparse : null);
  await product.close();
  return { kernel, neighbours };
}

/** @param {Job} job @returns {Promise<import('./fitInThread.ts').Fitted>} */
async function fit(job) {
  const N = job.labels.length;
  const all = Int32Array.from({ length: N }, (_, i) => i);
  // Folds are dealt class by class, so that every class is in every fold.
  const fold = new Int32Array(N);
  const shuffled = Int32Array.from(all);
  shuffle(shuffled, random(job.seed + 2));
  const dealt = new Int32Array(job.classes);
  for (const i of shuffled) fold[i] = dealt[job.labels[i]]++ % job.folds;
  const softmax = job.dense ? fitSoftmax(job, all) : null;
  const svm = fitSvm(job, all);
  const outDense = job.dense ? new Float32Array(N * job.classes) : null;
  const outSparse = new Float32Array(N * job.classes);
  for (let f = 0; f < job.rounds; f += 1) {
    const inside = all.filter((i) => fold[i] !== f);
    const outside = all.filter((i) => fold[i] === f);
    if (outDense) denseScores(job, fitSoftmax(job, inside), outside, outDense);
    sparseScores(job, fitSvm(job, inside), outside, outSparse);
  }
  const judged = all.filter((i) => fold[i] < job.rounds);
  return { judged, softmax, svm: { ...svm, W: byColumn(svm.W, job.classes, job.sparse.columns) }, outDense, outSparse, ...(await fitVectors(job, shuffled)) };
}

/**
 * One row per n-gram instead of one per label: a text has few n-grams, so scoring then reads whole rows in order.
 * @param {Float32Array} W @param {number} classes @param {number} columns
 */
function byColumn(W, classes, columns) {
  const out = new Float32Array(W.length);
  for (let c = 0; c < classes; c += 1) for (let k = 0; k < columns; k += 1) out[k * classes + c] = W[c * columns + k];
  return out;
}

const port = parentPort;
if (!port) throw new Error('trainingWorker runs as a worker thread');
const fitted = await fit(workerData);
const { softmax, svm, kernel, outDense, outSparse, neighbours } = fitted;
const arrays = [softmax, svm.W, svm.bias, kernel?.landmarks, kernel?.weights, kernel?.leftOut, outDense, outSparse, neighbours?.index, neighbours?.likeness];
// Handed over, not copied: tens of megabytes would stop the thread that receives them.
port.postMessage(fitted, arrays.filter((a) => a !== null && a !== undefined).map((a) => a.buffer));

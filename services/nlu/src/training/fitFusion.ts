import type { Head, RawScores } from './classifier.ts';
import type { Pause } from './pause.ts';

type Weights = Required<Head['weights']>;
export type Part = keyof Weights;
/** An out-of-fold example: its raw scores by models that have not seen it. */
export type Judged = { raw: RawScores; label: number };

const ROUNDS = 25;
/** Where the search starts; only the way to the optimum depends on it. */
const FIRST: Weights = { kernel: 4, softmax: 0.6, svm: 0.3, neighbours: 0.3 };
/** A step changes no weight by more than this factor (in nats), so that a poor quadratic model cannot throw it far off. */
const LONGEST_STEP = 1;
const SMALLEST_STEP = 1e-3;
/** Keeps the step's equations solvable when two parts say the same. */
const DAMPING = 1e-4;
const LEAST = Math.log(1e-3);
/** Where the few examples of a small set are all read rightly, ever larger weights would be ever likelier, and every reading certain. */
const MOST = Math.log(15);

/**
 * Weights of the parts by stacked generalisation (Wolpert 1992): those under which the out-of-fold examples' true labels are likeliest, so that the weighted sum is a
 * log-probability up to a constant. Weights stay positive and bounded, because their logarithms are searched between two bounds; Fisher scoring finds them in a few rounds.
 * @param examples none of them of a label that is outside
 * @param outside 1 for labels that stand for nothing to answer; they have no share
 */
export async function fitFusion(examples: readonly Judged[], parts: readonly Part[], outside: Uint8Array, pause: Pause): Promise<Weights> {
  const logs = parts.map((part) => Math.log(FIRST[part]));
  let damping = DAMPING;
  let here = await slope(examples, parts, logs, outside, pause);
  for (let round = 0; round < ROUNDS; round += 1) {
    const step = solve(here.curvature, here.gradient, damping).map((s) => Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, s)));
    const next = logs.map((log, k) => Math.min(MOST, Math.max(LEAST, log - (step[k] ?? 0))));
    const there = await slope(examples, parts, next, outside, pause);
    if (there.loss > here.loss) {
      damping = damping * 10 + 0.01;
      continue;
    }
    logs.splice(0, logs.length, ...next);
    here = there;
    if (Math.max(...step.map(Math.abs)) < SMALLEST_STEP) break;
  }
  const weights: Weights = { kernel: 0, softmax: 0, svm: 0, neighbours: 0 };
  parts.forEach((part, k) => { weights[part] = Math.exp(logs[k] ?? 0); });
  return weights;
}

type Slope = { loss: number; gradient: number[]; curvature: number[][] };

/** Mean negative log-likelihood, its gradient by the logarithms of the weights, and the Fisher information (the covariance of what the parts say under the model). */
async function slope(examples: readonly Judged[], parts: readonly Part[], logs: readonly number[], outside: Uint8Array, pause: Pause): Promise<Slope> {
  const weights = logs.map(Math.exp);
  const gradient = parts.map(() => 0);
  const curvature = parts.map(() => parts.map(() => 0));
  let loss = 0;
  for (const { raw, label } of examples) {
    const said = parts.map((part) => raw[part] ?? raw.svm);
    const p = posterior(said, weights, outside);
    loss -= Math.log((p[label] ?? 0) + 1e-12);
    const mean = said.map((scores) => dot(scores, p));
    said.forEach((a, k) => {
      gradient[k] = (gradient[k] ?? 0) + (weights[k] ?? 0) * ((mean[k] ?? 0) - (a[label] ?? 0));
      said.forEach((b, l) => {
        const row = curvature[k];
        if (row && l <= k) row[l] = (row[l] ?? 0) + (weights[k] ?? 0) * (weights[l] ?? 0) * (dot(a, p, b) - (mean[k] ?? 0) * (mean[l] ?? 0));
      });
    });
    if (pause.due()) await pause.take();
  }
  const n = examples.length || 1;
  curvature.forEach((row, k) => row.forEach((value, l) => { if (l <= k) row[l] = value / n; else row[l] = (curvature[l]?.[k] ?? 0) / n; }));
  return { loss: loss / n, gradient: gradient.map((g) => g / n), curvature };
}

/** Softmax of the weighted sum over the labels that are not outside; 0 for those that are. */
function posterior(said: readonly Float32Array[], weights: readonly number[], outside: Uint8Array): Float64Array {
  const p = new Float64Array(outside.length);
  let max = -Infinity;
  for (let c = 0; c < p.length; c += 1) {
    if (outside[c] === 1) continue;
    let sum = 0;
    for (let k = 0; k < said.length; k += 1) sum += (weights[k] as number) * ((said[k] as Float32Array)[c] as number);
    p[c] = sum;
    if (sum > max) max = sum;
  }
  let total = 0;
  for (let c = 0; c < p.length; c += 1) {
    p[c] = outside[c] === 1 ? 0 : Math.exp((p[c] as number) - max);
    total += p[c] as number;
  }
  for (let c = 0; c < p.length; c += 1) p[c] = (p[c] as number) / total;
  return p;
}

/** The sum over labels of the product; of two or of three factors. */
function dot(a: ArrayLike<number>, b: ArrayLike<number>, third?: ArrayLike<number>): number {
  let sum = 0;
  if (third) for (let c = 0; c < b.length; c += 1) sum += (a[c] as number) * (b[c] as number) * (third[c] as number);
  else for (let c = 0; c < b.length; c += 1) sum += (a[c] as number) * (b[c] as number);
  return sum;
}

/** Solves (A + damping·I) x = b for a small symmetric positive A, by elimination without pivoting. */
function solve(A: readonly (readonly number[])[], b: readonly number[], damping: number): number[] {
  const rows = A.map((row, k) => [...row.map((value, l) => value + (k === l ? damping : 0)), b[k] ?? 0]);
  rows.forEach((pivot, k) => {
    for (const row of rows.slice(k + 1)) {
      const factor = (row[k] ?? 0) / (pivot[k] ?? 1);
      pivot.forEach((value, l) => { row[l] = (row[l] ?? 0) - factor * value; });
    }
  });
  const x = b.map(() => 0);
  for (let k = rows.length - 1; k >= 0; k -= 1) {
    const row = rows[k] ?? [];
    const known = x.reduce((sum, value, l) => (l > k ? sum + (row[l] ?? 0) * value : sum), 0);
    x[k] = ((row[b.length] ?? 0) - known) / (row[k] ?? 1);
  }
  return x;
}

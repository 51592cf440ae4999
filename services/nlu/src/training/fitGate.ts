import type { Gate } from './classifier.ts';
import type { Pause } from './pause.ts';

const ROUNDS = 400;
const RIDGE = 0.02;

/** Logistic regression by gradient descent; both classes weigh the same, however few the out-of-scope examples are. */
export async function fitGate(features: readonly number[][], truth: readonly number[], pause: Pause): Promise<Gate> {
  const { mean, deviation } = spread(features);
  const rows = features.map((row) => row.map((x, k) => (x - (mean[k] ?? 0)) / (deviation[k] || 1)));
  const positives = truth.reduce((a, b) => a + b, 0);
  const weightOf = [0.5 / Math.max(1, truth.length - positives), 0.5 / Math.max(1, positives)] as const;
  const weights = mean.map(() => 0);
  let bias = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const gradient = weights.map((w) => RIDGE * w);
    let biasGradient = 0;
    for (let i = 0; i < rows.length; i += 1) {
      const row = rows[i] ?? [];
      const y = truth[i] === 1 ? 1 : 0;
      let z = bias;
      for (let k = 0; k < row.length; k += 1) z += (weights[k] ?? 0) * (row[k] ?? 0);
      const error = (1 / (1 + Math.exp(-z)) - y) * weightOf[y];
      for (let k = 0; k < row.length; k += 1) gradient[k] = (gradient[k] ?? 0) + error * (row[k] ?? 0);
      biasGradient += error;
    }
    for (let k = 0; k < weights.length; k += 1) weights[k] = (weights[k] ?? 0) - 2 * (gradient[k] ?? 0);
    bias -= 2 * biasGradient;
    if (pause.due()) await pause.take();
  }
  return { weights, bias, mean, deviation };
}

/** Without a single out-of-scope example: far from every training text, with poor margins, is outside. The sum of standardised scores, negated. */
export function unsupervisedGate(features: readonly number[][]): Gate {
  const { mean, deviation } = spread(features);
  // The first and fourth features need out-of-scope labels and say nothing here.
  return { weights: mean.map((_, k) => (k === 0 || k === 3 ? 0 : -0.7)), bias: -2, mean, deviation };
}

function spread(features: readonly number[][]): { mean: number[]; deviation: number[] } {
  const n = Math.max(1, features.length);
  const mean = (features[0] ?? []).map((_, k) => features.reduce((sum, row) => sum + (row[k] ?? 0), 0) / n);
  const deviation = mean.map((m, k) => Math.sqrt(features.reduce((sum, row) => sum + ((row[k] ?? 0) - m) ** 2, 0) / n) || 1);
  return { mean, deviation };
}

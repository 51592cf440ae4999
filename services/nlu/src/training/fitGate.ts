import type { Gate } from './classifier.ts';
import type { Pause } from './pause.ts';

const ROUNDS = 400;
/** What each standardised sign weighs before any out-of-scope example speaks. */
const PRIOR = 0.6;
const PRIOR_BIAS = -2;
/** So many out-of-scope examples weigh as much as the prior. */
const PRIOR_EXAMPLES = 20;

/**
 * Logistic regression over signs that a text is outside every topic (each rises with strangeness), pulled towards their plain sum: a few dozen out-of-scope
 * examples teach less than that sum already knows, and with none it is all there is. Both classes weigh the same, however few the examples are.
 */
export async function fitGate(features: readonly number[][], truth: readonly number[], pause: Pause): Promise<Gate> {
  const { mean, deviation } = spread(features.filter((_, i) => truth[i] !== 1));
  const positives = truth.reduce((a, b) => a + b, 0);
  const weights = mean.map(() => PRIOR);
  if (positives === 0) return { weights, bias: PRIOR_BIAS, mean, deviation };
  const rows = features.map((row) => row.map((x, k) => (x - (mean[k] ?? 0)) / (deviation[k] || 1)));
  const pull = PRIOR_EXAMPLES / positives;
  const rate = 2 / (1 + pull);
  const weightOf = [0.5 / Math.max(1, truth.length - positives), 0.5 / positives] as const;
  let bias = PRIOR_BIAS;
  for (let round = 0; round < ROUNDS; round += 1) {
    const gradient = weights.map((w) => pull * 0.1 * (w - PRIOR));
    let biasGradient = 0;
    for (let i = 0; i < rows.length; i += 1) {
      const row = rows[i] ?? [];
      const y = truth[i] === 1 ? 1 : 0;
      let z = bias;
      for (let k = 0; k < row.length; k += 1) z += (weights[k] ?? 0) * (row[k] ?? 0);
      const error = (1 / (1 + Math.exp(-z)) - y) * weightOf[y];
      for (let k = 0; k < row.length; k += 1) gradient[k] = (gradient[k] ?? 0) + error * (row[k] ?? 0);
      biasGradient += error;
      if (pause.due()) await pause.take();
    }
    for (let k = 0; k < weights.length; k += 1) weights[k] = (weights[k] ?? 0) - rate * (gradient[k] ?? 0);
    bias -= rate * biasGradient;
  }
  return { weights, bias, mean, deviation };
}

function spread(features: readonly number[][]): { mean: number[]; deviation: number[] } {
  const n = Math.max(1, features.length);
  const mean = (features[0] ?? []).map((_, k) => features.reduce((sum, row) => sum + (row[k] ?? 0), 0) / n);
  const deviation = mean.map((m, k) => Math.sqrt(features.reduce((sum, row) => sum + ((row[k] ?? 0) - m) ** 2, 0) / n) || 1);
  return { mean, deviation };
}

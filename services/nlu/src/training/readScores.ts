import type { Classifier, Gate, Head, RawScores } from './classifier.ts';

export type Reading = {
  /** In-scope labels with calibrated probabilities, best first. */
  ranked: { label: string; probability: number }[];
  /** 0 surely in scope … 1 surely not. */
  outOfScope: number;
};

/** Turns raw scores into calibrated probabilities and the out-of-scope score. */
export function readScores(model: Classifier, raw: RawScores): Reading {
  const head = raw.softmax && model.semantic ? model.semantic : model.lexical;
  const fused = fuse(raw, head.weights);
  const inside = probabilities(fused, (c) => model.outside[c] === 0);
  const ranked = model.labels
    .map((label, c) => ({ label, probability: inside[c] ?? 0 }))
    .filter((_, c) => model.outside[c] === 0)
    .sort((a, b) => b.probability - a.probability);
  return { ranked, outOfScope: applyGate(head.gate, scopeFeatures(raw, fused, model.outside)) };
}

/** The weighted sum of what the parts say. Missing parts say nothing. */
export function fuse(raw: RawScores, { softmax, neighbours, svm, kernel = 0 }: Head['weights']): Float32Array {
  return raw.svm.map((s, c) => svm * s + softmax * (raw.softmax?.[c] ?? 0) + neighbours * (raw.neighbours?.[c] ?? 0) + kernel * (raw.kernel?.[c] ?? 0));
}

/** Softmax over the labels that `counts` admits; the others get 0. */
export function probabilities(fused: Float32Array, counts: (label: number) => boolean): Float32Array {
  let max = -Infinity;
  for (let c = 0; c < fused.length; c += 1) if (counts(c) && (fused[c] ?? 0) > max) max = fused[c] ?? 0;
  const out = new Float32Array(fused.length);
  let total = 0;
  for (let c = 0; c < fused.length; c += 1) {
    if (!counts(c)) continue;
    out[c] = Math.exp((fused[c] ?? 0) - max);
    total += out[c] ?? 0;
  }
  return out.map((p) => p / (total || 1));
}

/**
 * Signs that a text belongs to no topic, each higher the stranger it is: the log-odds of the out-of-scope labels, the negated best margin on words, the negated
 * energy (logarithm of the summed exponentials of the in-scope scores: Liu et al. 2020), and with vectors the negated likeness to the five nearest in-scope
 * texts and the negated best kernel score. Each alone is weaker than their sum (docs/evaluation.md).
 */
export function scopeFeatures(raw: RawScores, fused: Float32Array, outside: Uint8Array): number[] {
  const inside = energy(fused, (c) => outside[c] === 0);
  const out = energy(fused, (c) => outside[c] === 1);
  const best = (scores: Float32Array): number => scores.reduce((top, s, c) => (outside[c] === 0 && s > top ? s : top), -20);
  const words = [bounded(out - inside), bounded(-best(raw.svm)), -bounded(inside)];
  if (!raw.softmax) return words;
  const mean = raw.cosines.length === 0 ? 0 : raw.cosines.reduce((a, b) => a + b, 0) / raw.cosines.length;
  return [...words, -mean, raw.kernel ? bounded(-best(raw.kernel)) : 0];
}

const bounded = (x: number): number => (Number.isNaN(x) ? 0 : Math.max(-20, Math.min(20, x)));

function energy(scores: Float32Array, counts: (label: number) => boolean): number {
  let max = -Infinity;
  for (let c = 0; c < scores.length; c += 1) if (counts(c) && (scores[c] ?? 0) > max) max = scores[c] ?? 0;
  if (max === -Infinity) return max;
  let total = 0;
  for (let c = 0; c < scores.length; c += 1) if (counts(c)) total += Math.exp((scores[c] ?? 0) - max);
  return max + Math.log(total);
}

export function applyGate(gate: Gate, features: readonly number[]): number {
  let z = gate.bias;
  gate.weights.forEach((w, k) => { z += w * (((features[k] ?? 0) - (gate.mean[k] ?? 0)) / (gate.deviation[k] || 1)); });
  return 1 / (1 + Math.exp(-z));
}

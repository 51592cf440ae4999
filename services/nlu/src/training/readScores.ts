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
  const fused = fuse(raw, head);
  const inside = probabilities(fused, head.temperature, (c) => model.outside[c] === 0);
  const ranked = model.labels
    .map((label, c) => ({ label, probability: inside[c] ?? 0 }))
    .filter((_, c) => model.outside[c] === 0)
    .sort((a, b) => b.probability - a.probability);
  return { ranked, outOfScope: applyGate(head.gate, scopeFeatures(raw, fused, model.outside)) };
}

/** The weighted sum of what the parts say. Missing parts say nothing. */
export function fuse(raw: RawScores, head: Pick<Head, 'weights'>): Float32Array {
  const { softmax, neighbours, svm } = head.weights;
  return raw.svm.map((s, c) => svm * s + softmax * (raw.softmax?.[c] ?? 0) + neighbours * (raw.neighbours?.[c] ?? 0));
}

/** Softmax over the labels that `counts` admits; the others get 0. */
export function probabilities(fused: Float32Array, temperature: number, counts: (label: number) => boolean): Float32Array {
  let max = -Infinity;
  for (let c = 0; c < fused.length; c += 1) if (counts(c) && (fused[c] ?? 0) > max) max = fused[c] ?? 0;
  const out = new Float32Array(fused.length);
  let total = 0;
  for (let c = 0; c < fused.length; c += 1) {
    if (!counts(c)) continue;
    out[c] = Math.exp(((fused[c] ?? 0) - max) / temperature);
    total += out[c] ?? 0;
  }
  return out.map((p) => p / (total || 1));
}

/**
 * What tells whether a text belongs to any topic: the log-odds of the out-of-scope labels, the nearest in-scope texts' cosines, the best margins. Each
 * alone is weaker than their sum (docs/evaluation-nlu.md).
 */
export function scopeFeatures(raw: RawScores, fused: Float32Array, outside: Uint8Array): number[] {
  let inside = 0;
  let out = 0;
  let best = -Infinity;
  for (const f of fused) if (f > best) best = f;
  let margin = -Infinity;
  let second = -Infinity;
  let marginOut = -Infinity;
  let top = -Infinity;
  for (let c = 0; c < fused.length; c += 1) {
    const e = Math.exp((fused[c] ?? 0) - best);
    const m = raw.svm[c] ?? 0;
    if (outside[c] === 1) {
      out += e;
      if (m > marginOut) marginOut = m;
      continue;
    }
    inside += e;
    if ((raw.softmax?.[c] ?? 0) > top) top = raw.softmax?.[c] ?? 0;
    if (m > margin) {
      second = margin;
      margin = m;
    } else if (m > second) second = m;
  }
  const bounded = (x: number): number => (Number.isFinite(x) ? Math.max(-20, Math.min(20, x)) : 0);
  const features = [bounded(Math.log((out + 1e-6) / (inside + 1e-6))), bounded(margin), bounded(margin - second), bounded(marginOut)];
  if (!raw.softmax) return features;
  const first = raw.cosines[0] ?? 0;
  const mean = raw.cosines.length === 0 ? 0 : raw.cosines.reduce((a, b) => a + b, 0) / raw.cosines.length;
  return [...features, first, mean, bounded(top)];
}

export function applyGate(gate: Gate, features: readonly number[]): number {
  let z = gate.bias;
  gate.weights.forEach((w, k) => { z += w * (((features[k] ?? 0) - (gate.mean[k] ?? 0)) / (gate.deviation[k] || 1)); });
  return 1 / (1 + Math.exp(-z));
}

import { fuse, probabilities, scopeFeatures, applyGate } from './readScores.ts';
import { fitGate, unsupervisedGate } from './fitGate.ts';
import type { Head, RawScores } from './classifier.ts';
import type { Pause } from './pause.ts';

/** An out-of-fold example: its raw scores by models that have not seen it. */
export type Judged = { raw: RawScores; label: number };

const NEIGHBOUR_WEIGHTS = [0.2, 0.4, 0.7, 1];
const SVM_WEIGHTS = [0.25, 0.5, 1, 1.5];
const TEMPERATURES = Array.from({ length: 24 }, (_, k) => 0.3 * 1.13 ** k);
/** Share of in-scope training texts that may be refused. Training texts are harder than customers' (they are written to differ), so in use fewer are. */
const FALSE_REFUSALS = 0.05;
const WANTED_PRECISION = 0.9;

/** Chooses fusion weights, temperature, gate and thresholds on out-of-fold scores. Nothing here ever sees held-out data. */
export async function chooseHead(judged: readonly Judged[], outside: Uint8Array, semantic: boolean, pause: Pause): Promise<Head> {
  const inside = judged.filter((j) => outside[j.label] === 0);
  const weights = semantic ? await chooseWeights(inside, outside, pause) : { softmax: 0, neighbours: 0, svm: 4 };
  const fused = inside.map((j) => fuse(j.raw, { weights }));
  const temperature = await chooseTemperature(fused, inside, outside, pause);
  const gate = await chooseGate(judged, weights, outside, pause);
  const refusal = inside.map((j, i) => applyGate(gate, scopeFeatures(j.raw, fused[i] ?? new Float32Array(), outside))).sort((a, b) => a - b);
  const outOfScope = refusal[Math.min(refusal.length - 1, Math.floor(refusal.length * (1 - FALSE_REFUSALS)))] ?? 0.5;
  return { weights, temperature, gate, thresholds: { ...chooseCertainty(fused, inside, outside, temperature), outOfScope } };
}

async function chooseWeights(inside: readonly Judged[], outside: Uint8Array, pause: Pause): Promise<Head['weights']> {
  let best = { weights: { softmax: 1, neighbours: 0.7, svm: 0.5 }, right: -1 };
  for (const neighbours of NEIGHBOUR_WEIGHTS) {
    for (const svm of SVM_WEIGHTS) {
      const weights = { softmax: 1, neighbours, svm };
      let right = 0;
      for (const j of inside) {
        if (argmax(fuse(j.raw, { weights }), outside) === j.label) right += 1;
        if (pause.due()) await pause.take();
      }
      if (right > best.right) best = { weights, right };
    }
  }
  return best.weights;
}

function argmax(scores: Float32Array, outside: Uint8Array): number {
  let best = -1;
  for (let c = 0; c < scores.length; c += 1) if (outside[c] === 0 && (best < 0 || (scores[c] ?? 0) > (scores[best] ?? 0))) best = c;
  return best;
}

/** The temperature under which the true labels are likeliest. */
async function chooseTemperature(fused: readonly Float32Array[], inside: readonly Judged[], outside: Uint8Array, pause: Pause): Promise<number> {
  let best = { temperature: 1, loss: Infinity };
  for (const temperature of TEMPERATURES) {
    let loss = 0;
    for (let i = 0; i < fused.length; i += 1) {
      const p = probabilities(fused[i] ?? new Float32Array(), temperature, (c) => outside[c] === 0);
      loss -= Math.log((p[inside[i]?.label ?? 0] ?? 0) + 1e-9);
      if (pause.due()) await pause.take();
    }
    if (loss < best.loss) best = { temperature, loss };
  }
  return best.temperature;
}

async function chooseGate(judged: readonly Judged[], weights: Head['weights'], outside: Uint8Array, pause: Pause): Promise<Head['gate']> {
  const features: number[][] = [];
  for (const j of judged) {
    features.push(scopeFeatures(j.raw, fuse(j.raw, { weights }), outside));
    if (pause.due()) await pause.take();
  }
  const truth = judged.map((j) => outside[j.label] ?? 0);
  return truth.includes(1) ? fitGate(features, truth, pause) : unsupervisedGate(features);
}

/**
 * `tooUnsure`: the lowest probability at which nine of ten answers would be right. `tooClose`: the lead over the second at which that holds for the texts
 * whose first two are both plausible.
 */
function chooseCertainty(fused: readonly Float32Array[], inside: readonly Judged[], outside: Uint8Array, temperature: number): { tooUnsure: number; tooClose: number } {
  const seen = fused.map((f, i) => {
    const p = probabilities(f, temperature, (c) => outside[c] === 0);
    const order = Array.from(p.keys()).sort((a, b) => (p[b] ?? 0) - (p[a] ?? 0));
    const [first = 0, second = 0] = order;
    return { right: first === inside[i]?.label, top: p[first] ?? 0, lead: (p[first] ?? 0) - (p[second] ?? 0) };
  });
  const top = lowestWithPrecision(seen.map((s) => ({ value: s.top, right: s.right })), WANTED_PRECISION);
  const lead = lowestWithPrecision(seen.map((s) => ({ value: s.lead, right: s.right })), WANTED_PRECISION);
  // Bounds keep a poor training set from making the bot ask back always, or never.
  return { tooUnsure: Math.min(0.45, Math.max(0.2, top * 0.6)), tooClose: Math.min(0.2, Math.max(0.05, lead * 0.25)) };
}

function lowestWithPrecision(points: readonly { value: number; right: boolean }[], wanted: number): number {
  const sorted = [...points].sort((a, b) => b.value - a.value);
  let right = 0;
  let lowest = 1;
  sorted.forEach((p, i) => {
    if (p.right) right += 1;
    if (right / (i + 1) >= wanted) lowest = p.value;
  });
  return lowest;
}

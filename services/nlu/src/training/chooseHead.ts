import { fuse, probabilities, scopeFeatures, applyGate } from './readScores.ts';
import { fitGate } from './fitGate.ts';
import { fitFusion, type Judged, type Part } from './fitFusion.ts';
import type { Head } from './classifier.ts';
import type { Pause } from './pause.ts';

const WITHOUT_VECTORS: readonly Part[] = ['svm'];
/**
 * Share of the rightly understood training texts that may be refused, out of fold; refusing one that was misread costs nothing. `least` costs about one point of accuracy on
 * CLINC150's validation split (docs/evaluation.md). Where training texts are often misread they were written to be hard and customers write plainer: there one refusal is
 * allowed for every eight errors, up to `most`.
 */
const RIGHT_REFUSED = { least: 0.0047, perError: 1 / 8, most: 0.03 };
const WANTED_PRECISION = 0.9;

/** Chooses fusion weights, gate and thresholds on out-of-fold scores. Nothing here ever sees held-out data. */
export async function chooseHead(judged: readonly Judged[], outside: Uint8Array, semantic: boolean, pause: Pause): Promise<Head> {
  const inside = judged.filter((j) => outside[j.label] === 0);
  const weights = await fitFusion(inside, partsOf(judged, semantic), outside, pause);
  const fused = inside.map((j) => fuse(j.raw, weights));
  const gate = await chooseGate(judged, weights, outside, pause);
  const right: number[] = [];
  for (const [i, j] of inside.entries()) {
    const scores = fused[i] ?? new Float32Array();
    if (argmax(scores, outside) === j.label) right.push(applyGate(gate, scopeFeatures(j.raw, scores, outside)));
    if (pause.due()) await pause.take();
  }
  right.sort((a, b) => a - b);
  const refused = Math.min(RIGHT_REFUSED.most, Math.max(RIGHT_REFUSED.least, RIGHT_REFUSED.perError * (1 - right.length / (inside.length || 1))));
  const outOfScope = right[Math.min(right.length - 1, Math.floor(right.length * (1 - refused)))] ?? 0.5;
  return { weights, gate, thresholds: { ...(await chooseCertainty(fused, inside, outside, pause)), outOfScope } };
}

/** Without vectors only words speak; a classifier without the kernel part has the other three. */
function partsOf(judged: readonly Judged[], semantic: boolean): readonly Part[] {
  if (!semantic) return WITHOUT_VECTORS;
  return judged[0]?.raw.kernel ? ['kernel', 'softmax', 'svm', 'neighbours'] : ['softmax', 'svm', 'neighbours'];
}

function argmax(scores: Float32Array, outside: Uint8Array): number {
  let best = -1;
  for (let c = 0; c < scores.length; c += 1) if (outside[c] === 0 && (best < 0 || (scores[c] ?? 0) > (scores[best] ?? 0))) best = c;
  return best;
}

async function chooseGate(judged: readonly Judged[], weights: Head['weights'], outside: Uint8Array, pause: Pause): Promise<Head['gate']> {
  const features: number[][] = [];
  for (const j of judged) {
    features.push(scopeFeatures(j.raw, fuse(j.raw, weights), outside));
    if (pause.due()) await pause.take();
  }
  return fitGate(features, judged.map((j) => outside[j.label] ?? 0), pause);
}

/**
 * `tooUnsure`: the lowest probability at which nine of ten answers would be right. `tooClose`: the lead over the second at which that holds for the texts
 * whose first two are both plausible.
 */
async function chooseCertainty(fused: readonly Float32Array[], inside: readonly Judged[], outside: Uint8Array, pause: Pause): Promise<{ tooUnsure: number; tooClose: number }> {
  const seen: { right: boolean; top: number; lead: number }[] = [];
  for (const [i, f] of fused.entries()) {
    const p = probabilities(f, (c) => outside[c] === 0);
    let first = 0;
    let second = -1;
    for (let c = 1; c < p.length; c += 1) {
      if ((p[c] ?? 0) > (p[first] ?? 0)) [first, second] = [c, first];
      else if (second < 0 || (p[c] ?? 0) > (p[second] ?? 0)) second = c;
    }
    seen.push({ right: first === inside[i]?.label, top: p[first] ?? 0, lead: (p[first] ?? 0) - (p[second] ?? 0) });
    if (pause.due()) await pause.take();
  }
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

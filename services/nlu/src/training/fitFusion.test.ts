import { describe, expect, it } from 'vitest';
import { fitFusion, type Judged } from './fitFusion.ts';
import { Pause } from './pause.ts';

const LABELS = 4;
const none = new Uint8Array(LABELS);
/** A seeded number in 0…1; the same sequence for the same seed (Park and Miller's generator). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** Examples whose true probabilities are softmax(kernel + 2·softmax); words and neighbours are noise. */
function drawn(count: number): Judged[] {
  const next = numbers(7);
  const scores = (): Float32Array => Float32Array.from({ length: LABELS }, () => 4 * next() - 2);
  return Array.from({ length: count }, () => {
    const raw = { kernel: scores(), softmax: scores(), neighbours: scores(), svm: scores(), cosines: [] };
    const odds = Array.from({ length: LABELS }, (_, c) => Math.exp((raw.kernel[c] ?? 0) + 2 * (raw.softmax[c] ?? 0)));
    let at = next() * odds.reduce((a, b) => a + b, 0);
    const label = odds.findIndex((o) => (at -= o) < 0);
    return { raw, label };
  });
}

describe('fitFusion', () => {
  it('finds the weights that the labels were drawn by', async () => {
    const weights = await fitFusion(drawn(4_000), ['kernel', 'softmax', 'svm', 'neighbours'], none, new Pause());
    expect(Math.abs(weights.kernel - 1)).toBeLessThan(0.15);
    expect(Math.abs(weights.softmax - 2)).toBeLessThan(0.25);
    expect(weights.svm).toBeLessThan(0.1);
    expect(weights.neighbours).toBeLessThan(0.1);
  });
  it('weighs only the parts that are there', async () => {
    expect(await fitFusion(drawn(500), ['svm'], none, new Pause())).toMatchObject({ kernel: 0, softmax: 0, neighbours: 0 });
  });
  it('gives labels outside no share of the probability', async () => {
    const outside = Uint8Array.from([0, 0, 0, 1]);
    const sure = drawn(500).filter((j) => j.label < 3).map((j) => ({ ...j, raw: { ...j.raw, svm: Float32Array.from({ length: LABELS }, (_, c) => (c === j.label ? 1 : c === 3 ? 50 : 0)) } }));
    expect((await fitFusion(sure, ['svm'], outside, new Pause())).svm).toBeGreaterThan(5);
  });
  it('keeps its weights bounded where every example is read rightly', async () => {
    const right = drawn(50).map((j) => ({ ...j, raw: { ...j.raw, svm: Float32Array.from({ length: LABELS }, (_, c) => (c === j.label ? 1 : 0)) } }));
    expect((await fitFusion(right, ['svm'], none, new Pause())).svm).toBeCloseTo(15);
  });
  it('stays finite when every part says the same, or there is nothing to learn from', async () => {
    const same = drawn(100).map(({ raw, label }) => ({ label, raw: { ...raw, kernel: raw.svm, softmax: raw.svm, neighbours: raw.svm } }));
    for (const examples of [same, []]) for (const weight of Object.values(await fitFusion(examples, ['kernel', 'softmax', 'svm', 'neighbours'], none, new Pause()))) expect(weight).toSatisfy(Number.isFinite);
  });
});

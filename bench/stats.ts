/** Order statistics of one series of measurements, in the unit of the series. */
export type Summary = { n: number; p50: number; p90: number; p99: number; max: number; mean: number };

/** @param values any order; copied before sorting */
export function summarise(values: readonly number[]): Summary {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (q: number): number => round(sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN);
  return { n: sorted.length, p50: at(0.5), p90: at(0.9), p99: at(0.99), max: round(sorted.at(-1) ?? Number.NaN), mean: round(sorted.reduce((a, b) => a + b, 0) / sorted.length) };
}

/** Three significant decimals are more than a shared machine can tell apart. */
export const round = (n: number): number => Math.round(n * 1000) / 1000;

/** Milliseconds of one run of `work`. */
export async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

export type Interval = { median: number; low: number; high: number; pairs: number };

const RESAMPLES = 2_000;

/**
 * The median of ratios taken slice by slice, with its 95 % bootstrap interval: what moves both sides of a pair (another tenant, a hotter core) leaves the
 * ratio alone, and the interval says how far to believe it. Judge by its bound, not by the median.
 */
export function ratioInterval(ratios: readonly number[], seed = 1): Interval {
  let state = seed;
  const random = (): number => { state = (state * 1_664_525 + 1_013_904_223) >>> 0; return state / 2 ** 32; };
  const medians = Array.from({ length: RESAMPLES }, () => median(ratios.map(() => ratios[Math.floor(random() * ratios.length)] ?? Number.NaN))).sort((a, b) => a - b);
  return { median: round(median(ratios)), low: round(medians[Math.floor(RESAMPLES * 0.025)] ?? Number.NaN), high: round(medians[Math.floor(RESAMPLES * 0.975)] ?? Number.NaN), pairs: ratios.length };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

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

/** The value below which `share` of the numbers lie. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** A part of a whole; 0 of nothing is 0. */
export const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : round(part / whole));
export const round = (n: number, digits = 4): number => Math.round(n * 10 ** digits) / 10 ** digits;

export function f1(precision: number, recall: number): number {
  return precision + recall === 0 ? 0 : round((2 * precision * recall) / (precision + recall));
}

export type LabelRow = { label: string; n: number; precision: number; recall: number; f1: number };

/** Precision, recall and F1 of every label that occurs in the truth. */
export function perLabel(pairs: readonly { truth: string; said: string }[]): LabelRow[] {
  return [...new Set(pairs.map((p) => p.truth))].sort().map((label) => {
    const n = pairs.filter((p) => p.truth === label).length;
    const right = pairs.filter((p) => p.truth === label && p.said === label).length;
    const precision = ratio(right, pairs.filter((p) => p.said === label).length);
    const recall = ratio(right, n);
    return { label, n, precision, recall, f1: f1(precision, recall) };
  });
}

/** The most frequent mistakes. */
export function confusions(pairs: readonly { truth: string; said: string }[], count = 10): { truth: string; said: string; n: number }[] {
  const seen = new Map<string, number>();
  for (const { truth, said } of pairs) if (truth !== said) seen.set(`${truth}\t${said}`, (seen.get(`${truth}\t${said}`) ?? 0) + 1);
  return [...seen].sort((a, b) => b[1] - a[1]).slice(0, count).map(([key, n]) => {
    const [truth = '', said = ''] = key.split('\t');
    return { truth, said, n };
  });
}

/** How many equal bins of the stated probability a calibration has. */
export const BINS = 15;

export type CalibrationBin = { from: number; n: number; confidence: number; accuracy: number };

/** Expected calibration error over equal bins of the stated probability (Guo et al. 2017), and the bins for a plot. */
export function calibration(points: readonly { confidence: number; right: boolean }[], bins = BINS): { ece: number; bins: CalibrationBin[] } {
  const rows = Array.from({ length: bins }, (_, b) => {
    const inside = points.filter((p) => Math.min(bins - 1, Math.floor(p.confidence * bins)) === b);
    const confidence = inside.reduce((sum, p) => sum + p.confidence, 0) / (inside.length || 1);
    return { from: round(b / bins), n: inside.length, confidence: round(confidence), accuracy: ratio(inside.filter((p) => p.right).length, inside.length) };
  });
  const ece = rows.reduce((sum, r) => sum + (r.n / (points.length || 1)) * Math.abs(r.confidence - r.accuracy), 0);
  return { ece: round(ece), bins: rows.filter((r) => r.n > 0) };
}

/** Area under the ROC curve: how often a positive outscores a negative. */
export function auroc(positives: readonly number[], negatives: readonly number[]): number {
  const all = [...positives.map((s) => ({ s, y: 1 })), ...negatives.map((s) => ({ s, y: 0 }))].sort((a, b) => a.s - b.s);
  let rankSum = 0;
  for (let i = 0; i < all.length;) {
    let j = i;
    while (j < all.length && all[j]?.s === all[i]?.s) j += 1;
    for (let k = i; k < j; k += 1) if (all[k]?.y === 1) rankSum += (i + j + 1) / 2;
    i = j;
  }
  const p = positives.length;
  return p === 0 || negatives.length === 0 ? 0 : round((rankSum - (p * (p + 1)) / 2) / (p * negatives.length));
}

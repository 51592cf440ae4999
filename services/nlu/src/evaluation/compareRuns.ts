import { round } from './metrics.ts';

/** One text, what it should have been read as and what it was. */
export type Outcome = { text: string; truth: string; said: string; right: boolean };
export type Change = { text: string; truth: string; before: string; after: string };
export type Comparison = {
  before: { release: string; accuracy: number };
  after: { release: string; accuracy: number };
  fixed: number;
  broken: number;
  /** Two-sided exact McNemar test: how likely a difference this large is when both are equally good. */
  pValue: number;
  brokenExamples: Change[];
  fixedExamples: Change[];
};

const EXAMPLES = 10;

/** Compares two runs over the same texts, line by line. */
export function compareRuns(before: { release: string; outcomes: readonly Outcome[] }, after: { release: string; outcomes: readonly Outcome[] }): Comparison {
  const changes = after.outcomes.flatMap((now, i) => {
    const then = before.outcomes[i];
    return then && then.right !== now.right ? [{ text: now.text, truth: now.truth, before: then.said, after: now.said, better: now.right }] : [];
  });
  const examples = (better: boolean): Change[] => changes.filter((c) => c.better === better).slice(0, EXAMPLES).map(({ text, truth, before: was, after: is }) => ({ text, truth, before: was, after: is }));
  const fixed = changes.filter((c) => c.better).length;
  const broken = changes.length - fixed;
  const side = ({ release, outcomes }: { release: string; outcomes: readonly Outcome[] }): { release: string; accuracy: number } => ({ release, accuracy: round(outcomes.filter((o) => o.right).length / (outcomes.length || 1)) });
  return { before: side(before), after: side(after), fixed, broken, pValue: round(mcNemar(fixed, broken)), brokenExamples: examples(false), fixedExamples: examples(true) };
}

/** Exact two-sided binomial test of `a` against `b` at one half, in logarithms so that thousands of changes do not overflow. */
export function mcNemar(a: number, b: number): number {
  const n = a + b;
  if (n === 0) return 1;
  let logTerm = -n * Math.LN2;
  let tail = 0;
  for (let k = 0; k <= Math.min(a, b); k += 1) {
    tail += Math.exp(logTerm);
    logTerm += Math.log((n - k) / (k + 1));
  }
  return Math.min(1, 2 * tail);
}

/** How the figures of an earlier report differ from now's, and the labels whose F1 moved most; only what both reports have. */
export function compareReports(before: Record<string, unknown>, after: Record<string, unknown>): { deltas: Record<string, number>; labels: { label: string; before: number; after: number }[] } {
  const deltas: Record<string, number> = {};
  for (const [key, now] of Object.entries(after)) {
    const then = before[key];
    if (typeof now === 'number' && typeof then === 'number') deltas[key] = round(now - then);
  }
  const was = new Map(rowsOf(before).map((row) => [row.label, row.f1]));
  const labels = rowsOf(after).flatMap(({ label, f1 }) => {
    const then = was.get(label);
    return then === undefined || then === f1 ? [] : [{ label, before: then, after: f1 }];
  });
  return { deltas, labels: labels.sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before)).slice(0, EXAMPLES) };
}

function rowsOf(report: Record<string, unknown>): { label: string; f1: number }[] {
  const rows = report['perLabel'];
  return Array.isArray(rows) ? rows.filter((row): row is { label: string; f1: number } => typeof row === 'object' && row !== null && 'label' in row && 'f1' in row) : [];
}

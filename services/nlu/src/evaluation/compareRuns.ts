import { ratio, round } from './metrics.ts';

/** One text, the group it is counted in (its label, or its suite), what it should have been read as and what it was. */
export type Outcome = { text: string; label: string; truth: string; said: string; right: boolean };
/** `moved`: said otherwise than before, and as right or as wrong. */
export type Flip = { change: 'broken' | 'fixed' | 'moved'; text: string; truth: string; before: string; after: string };
/** How many of a label's texts were right before and are now, and how many changed sides. */
export type LabelChange = { label: string; n: number; before: number; after: number; fixed: number; broken: number };
/** What one release made of the texts; `number` is the one that people know it by. */
export type Run = { release: string; number: number; outcomes: readonly Outcome[] };
type Side = Pick<Run, 'release' | 'number'> & { accuracy: number };
export type Comparison = {
  before: Side;
  after: Side;
  fixed: number;
  broken: number;
  moved: number;
  /** Two-sided exact McNemar test: how likely a difference this large is when both are equally good. */
  pValue: number;
  /** Only labels in which a text changed sides; the largest net loss first. */
  perLabel: LabelChange[];
  /** Every text that is read otherwise: broken ones first, then fixed, then moved. */
  flips: Flip[];
};

const ORDER = ['broken', 'fixed', 'moved'] as const;

/** Compares two runs over the same texts, line by line. @throws Error when the runs are not of the same texts */
export function compareRuns(before: Run, after: Run): Comparison {
  const pairs = pairsOf(before.outcomes, after.outcomes);
  const flips = pairs.flatMap(([then, now]): Flip[] => {
    const change = changeOf(then, now);
    return change ? [{ change, text: now.text, truth: now.truth, before: then.said, after: now.said }] : [];
  });
  const count = (change: Flip['change']): number => flips.filter((f) => f.change === change).length;
  const side = ({ release, number, outcomes }: Run): Side => ({ release, number, accuracy: ratio(outcomes.filter((o) => o.right).length, outcomes.length) });
  return {
    before: side(before), after: side(after), fixed: count('fixed'), broken: count('broken'), moved: count('moved'), pValue: round(mcNemar(count('fixed'), count('broken'))),
    perLabel: byLabel(pairs), flips: ORDER.flatMap((change) => flips.filter((f) => f.change === change)),
  };
}

type Pair = readonly [then: Outcome, now: Outcome];

function pairsOf(before: readonly Outcome[], after: readonly Outcome[]): Pair[] {
  if (before.length !== after.length) throw new Error(`two runs of ${before.length} and ${after.length} texts cannot be compared`);
  return after.map((now, i) => {
    const then = before[i];
    if (then?.text !== now.text) throw new Error(`text ${i + 1} differs between the two runs`);
    return [then, now] as const;
  });
}

function changeOf(then: Outcome, now: Outcome): Flip['change'] | null {
  if (then.right !== now.right) return now.right ? 'fixed' : 'broken';
  return then.said === now.said ? null : 'moved';
}

function byLabel(pairs: readonly Pair[]): LabelChange[] {
  const rows = new Map<string, LabelChange>();
  for (const [then, now] of pairs) {
    const row = rows.get(now.label) ?? { label: now.label, n: 0, before: 0, after: 0, fixed: 0, broken: 0 };
    row.n += 1;
    if (then.right) row.before += 1;
    if (now.right) row.after += 1;
    if (!then.right && now.right) row.fixed += 1;
    if (then.right && !now.right) row.broken += 1;
    rows.set(now.label, row);
  }
  return [...rows.values()].filter((r) => r.fixed + r.broken > 0).sort((a, b) => (a.after - a.before) - (b.after - b.before));
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

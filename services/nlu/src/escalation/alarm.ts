import { CUE_NAMES, cuesOf, type Cue } from './cues.ts';

/** What speaks for an alarm: shares of probability that lie on signals, by reader (null where there was no vector), the nearest example's cosine, and the text. */
export type AlarmEvidence = { semantic: number | null; lexical: number; neighbours: number | null; nearest: number; ownWords: boolean; text: string };

type Weights = { semantic: number; lexical: number; neighbours: number; nearest: number; ownWords: number; bias: number; cues: Readonly<Record<Cue, number>> };

// Logistic regression on out-of-fold scores of the escalation items' own lines (four folds, look-alikes as negatives, ordinary requests at a third of the weight), the largest drawn in; see
// docs/decisions/nlu-escalation.md. Fixed instead of fitted at each release, because a bank with few lines could not fit them.
const SEMANTIC: Weights = {
  semantic: 0.39, lexical: 0.13, neighbours: 0.73, nearest: 1.2, ownWords: 0.83, bias: -1,
  cues: { asksAbout: -1.3, prevents: -2, hearsay: -2, isPast: -2.2, noHarm: -1.9, supposes: -3, isNow: 0.9, refusesPerson: -5, isPleased: -3, jokes: -3 },
};
const LEXICAL: Weights = {
  // Without a signal's own words, n-grams alone must be surer: 我想贷款 shares half of its own with 我想死.
  semantic: 0, lexical: 0.9, neighbours: 0, nearest: 0, ownWords: 2.2, bias: -1,
  cues: { asksAbout: -1.6, prevents: -2, hearsay: -2, isPast: -2, noHarm: -1.7, supposes: -3, isNow: 0.9, refusesPerson: -5, isPleased: -3, jokes: -3 },
};

const FLOOR = 1e-3;
const logOdds = (p: number): number => Math.log((p + FLOOR) / (1 - p + FLOOR));

/** Probability that a text must reach a person. */
export function alarm(seen: AlarmEvidence): number {
  const w = seen.semantic === null ? LEXICAL : SEMANTIC;
  const cues = cuesOf(seen.text);
  const fromCues = CUE_NAMES.reduce((sum, name, i) => sum + w.cues[name] * (cues[i] ?? 0), 0);
  const z = w.bias + w.semantic * logOdds(seen.semantic ?? 0) + w.lexical * logOdds(seen.lexical) + w.neighbours * logOdds(seen.neighbours ?? 0) + w.nearest * seen.nearest + (seen.ownWords ? w.ownWords : 0) + fromCues;
  return 1 / (1 + Math.exp(-z));
}

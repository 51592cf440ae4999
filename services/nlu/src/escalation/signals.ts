import type { Classifier, RawScores } from '../training/classifier.ts';
import { fuse, probabilities } from '../training/readScores.ts';
import { hasWarningWords } from './warningWords.ts';

/** Prefix of the labels that stand for look-alikes of a signal: such a text must not escalate. */
export const CALM = '~';

/**
 * How much of the probability must lie on signals: less where the likeliest signal's own words stand in the text. Chosen by cross-validation on the escalation
 * items (docs/evaluation-nlu.md); low, because a missed emergency costs more than a needless handoff.
 */
/** Fixed instead of fitted, because SUSPICION is meant on this scale; fitted ones move it with every new look-alike. */
const WEIGHTS = { semantic: { softmax: 1, neighbours: 0.7, svm: 0.5 }, lexical: { softmax: 0, neighbours: 0, svm: 4 } } as const;

const SUSPICION = { semantic: { withWords: 0.1, without: 0.3 }, lexical: { withWords: 0.12, without: 0.4 } } as const;

/** Must-escalate signals above their threshold, best first. */
export function signalsOf(model: Classifier, raw: RawScores, text: string): { signal: string; score: number }[] {
  const { total, byLabel } = signalScore(model, raw);
  const wanted = raw.softmax ? SUSPICION.semantic : SUSPICION.lexical;
  const first = byLabel[0];
  if (!first || total < (hasWarningWords(first.signal, text) ? wanted.withWords : wanted.without)) return [];
  // The sum decides whether; the shares decide which. A signal with a small share is only an echo of the first.
  return byLabel.filter((s, rank) => rank === 0 || s.score >= 0.3 * total).slice(0, 2).map(({ signal }, rank) => ({ signal, score: rank === 0 ? total : (byLabel[rank]?.score ?? 0) }));
}

/** The probability that a text carries any signal, and each signal's share of it. */
export function signalScore(model: Classifier, raw: RawScores): { total: number; byLabel: { signal: string; score: number }[] } {
  const weights = raw.softmax ? WEIGHTS.semantic : WEIGHTS.lexical;
  const p = probabilities(fuse(raw, { weights }), 1, () => true);
  const byLabel = model.labels.map((signal, c) => ({ signal, score: p[c] ?? 0 })).filter((s) => !s.signal.startsWith(CALM)).sort((a, b) => b.score - a.score);
  return { total: byLabel.reduce((sum, s) => sum + s.score, 0), byLabel };
}

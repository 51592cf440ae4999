import type { Classifier, RawScores } from '../training/classifier.ts';
import { fuse, probabilities } from '../training/readScores.ts';
import { alarm, type AlarmEvidence } from './alarm.ts';
import { personWish } from './personWish.ts';
import { hasWarningWords } from './warningWords.ts';

/** Prefix of the labels that stand for look-alikes of a signal: such a text must not escalate. */
export const CALM = '~';
export const WANTS_PERSON = 'wants_person';

/** Fixed instead of fitted, because the alarm's weights are meant on this scale; fitted ones move it with every new look-alike. */
const WEIGHTS = { semantic: { softmax: 1, neighbours: 0.7, svm: 0.5 }, lexical: { softmax: 0, neighbours: 0, svm: 4 } } as const;
/** Low, because a missed emergency costs more than a needless handoff. Chosen by cross-validation (docs/decisions/nlu-escalation.md). */
const SUSPICION = { semantic: 0.33, lexical: 0.33 } as const;
/** A second signal with a smaller share of the sum than this is only an echo of the first. */
const ECHO = 0.3;
/** A wish in plain words is as good as certain. */
const SURE = 0.99;

export type Signal = { signal: string; score: number };

/** Must-escalate signals above their threshold, best first. `text` is normalised. */
export function signalsOf(model: Classifier, raw: RawScores, text: string): Signal[] {
  const wish = model.labels.includes(WANTS_PERSON) ? personWish(text) : null;
  const shares = sharesOf(model, raw).filter((s) => wish !== 'no' || s.signal !== WANTS_PERSON);
  const wished: Signal[] = wish === 'yes' ? [{ signal: WANTS_PERSON, score: SURE }] : [];
  const score = alarm(evidenceOf(model, raw, text, wish === 'no'));
  if (score < (raw.softmax ? SUSPICION.semantic : SUSPICION.lexical)) return wished;
  const total = shares.reduce((sum, s) => sum + s.score, 0);
  // The alarm decides whether; the shares decide which.
  const alarmed = shares.filter((s, rank) => rank === 0 || s.score >= ECHO * total).slice(0, 2).map((s, rank) => ({ signal: s.signal, score: rank === 0 ? score : s.score }));
  return [...alarmed.filter((s) => wished.every((w) => w.signal !== s.signal)), ...wished].sort((a, b) => b.score - a.score).slice(0, 2);
}

/** What speaks for an alarm. With `noPersonWished` the signal of wishing for a person does not count. */
export function evidenceOf(model: Classifier, raw: RawScores, text: string, noPersonWished: boolean): AlarmEvidence {
  const counts = (label: string): boolean => !label.startsWith(CALM) && !(noPersonWished && label === WANTS_PERSON);
  const sum = (weights: { softmax: number; neighbours: number; svm: number }): number => probabilities(fuse(raw, weights), () => true).reduce((s, p, c) => s + (counts(model.labels[c] ?? CALM) ? p : 0), 0);
  const top = sharesOf(model, raw).find((s) => counts(s.signal));
  return {
    semantic: raw.softmax ? sum(WEIGHTS.semantic) : null, lexical: sum(WEIGHTS.lexical), neighbours: raw.neighbours ? shareOfNeighbours(model, raw.neighbours, counts) : null,
    nearest: raw.cosines[0] ?? 0, ownWords: top !== undefined && hasWarningWords(top.signal, text), text,
  };
}

/** Each signal's probability, best first. */
function sharesOf(model: Classifier, raw: RawScores): Signal[] {
  const p = probabilities(fuse(raw, raw.softmax ? WEIGHTS.semantic : WEIGHTS.lexical), () => true);
  return model.labels.map((signal, c) => ({ signal, score: p[c] ?? 0 })).filter((s) => !s.signal.startsWith(CALM)).sort((a, b) => b.score - a.score);
}

/** How much of the nearest examples' weight lies on signals; undoes the logarithm of neighbourScores. */
function shareOfNeighbours(model: Classifier, neighbours: Float32Array, counts: (label: string) => boolean): number {
  let inside = 0;
  let all = 0;
  neighbours.forEach((log, c) => {
    const share = Math.exp(log);
    all += share;
    if (counts(model.labels[c] ?? CALM)) inside += share;
  });
  return all === 0 ? 0 : inside / all;
}

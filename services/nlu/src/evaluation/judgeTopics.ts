import { auroc, calibration, confusions, f1, perLabel, ratio, round } from './metrics.ts';
import type { Outcome } from './compareRuns.ts';
import type { Judged } from './evalLine.ts';

const refused = ({ seen }: Judged): boolean => seen.outOfScope > seen.thresholds.outOfScope;
const topOf = ({ seen }: Judged): string => seen.topics[0]?.id ?? '(none)';

/** Topics. Lines with `label: null` are out of scope and count for recall and the accuracy with refusal only. */
export function judgeIntents(judged: readonly Judged[]): Record<string, unknown> {
  const inside = judged.filter((j) => j.line.label !== null && j.line.label !== undefined);
  const outside = judged.filter((j) => j.line.label === null);
  const pairs = inside.map((j) => ({ truth: j.line.label ?? '', said: topOf(j) }));
  const rows = perLabel(pairs);
  const right = inside.filter((j) => topOf(j) === j.line.label);
  const { ece, bins } = calibration(inside.map((j) => ({ confidence: j.seen.topics[0]?.score ?? 0, right: topOf(j) === j.line.label })));
  return {
    accuracy: ratio(right.length, inside.length),
    macroF1: round(rows.reduce((sum, r) => sum + r.f1, 0) / (rows.length || 1)),
    ece,
    accuracyWithRefusal: ratio(right.filter((j) => !refused(j)).length, inside.length),
    falseRefusalRate: ratio(inside.filter(refused).length, inside.length),
    ...(outside.length > 0 ? { recall: ratio(outside.filter(refused).length, outside.length), auroc: auroc(outside.map((j) => j.seen.outOfScope), inside.map((j) => j.seen.outOfScope)) } : {}),
    threeBest: ratio(inside.filter((j) => j.seen.topics.slice(0, 3).some((t) => t.id === j.line.label)).length, inside.length),
    thresholds: thresholdsSeen(judged), perLabel: rows, confusions: confusions(pairs), calibration: bins,
  };
}

/** How far the stated probabilities can be believed: of topics (in-scope lines), and of the out-of-scope score when the file holds both kinds. */
export function judgeCalibration(judged: readonly Judged[]): Record<string, unknown> {
  const inside = judged.filter((j) => typeof j.line.label === 'string');
  const outside = judged.filter((j) => j.line.label === null);
  const points = inside.map((j) => ({ confidence: j.seen.topics[0]?.score ?? 0, right: topOf(j) === j.line.label }));
  const { ece, bins } = calibration(points);
  const truthOf = (j: Judged): number => j.seen.topics.find((t) => t.id === j.line.label)?.score ?? 0;
  const mean = (values: readonly number[]): number => round(values.reduce((a, b) => a + b, 0) / (values.length || 1));
  return {
    accuracy: ratio(points.filter((p) => p.right).length, points.length), ece,
    maxCalibrationError: Math.max(0, ...bins.map((b) => round(Math.abs(b.confidence - b.accuracy)))),
    brier: mean(points.map((p) => (p.confidence - (p.right ? 1 : 0)) ** 2)),
    logLoss: mean(inside.map((j) => -Math.log(truthOf(j) + 1e-6))),
    meanConfidence: mean(points.map((p) => p.confidence)),
    ...(outside.length > 0 ? { scopeEce: calibration(judged.map((j) => ({ confidence: j.seen.outOfScope, right: j.line.label === null }))).ece } : {}),
    thresholds: thresholdsSeen(judged), calibration: bins,
  };
}

/** The thresholds that were in force, by language: they are chosen for each when the release is built. */
export function thresholdsSeen(judged: readonly Judged[]): Record<string, Judged['seen']['thresholds']> {
  return Object.fromEntries(judged.map(({ seen }) => [seen.language, seen.thresholds]));
}

/** Each line's verdict, for comparing two runs: the topic, or whether it was refused, or whether it raised an alarm. */
export function outcomesOf(kind: 'intents' | 'calibration' | 'oos' | 'escalation', judged: readonly Judged[]): Outcome[] {
  const pair = (j: Judged): { truth: string; said: string } => {
    if (kind === 'escalation') return { truth: j.line.escalate ? 'escalate' : 'calm', said: j.seen.signals.length > 0 ? 'escalate' : 'calm' };
    if (kind === 'oos' || j.line.label === null) return { truth: (j.line.oos ?? j.line.label === null) ? 'refuse' : 'serve', said: refused(j) ? 'refuse' : 'serve' };
    return { truth: j.line.label ?? '', said: topOf(j) };
  };
  return judged.map((j) => ({ text: j.line.text, ...pair(j) })).map((o) => ({ ...o, label: o.truth, right: o.truth === o.said }));
}

/** Scope: `oos: true`, or `label: null`, must be refused; the rest must not. */
export function judgeScope(judged: readonly Judged[]): Record<string, unknown> {
  const isOutside = (j: Judged): boolean => j.line.oos ?? j.line.label === null;
  const outside = judged.filter(isOutside);
  const inside = judged.filter((j) => !isOutside(j));
  const caught = outside.filter(refused).length;
  const wrong = inside.filter(refused).length;
  const recall = ratio(caught, outside.length);
  const precision = ratio(caught, caught + wrong);
  return {
    accuracy: ratio(caught + inside.length - wrong, judged.length), recall, precision, f1: f1(precision, recall), falseRefusalRate: ratio(wrong, inside.length),
    auroc: auroc(outside.map((j) => j.seen.outOfScope), inside.map((j) => j.seen.outOfScope)),
  };
}

/** Must-escalate: any signal counts as an alarm. */
export function judgeEscalation(judged: readonly Judged[]): Record<string, unknown> {
  const must = judged.filter((j) => j.line.escalate === true);
  const calm = judged.filter((j) => j.line.escalate !== true);
  const caught = must.filter((j) => j.seen.signals.length > 0).length;
  const alarms = calm.filter((j) => j.seen.signals.length > 0).length;
  const recall = ratio(caught, must.length);
  const precision = ratio(caught, caught + alarms);
  return { accuracy: ratio(caught + calm.length - alarms, judged.length), recall, precision, f1: f1(precision, recall), falseAlarmRate: ratio(alarms, calm.length) };
}

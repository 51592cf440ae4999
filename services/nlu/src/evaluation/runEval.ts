import type { Language, ReleaseContent } from '@lobby/contracts';
import { createNlu, type Nlu } from '../createNlu.ts';
import { detectLanguage } from '../language/detectLanguage.ts';
import { mask } from '../masking/mask.ts';
import { judgeEntities, judgeMasking } from './judgeSpans.ts';
import { compareRuns, type Run } from './compareRuns.ts';
import { judgeCalibration, judgeEscalation, judgeIntents, judgeScope, outcomesOf } from './judgeTopics.ts';
import { quantile, round } from './metrics.ts';
import type { EvalKind, EvalLine, Judged } from './evalLine.ts';
import { readLines } from './readLines.ts';
import { trainingRelease } from './trainingRelease.ts';

/** Kinds that need a trained release. */
type TrainedKind = Exclude<EvalKind, 'masking'>;
export type EvalOptions = {
  /** JSONL or CSV to measure. */
  data: string;
  /** JSONL or CSV to train on instead of the release; `label: null` is an out-of-scope example. */
  train?: string;
  modelsDir: string;
  cacheDir: string;
  /** A running understanding and the release to measure with it; needed without `train`, except for masking. `earlier` is compared with, line by line. */
  served?: { nlu: Nlu; release: ReleaseContent; earlier: ReleaseContent | null };
  onProgress?: (text: string) => void;
};

/**
 * Measures one kind of understanding on a file and returns the figures under the fixed keys of docs/evaluation.md.
 * @throws EvalDataError for a file that cannot be used; Error when there is nothing to measure
 */
export async function runEval(kind: EvalKind, options: EvalOptions): Promise<Record<string, unknown>> {
  const lines = await readLines(options.data, kind);
  if (kind === 'masking') return { kind, n: lines.length, ...evalMasking(lines), encoder: 'none' };
  if (options.train !== undefined) return withTraining(kind, lines, await readLines(options.train, 'training'), options);
  if (!options.served) throw new Error('there is no release to measure; publish one or give --train');
  const { nlu, release, earlier } = options.served;
  const measured = await measure(kind, { nlu, lines, release, language: null, options });
  if (!earlier || kind === 'entities') return measured.report;
  const before = await measure(kind, { nlu, lines, release: earlier, language: null, options });
  const run = ({ releaseId, number }: ReleaseContent, judged: readonly Judged[]): Run => ({ release: releaseId, number, outcomes: outcomesOf(kind, judged) });
  return { ...measured.report, comparison: compareRuns(run(earlier, before.judged), run(release, measured.judged)) };
}

async function withTraining(kind: TrainedKind, lines: readonly EvalLine[], training: readonly EvalLine[], options: EvalOptions): Promise<Record<string, unknown>> {
  const release = trainingRelease(training);
  const nlu = await createNlu({ modelsDir: options.modelsDir, cacheDir: options.cacheDir });
  try {
    const { report } = await measure(kind, { nlu, lines, release, language: majority(training), options });
    await nlu.projection.drop(release.releaseId);
    return report;
  } finally {
    await nlu.close();
  }
}

type Measuring = { nlu: Nlu; lines: readonly EvalLine[]; release: ReleaseContent; language: Language | null; options: EvalOptions };

async function measure(kind: TrainedKind, { nlu, lines, release, language, options }: Measuring): Promise<{ report: Record<string, unknown>; judged: Judged[] }> {
  const trainSeconds = await train(nlu, release, options);
  const judged = await understandAll(nlu, lines, release.releaseId, language);
  const took = judged.map((j) => j.seen.timingsMs['total'] ?? 0);
  const report = { kind, n: lines.length, ...judge(kind, judged), p50Ms: round(quantile(took, 0.5), 2), p99Ms: round(quantile(took, 0.99), 2), encoder: nlu.encoder.semantic ? nlu.encoder.id : 'lexical', trainSeconds };
  return { report, judged };
}

/** Seconds from the release's texts to a serving model; near zero when it was trained before. */
async function train(nlu: Nlu, release: ReleaseContent, options: EvalOptions): Promise<number> {
  await nlu.encoder.ready();
  const begun = performance.now();
  await nlu.projection.build(release, (_done, note) => note && options.onProgress?.(note));
  // The first build of a process may serve by words alone until the full model is ready; that is not what is measured.
  await nlu.idle();
  return round((performance.now() - begun) / 1000, 1);
}

async function understandAll(nlu: Nlu, lines: readonly EvalLine[], release: string, language: Language | null): Promise<Judged[]> {
  const judged: Judged[] = [];
  // One after another: that is how long a customer waits, too.
  for (const line of lines) {
    const context = { ...(line.reference_date ? { referenceDate: line.reference_date } : {}), ...(language ? { language } : {}) };
    judged.push({ line, seen: await nlu.parse(line.text, release, context) });
  }
  return judged;
}

function majority(lines: readonly EvalLine[]): Language {
  return lines.filter((l) => detectLanguage(l.text) === 'zh').length * 2 > lines.length ? 'zh' : 'en';
}

function judge(kind: TrainedKind, judged: readonly Judged[]): Record<string, unknown> {
  switch (kind) {
    case 'intents': return judgeIntents(judged);
    case 'calibration': return judgeCalibration(judged);
    case 'oos': return judgeScope(judged);
    case 'escalation': return judgeEscalation(judged);
    case 'entities': return judgeEntities(judged);
  }
}

function evalMasking(lines: readonly EvalLine[]): Record<string, unknown> {
  const judged = lines.map((line) => {
    const begun = performance.now();
    return { line, result: mask(line.text, line.previous), tookMs: performance.now() - begun };
  });
  const took = judged.map((j) => j.tookMs);
  return { ...judgeMasking(judged), p50Ms: round(quantile(took, 0.5), 3), p99Ms: round(quantile(took, 0.99), 3) };
}

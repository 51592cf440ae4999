import type { Language, ReleaseContent, Understanding } from '@lobby/contracts';
import { createNlu, type Nlu } from '../createNlu.ts';
import { detectLanguage } from '../language/detectLanguage.ts';
import { judgeEntities, judgeMasking } from './judgeSpans.ts';
import { judgeEscalation, judgeIntents, judgeScope } from './judgeTopics.ts';
import { quantile, round } from './metrics.ts';
import { readLines, type EvalLine } from './readLines.ts';
import { trainingRelease } from './trainingRelease.ts';

export type EvalKind = 'intents' | 'oos' | 'escalation' | 'entities' | 'masking';
export type EvalOptions = {
  /** JSONL or CSV to measure. */
  data: string;
  /** JSONL or CSV to train on instead of the release; `label: null` is an out-of-scope example. */
  train?: string;
  modelsDir: string;
  cacheDir: string;
  /** The release to measure; needed without `train`, except for masking. */
  release: ReleaseContent | null;
  onProgress?: (text: string) => void;
};
/** One line with what understanding made of it. */
export type Judged = { line: EvalLine; seen: Understanding };

/** Measures one kind of understanding on a file and returns the figures under the fixed keys of docs/evaluation.md. Throws for unusable files. */
export async function runEval(kind: EvalKind, options: EvalOptions): Promise<Record<string, unknown>> {
  const lines = await readLines(options.data);
  if (lines.length === 0) throw new Error(`${options.data} holds no lines`);
  const training = options.train === undefined ? null : await readLines(options.train);
  const release = training ? trainingRelease(training) : options.release;
  if (!release && kind !== 'masking') throw new Error('there is no release to measure; publish one or give --train');
  const nlu = await createNlu({ modelsDir: options.modelsDir, cacheDir: options.cacheDir });
  try {
    await nlu.encoder.ready();
    const begun = performance.now();
    if (release && kind !== 'masking') await nlu.projection.build(release, (_done, note) => note && options.onProgress?.(note));
    const trainSeconds = round((performance.now() - begun) / 1000, 1);
    const judged = await understandAll(nlu, lines, release?.releaseId ?? 'none', training ? majority(training) : null);
    const total = judged.map((j) => j.seen.timingsMs['total'] ?? 0);
    return { kind, n: lines.length, ...judge(kind, judged, nlu), p50Ms: round(quantile(total, 0.5), 2), p99Ms: round(quantile(total, 0.99), 2), encoder: nlu.encoder.semantic ? nlu.encoder.id : 'lexical', trainSeconds };
  } finally {
    if (training && release) await nlu.projection.drop(release.releaseId);
    await nlu.close();
  }
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

function judge(kind: EvalKind, judged: readonly Judged[], nlu: Nlu): Record<string, unknown> {
  switch (kind) {
    case 'intents': return judgeIntents(judged);
    case 'oos': return judgeScope(judged);
    case 'escalation': return judgeEscalation(judged);
    case 'entities': return judgeEntities(judged);
    case 'masking': return judgeMasking(judged, (text) => nlu.mask(text));
  }
}

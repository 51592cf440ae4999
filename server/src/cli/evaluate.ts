import { readFileSync, writeFileSync } from 'node:fs';
import { DialogueCase } from '@lobby/conversation';
import { compareReports, confidencePlot, runEval, type CalibrationBin, type EvalKind } from '@lobby/nlu';
import { readEnv } from '@lobby/service-kit';
import type { ZodType } from 'zod';
import { DEFAULT_CACHE, DEFAULT_MODELS } from '../paths.ts';
import type { House } from '../wireHouse.ts';
import { fromCaller, print, readArguments } from './arguments.ts';
import { RetrievalLine, evaluateRetrieval } from './evaluateRetrieval.ts';
import { describeFlows, evaluateDialogues, evaluateRegression } from './evaluateDialogues.ts';
import { evaluateInjections } from './evaluateInjections.ts';
import { evaluateLeaks, LeakLine } from './evaluateLeaks.ts';
import { evaluateWording } from './evaluateWording.ts';
import { printReport } from './printReport.ts';
import { readLines } from './readLines.ts';
import { compareRegression } from './compareRegression.ts';
import { namesReleases, releasePair } from './releasePair.ts';
import { withHouse } from './withHouse.ts';

const UNDERSTANDING: readonly string[] = ['intents', 'oos', 'escalation', 'entities', 'masking', 'calibration'] satisfies EvalKind[];
const KINDS = [...UNDERSTANDING, 'retrieval', 'dialogues', 'injections', 'leaks', 'wording', 'regression', 'flows'];
/** Of these two releases can be compared line by line. */
const COMPARABLE: readonly string[] = ['intents', 'oos', 'escalation', 'calibration', 'regression'];
/** These read the content folder and no file. */
const WITHOUT_FILE: readonly string[] = ['regression', 'flows'];
const FLAGS = ['data', 'train', 'plot', 'compare', 'trace', 'coverage', 'patience'] as const;

type Flags = Partial<Record<(typeof FLAGS)[number], string>>;
type Report = Record<string, unknown>;

/**
 * `eval KIND --data F [--train F2] [--plot FILE.svg] [--compare [N[..M] | REPORT.json]] [--trace] [--coverage] [--patience SECONDS] [--json]`: measures understanding, retrieval, dialogues and
 * the regression bench (docs/evaluation.md).
 */
export async function evaluate(args: readonly string[]): Promise<number> {
  const [kind = '', ...rest] = args;
  const { json, ...flags } = readArguments(rest, FLAGS);
  checkFlags(kind, flags);
  const report: Report = { ...(await measured(kind, flags)) };
  if (flags.compare && !namesReleases(flags.compare)) report['comparison'] = compareReports(JSON.parse(readFileSync(fromCaller(flags.compare), 'utf8')) as Report, report);
  if (flags.plot) writeFileSync(fromCaller(flags.plot), plotOf(kind, report));
  if (json) print(report, true);
  else printReport(report);
  return 0;
}

function checkFlags(kind: string, { data, train, compare }: Flags): void {
  if (!KINDS.includes(kind)) throw new Error(`Say what to measure: ${KINDS.join(', ')}`);
  if (!WITHOUT_FILE.includes(kind) && (!data || data === 'true')) throw new Error(`Say on which file: eval -- ${kind} --data F`);
  if (compare && namesReleases(compare) && (train || !COMPARABLE.includes(kind))) throw new Error(`--compare without a report compares two releases of this installation, for ${COMPARABLE.join(', ')} and without --train; else give it an earlier report: --compare REPORT.json`);
}

function measured(kind: string, { data = '', train, compare, trace, coverage, patience }: Flags): Promise<object> {
  const releases = compare && namesReleases(compare) ? compare : null;
  if (kind === 'regression') return releases ? trained(async (house) => ({ kind, comparison: await compareRegression(house, await releasePair(house, releases)) }), 'own') : trained(evaluateRegression);
  if (kind === 'flows') return withHouse('fresh', describeFlows);
  const file = fromCaller(data);
  if (kind === 'leaks') return evaluateLeaks(linesOf(file, LeakLine));
  if (kind === 'injections') return trained((house) => evaluateInjections(house, file));
  if (kind === 'wording') return trained((house) => evaluateWording(house, linesOf(file, RetrievalLine), patience));
  if (kind === 'retrieval' || kind === 'dialogues') {
    // Read first: a file that cannot be used is refused at once, not after the start.
    const lines = linesOf(file, kind === 'retrieval' ? RetrievalLine : DialogueCase);
    return trained((house) => (kind === 'retrieval' ? evaluateRetrieval(house, lines) : evaluateDialogues(house, lines, { trace: trace !== undefined, coverage: coverage !== undefined })));
  }
  return understanding(kind as EvalKind, file, train, releases);
}

/** On the lines of `train`, on two releases of the own record, or on a fresh record's release. */
function understanding(kind: EvalKind, data: string, train: string | undefined, releases: string | null): Promise<object> {
  const options = { data, modelsDir: readEnv().MODELS_DIR ?? DEFAULT_MODELS, cacheDir: readEnv().CACHE_DIR ?? DEFAULT_CACHE, onProgress: (text: string) => process.stderr.write(`${text}\n`) };
  if (train) return runEval(kind, { ...options, train: fromCaller(train) });
  if (kind === 'masking') return runEval(kind, options);
  if (releases) return trained(async (house) => runEval(kind, { ...options, served: { nlu: house.nlu, ...(await releasePair(house, releases)) } }), 'own');
  return trained(async ({ nlu, knowledge }) => {
    const release = await knowledge.releaseContent();
    if (!release) throw new Error('Nothing has been published here: start Lobby once, or publish a release.');
    return runEval(kind, { ...options, served: { nlu, release, earlier: null } });
  });
}

/** The confidence plot of a report that has one. @throws Error when the kind states no probabilities */
function plotOf(kind: string, report: Report): string {
  const bins = report['calibration'];
  if (!Array.isArray(bins)) throw new Error(`--plot draws stated probabilities: intents and calibration have them, ${kind} has not`);
  const number = (key: string): number => (typeof report[key] === 'number' ? report[key] : 0);
  return confidencePlot(bins as CalibrationBin[], { title: `Lobby ${kind}`, n: number('n'), accuracy: number('accuracy'), ece: number('ece') });
}

/** On a release whose full model and vectors are ready: a measurement must not depend on how far a background build has come. */
function trained<T>(work: (house: House) => Promise<T>, record: 'own' | 'fresh' = 'fresh'): Promise<T> {
  return withHouse(record, async (house) => {
    await Promise.all([house.nlu.idle(), house.knowledge.idle()]);
    return work(house);
  });
}

const linesOf = (file: string, shape: ZodType): unknown[] => readLines(file, readFileSync(file, 'utf8'), shape);

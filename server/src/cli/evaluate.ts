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
import { withHouse } from './withHouse.ts';

const UNDERSTANDING: readonly string[] = ['intents', 'oos', 'escalation', 'entities', 'masking', 'calibration'] satisfies EvalKind[];
const KINDS = [...UNDERSTANDING, 'retrieval', 'dialogues', 'injections', 'leaks', 'wording', 'regression', 'flows'];
/** These read the content folder and no file. */
const WITHOUT_FILE: readonly string[] = ['regression', 'flows'];
const FLAGS = ['data', 'train', 'plot', 'compare', 'trace', 'coverage', 'patience'] as const;

type Flags = Partial<Record<(typeof FLAGS)[number], string>>;
type Report = Record<string, unknown>;

/**
 * `eval KIND --data F [--train F2] [--plot FILE.svg] [--compare [REPORT.json]] [--trace] [--coverage] [--patience SECONDS] [--json]`: measures understanding, retrieval, dialogues and
 * the regression bench (docs/evaluation.md).
 */
export async function evaluate(args: readonly string[]): Promise<number> {
  const [kind = '', ...rest] = args;
  const { json, ...flags } = readArguments(rest, FLAGS);
  checkFlags(kind, flags);
  const report: Report = { ...(await measured(kind, flags)) };
  if (flags.compare && flags.compare !== 'true') report['comparison'] = compareReports(JSON.parse(readFileSync(fromCaller(flags.compare), 'utf8')) as Report, report);
  if (flags.plot) writeFileSync(fromCaller(flags.plot), plotOf(kind, report));
  if (json) print(report, true);
  else printReport(report);
  return 0;
}

function checkFlags(kind: string, { data, train, compare }: Flags): void {
  if (!KINDS.includes(kind)) throw new Error(`Say what to measure: ${KINDS.join(', ')}`);
  if (!WITHOUT_FILE.includes(kind) && (!data || data === 'true')) throw new Error(`Say on which file: eval -- ${kind} --data F`);
  if (compare === 'true' && (train || !UNDERSTANDING.includes(kind))) throw new Error('--compare without a file compares this installation\'s last two releases; with --train, or for other kinds, give it an earlier report: --compare REPORT.json');
}

function measured(kind: string, { data = '', train, compare, trace, coverage, patience }: Flags): Promise<object> {
  if (kind === 'regression') return trained(evaluateRegression);
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
  const options = { data: file, modelsDir: readEnv().MODELS_DIR ?? DEFAULT_MODELS, cacheDir: readEnv().CACHE_DIR ?? DEFAULT_CACHE, onProgress: (text: string) => process.stderr.write(`${text}\n`) };
  if (train) return runEval(kind as EvalKind, { ...options, train: fromCaller(train) });
  if (kind === 'masking') return runEval(kind, options);
  return trained(async (house) => runEval(kind as EvalKind, { ...options, served: { nlu: house.nlu, ...(await releasesOf(house, compare === 'true')) } }), compare === 'true' ? 'own' : 'fresh');
}

async function releasesOf({ knowledge }: House, both: boolean): Promise<{ release: ReleaseOf; earlier: ReleaseOf | null }> {
  const release = await knowledge.releaseContent();
  if (!release) throw new Error('Nothing has been published here: start Lobby once, or publish a release.');
  const earlier = both ? await knowledge.previousReleaseContent() : null;
  if (both && !earlier) throw new Error('There is only one release so far: nothing to compare with.');
  return { release, earlier };
}

type ReleaseOf = NonNullable<Awaited<ReturnType<House['knowledge']['releaseContent']>>>;

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

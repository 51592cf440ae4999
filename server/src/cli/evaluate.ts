import { readFileSync } from 'node:fs';
import { runEval, type EvalKind } from '@lobby/nlu';
import { readEnv } from '@lobby/service-kit';
import { CACHE, DEFAULT_MODELS } from '../paths.ts';
import type { House } from '../wireHouse.ts';
import { fromCaller, print, readArguments } from './arguments.ts';
import { evaluateRetrieval } from './evaluateRetrieval.ts';
import { evaluateDialogues, evaluateRegression } from './evaluateDialogues.ts';
import { readLines } from './readLines.ts';
import { withHouse } from './withHouse.ts';

const UNDERSTANDING: readonly string[] = ['intents', 'oos', 'escalation', 'entities', 'masking'] satisfies EvalKind[];
const KINDS = [...UNDERSTANDING, 'retrieval', 'dialogues', 'regression'];

/** `eval KIND --data F [--train F2] [--trace] [--coverage] [--json]`: measures understanding, retrieval, dialogues and the regression bench (docs/evaluation.md). */
export async function evaluate(args: readonly string[]): Promise<number> {
  const [kind = '', ...rest] = args;
  const { data, train, json, trace, coverage } = readArguments(rest, ['data', 'train', 'trace', 'coverage']);
  if (!KINDS.includes(kind)) throw new Error(`Say what to measure: ${KINDS.join(', ')}`);
  if (kind === 'regression') return show(await trained(evaluateRegression), json);
  if (!data) throw new Error(`Say on which file: eval -- ${kind} --data F`);
  const file = fromCaller(data);
  const measured = UNDERSTANDING.includes(kind) ? await measureUnderstanding(kind as EvalKind, file, train ? fromCaller(train) : null) : await trained((house) => (kind === 'retrieval' ? evaluateRetrieval(house, linesOf(file)) : evaluateDialogues(house, linesOf(file), { trace: trace !== undefined, coverage: coverage !== undefined })));
  return show(measured, json);
}

function show(measured: object, json: string | undefined): number {
  print(measured, json !== undefined);
  return 0;
}

async function measureUnderstanding(kind: EvalKind, data: string, train: string | null): Promise<object> {
  const options = { data, modelsDir: readEnv().MODELS_DIR ?? DEFAULT_MODELS, cacheDir: CACHE, onProgress: (text: string) => process.stderr.write(`${text}\n`), ...(train ? { train } : {}) };
  if (train || kind === 'masking') return runEval(kind, { ...options, release: null });
  return withHouse('fresh', async (house) => runEval(kind, { ...options, release: await house.knowledge.releaseContent() }));
}

/** On a fresh release whose full model and vectors are ready: a measurement must not depend on how far a background build has come. */
function trained<T>(work: (house: House) => Promise<T>): Promise<T> {
  return withHouse('fresh', async (house) => {
    await Promise.all([house.nlu.idle(), house.knowledge.idle()]);
    return work(house);
  });
}

const linesOf = (file: string): unknown[] => readLines(file, readFileSync(file, 'utf8'));

import { readFileSync } from 'node:fs';
import { runDialogues } from '@lobby/conversation';
import { runEval, type EvalKind } from '@lobby/nlu';
import { readEnv } from '@lobby/service-kit';
import { CACHE, DEFAULT_MODELS } from '../paths.ts';
import type { House } from '../wireHouse.ts';
import { fromCaller, print, readArguments } from './arguments.ts';
import { evaluateRetrieval } from './evaluateRetrieval.ts';
import { withHouse } from './withHouse.ts';

const UNDERSTANDING: readonly string[] = ['intents', 'oos', 'escalation', 'entities', 'masking'] satisfies EvalKind[];
const KINDS = [...UNDERSTANDING, 'retrieval', 'dialogues'];
/** Who speaks in dialogues that need a customer the bank knows: the first of the sandbox. */
const SCRIPTED_CUSTOMER = 'YT100001';

/** `eval KIND --data F [--train F2] [--json]`: measures understanding, retrieval and dialogues (docs/evaluation.md). */
export async function evaluate(args: readonly string[]): Promise<number> {
  const [kind = '', ...rest] = args;
  const { data, train, json } = readArguments(rest, ['data', 'train']);
  if (!KINDS.includes(kind)) throw new Error(`Say what to measure: ${KINDS.join(', ')}`);
  if (!data) throw new Error(`Say on which file: eval -- ${kind} --data F`);
  const file = fromCaller(data);
  const measured = UNDERSTANDING.includes(kind) ? await measureUnderstanding(kind as EvalKind, file, train ? fromCaller(train) : null) : await trained((house) => (kind === 'retrieval' ? evaluateRetrieval(house, linesOf(file)) : evaluateDialogues(house, linesOf(file))));
  print(measured, json !== undefined);
  return 0;
}

async function measureUnderstanding(kind: EvalKind, data: string, train: string | null): Promise<object> {
  const options = { data, modelsDir: readEnv().MODELS_DIR ?? DEFAULT_MODELS, cacheDir: CACHE, onProgress: (text: string) => process.stderr.write(`${text}\n`), ...(train ? { train } : {}) };
  if (train || kind === 'masking') return runEval(kind, { ...options, release: null });
  return withHouse('fresh', async (house) => runEval(kind, { ...options, release: await house.knowledge.releaseContent() }));
}

async function evaluateDialogues(house: House, lines: readonly unknown[]): Promise<object> {
  const release = house.knowledge.currentRelease() ?? '';
  const { failures, ...report } = await runDialogues(lines, { runTurn: house.runTurn, releaseId: release, bankCustomerId: SCRIPTED_CUSTOMER });
  return { ...report, encoder: house.nlu.status().name, failures };
}

/** On a fresh release whose full model and vectors are ready: a measurement must not depend on how far a background build has come. */
function trained<T>(work: (house: House) => Promise<T>): Promise<T> {
  return withHouse('fresh', async (house) => {
    await Promise.all([house.nlu.idle(), house.knowledge.idle()]);
    return work(house);
  });
}

/** The lines of a JSONL file. @throws Error naming the line that is no JSON */
function linesOf(file: string): unknown[] {
  return readFileSync(file, 'utf8').split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      return [JSON.parse(line) as unknown];
    } catch {
      throw new Error(`${file}:${i + 1} is not JSON`);
    }
  });
}

import { runEval, type EvalKind } from '@lobby/nlu';
import { readEnv } from '@lobby/service-kit';
import { CACHE, DEFAULT_MODELS } from '../paths.ts';
import { fromCaller, print, readArguments } from './arguments.ts';
import { withHouse } from './withHouse.ts';

const UNDERSTANDING: readonly string[] = ['intents', 'oos', 'escalation', 'entities', 'masking'] satisfies EvalKind[];

/** `eval KIND --data F [--train F2] [--json]`: measures understanding, retrieval and dialogues (docs/evaluation.md). */
export async function evaluate(args: readonly string[]): Promise<number> {
  const [kind = '', ...rest] = args;
  const { data, train, json } = readArguments(rest, ['data', 'train']);
  if (!UNDERSTANDING.includes(kind)) throw new Error(`Say what to measure: ${UNDERSTANDING.join(', ')}`);
  if (!data) throw new Error(`Say on which file: eval -- ${kind} --data F`);
  const options = { data: fromCaller(data), modelsDir: readEnv().MODELS_DIR ?? DEFAULT_MODELS, cacheDir: CACHE, onProgress: (text: string) => process.stderr.write(`${text}\n`) };
  const measure = (release: Parameters<typeof runEval>[1]['release']) => runEval(kind as EvalKind, { ...options, release, ...(train ? { train: fromCaller(train) } : {}) });
  print(train || kind === 'masking' ? await measure(null) : await withHouse('fresh', async (house) => measure(await house.knowledge.releaseContent())), json !== undefined);
  return 0;
}

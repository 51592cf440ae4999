import { BENCH_NAMES, runBench } from '../../../bench/index.ts';
import { auditVerify } from './auditVerify.ts';
import { backup, restore } from './backup.ts';
import { deadTurns } from './deadTurns.ts';
import { evaluate } from './evaluate.ts';
import { fetchModelFiles } from './fetchModels.ts';
import { knowledgeImport, knowledgeRebuild } from './knowledge.ts';
import { knowledgeLint } from './knowledgeLint.ts';
import { print, readArguments } from './arguments.ts';

type Command = (args: readonly string[]) => Promise<number>;

/** Name on the command line → what runs. Each resolves to the exit code. */
export const commands: Readonly<Record<string, Command>> = {
  'fetch-models': fetchModelFiles,
  eval: evaluate,
  bench,
  'knowledge-import': knowledgeImport,
  'knowledge-lint': knowledgeLint,
  'knowledge-rebuild': knowledgeRebuild,
  'audit-verify': auditVerify,
  'dead-turns': deadTurns,
  backup,
  restore,
};

async function bench(args: readonly string[]): Promise<number> {
  const [name = 'all', ...rest] = args[0]?.startsWith('--') ? ['all', ...args] : args;
  const { json, ...options } = readArguments(rest, ['only', 'share', 'seed', 'plan']);
  if (name === 'list') process.stdout.write(`${BENCH_NAMES.join('\n')}\n`);
  else print(await runBench(name, options), json !== undefined);
  return 0;
}

import { BENCHES, BENCH_OPTIONS, runBench } from '../../../bench/index.ts';
import { auditVerify } from './auditVerify.ts';
import { backup, restore } from './backup.ts';
import { deadTurns } from './deadTurns.ts';
import { evaluate } from './evaluate.ts';
import { fetchModelFiles } from './fetchModels.ts';
import { knowledgeImport, knowledgeRebuild } from './knowledge.ts';
import { knowledgeExport } from './knowledgeFiles.ts';
import { knowledgeLint } from './knowledgeLint.ts';
import { migrate } from './migrate.ts';
import { staffRescue } from './staffRescue.ts';
import { train } from './train.ts';
import { print, readArguments } from './arguments.ts';

type Command = (args: readonly string[]) => Promise<number>;

/** Name on the command line → what runs. Each resolves to the exit code. */
export const commands: Readonly<Record<string, Command>> = {
  'fetch-models': fetchModelFiles,
  train,
  eval: evaluate,
  bench,
  'knowledge-import': knowledgeImport,
  'knowledge-export': knowledgeExport,
  'knowledge-lint': knowledgeLint,
  'knowledge-rebuild': knowledgeRebuild,
  'audit-verify': auditVerify,
  'dead-turns': deadTurns,
  'staff-rescue': staffRescue,
  migrate,
  backup,
  restore,
};

/** `bench [NAME] [--json]`: without a name it lists what there is; `all` runs everything that does not take many minutes. */
async function bench(args: readonly string[]): Promise<number> {
  const name = args[0]?.startsWith('--') ? undefined : args[0];
  const { json, ...options } = readArguments(name === undefined ? args : args.slice(1), BENCH_OPTIONS);
  if (name !== undefined && name !== 'list') print(await runBench(name, options), json !== undefined);
  else if (json !== undefined) print({ benches: BENCHES.map(({ name: n, about }) => ({ name: n, about })) }, true);
  else process.stdout.write(`npm run bench -- NAME [--json]\n\n${BENCHES.map((b) => `  ${b.name.padEnd(14)} ${b.about}${b.long ? ' · not in "all"' : ''}`).join('\n')}\n  ${'all'.padEnd(14)} the others, one after another\n`);
  return 0;
}

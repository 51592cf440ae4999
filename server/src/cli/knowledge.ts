import { describeInvalid } from '@lobby/knowledge';
import { fromCaller, readArguments } from './arguments.ts';
import { importFile } from './knowledgeFiles.ts';
import { withHouse } from './withHouse.ts';

/** `knowledge:import --dir D [--author A] [--approve-as B]`: all or nothing; without `--approve-as` the versions wait for review. With `--file` one file, see importFile. */
export async function knowledgeImport(args: readonly string[]): Promise<number> {
  if (args.includes('--file')) return importFile(args);
  const { dir, author = 'import', 'approve-as': approver } = readArguments(args, ['dir', 'author', 'approve-as']);
  if (!dir) throw new Error('Say what: knowledge:import -- --dir DIR or --file FILE');
  return withHouse('own', async (house) => {
    const result = await house.knowledge.importFolder(fromCaller(dir), { author, ...(approver ? { approver } : {}) });
    if (!result.ok) {
      process.stderr.write(`Nothing was imported:\n${describeInvalid(result.invalid)}\n`);
      return 1;
    }
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return 0;
  });
}

/** `knowledge:rebuild`: remakes the projections of the current release from the record alone. */
export async function knowledgeRebuild(args: readonly string[]): Promise<number> {
  readArguments(args, []);
  return withHouse('own', async (house) => {
    await house.knowledge.rebuild();
    await house.knowledge.idle();
    process.stdout.write(`Rebuilt ${house.knowledge.currentRelease() ?? 'nothing: no release has been published'}.\n`);
    return 0;
  });
}

import { commands } from './cli/commands.ts';

const UNFINISHED = 70;
process.once('exit', (code) => { if (code === UNFINISHED) process.stderr.write('The command ended before its work did; please report this.\n'); });

/** `node dist/server/cli.mjs COMMAND …`: the one door of all command lines. */
async function main(): Promise<void> {
  const [name = '', ...args] = process.argv.slice(2);
  const command = commands[name];
  if (!command) {
    process.stderr.write(`There is no command "${name}". Commands: ${Object.keys(commands).join(', ')}\n`);
    process.exit(2);
  }
  // What is left when nothing keeps the process any more and the command has not ended: no success.
  process.exitCode = UNFINISHED;
  process.exitCode = await command(args);
}


main().then(() => process.exit(), (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});

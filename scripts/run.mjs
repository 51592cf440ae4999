/** `npm run eval|bench|knowledge:*|…`: makes sure the build is fresh and hands the arguments to the built command line. */
import { ROOT, ensureBuilt, ensureInstalled } from './lib/ensure.mjs';
import { exec, outputToStderr } from './lib/exec.mjs';

// With --json the answer alone may stand on stdout: build messages go to stderr.
const json = process.argv.includes('--json');
const write = process.stdout.write.bind(process.stdout);
if (json) process.stdout.write = process.stderr.write.bind(process.stderr);
outputToStderr(json);
await ensureInstalled();
await ensureBuilt();
outputToStderr(false);
process.stdout.write = write;
const { code } = await exec(process.execPath, ['--max-old-space-size=4096', 'dist/server/cli.mjs', ...process.argv.slice(2)], { cwd: ROOT, env: { LOBBY_CWD: process.env.INIT_CWD ?? process.cwd() } });
process.exit(code);

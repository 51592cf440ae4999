/**
 * `npm start`: everything a fresh machine needs, then the server, as a child with the environment that it wants from its first moment.
 * Nothing here imports a dependency before `ensureInstalled` has run.
 */
import { chdir } from 'node:process';
import { ROOT, ensureBuilt, ensureInstalled } from './lib/ensure.mjs';
import { exec } from './lib/exec.mjs';
import { runServer } from './lib/runServer.mjs';

chdir(ROOT);
await ensureInstalled();
await ensureBuilt();
// Missing model files are no reason not to start: the server then says what that costs.
await exec(process.execPath, ['dist/server/cli.mjs', 'fetch-models'], { cwd: ROOT });
process.exit(await runServer('dist/server/main.mjs'));

/**
 * `npm start`: everything a fresh machine needs, then the server in this very process (so that Ctrl-C reaches it).
 * Nothing here imports a dependency before `ensureInstalled` has run.
 */
import { chdir } from 'node:process';
import { ROOT, ensureBuilt, ensureInstalled } from './lib/ensure.mjs';
import { exec } from './lib/exec.mjs';

chdir(ROOT);
await ensureInstalled();
await ensureBuilt();
// Missing model files are no reason not to start: the server then says what that costs.
await exec(process.execPath, ['dist/server/cli.mjs', 'fetch-models'], { cwd: ROOT });
await import('../dist/server/main.mjs');

/** `npm run check`: types, lint, boundaries, dead code, migrations in step with the schema, links in docs. Exactly what CI adds. */
import { ROOT, ensureInstalled } from './lib/ensure.mjs';
import { exec } from './lib/exec.mjs';
import { say } from './lib/say.mjs';

await ensureInstalled();
const bin = (/** @type {string} */ name) => `${ROOT}node_modules/.bin/${name}`;
/** @type {[string, string, string[]][]} */
const steps = [
  ['types (server side)', bin('tsc'), ['-p', 'tsconfig.json']],
  ['types (screens)', bin('tsc'), ['-p', 'tsconfig.web.json']],
  ['types (widget)', bin('tsc'), ['-p', 'apps/chat-widget/tsconfig.json']],
  ['lint', bin('oxlint'), ['--quiet']],
  ['boundaries', process.execPath, ['scripts/boundaries.mjs']],
  ['dead code', bin('knip'), ['--no-progress']],
  ['links in docs', process.execPath, ['scripts/links.mjs']],
];
let failed = 0;
for (const [name, command, args] of steps) {
  const { code } = await exec(command, args, { cwd: ROOT });
  say(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  if (code !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);

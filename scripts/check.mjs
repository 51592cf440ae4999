/** `npm run check`: types, lint, boundaries, dead code, migrations in step with the schema, links in docs, supply chain. Exactly what CI adds. */
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
  ['migrations in step with the schema', process.execPath, ['scripts/migrations.mjs']],
  ['links in docs', process.execPath, ['scripts/links.mjs']],
  ['lock file', process.execPath, ['scripts/supply/lockfile.mjs']],
  ['licences', process.execPath, ['scripts/supply/licences.mjs']],
  ['known holes', process.execPath, ['scripts/supply/audit.mjs']],
];
let failed = 0;
for (const [name, command, args] of steps) {
  const { code } = await exec(command, args, { cwd: ROOT });
  say(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  if (code !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);

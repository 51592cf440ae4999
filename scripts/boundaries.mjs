/** Runs dependency-cruiser and refuses a run that saw nothing: without a TypeScript reader it cruises zero modules and reports success. */
import { ROOT } from './lib/ensure.mjs';
import { exec } from './lib/exec.mjs';

const MODULES_AT_LEAST = 100;
const { code, out } = await exec(process.execPath, ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', 'packages', 'services', 'apps', 'server', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'], { cwd: ROOT, capture: true });
const { summary } = JSON.parse(out);
for (const v of summary.violations) process.stdout.write(`${v.rule.severity} ${v.rule.name}: ${v.from} → ${v.to}\n`);
if (summary.totalCruised < MODULES_AT_LEAST) {
  process.stdout.write(`only ${summary.totalCruised} modules were read: the TypeScript reader is missing\n`);
  process.exit(1);
}
process.exit(summary.error > 0 || code !== 0 ? 1 : 0);

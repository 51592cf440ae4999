/**
 * `npm audit` as a gate: a known hole of high or critical severity in what is shipped fails, unless scripts/supply/exceptions.json says why it may stay and until when.
 * A registry that offers no audit is said aloud and fails nothing.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/ensure.mjs';
import { exec } from '../lib/exec.mjs';
import { say } from '../lib/say.mjs';

const GRAVE = new Set(['high', 'critical']);
/** @type {{ advisory: string, reason: string, until: string }[]} */
const exceptions = JSON.parse(readFileSync(join(ROOT, 'scripts', 'supply', 'exceptions.json'), 'utf8'));
const today = new Date().toISOString().slice(0, 10);
const { out } = await exec('npm', ['audit', '--omit=dev', '--json', '--loglevel=silent'], { cwd: ROOT, capture: true });
const report = parse(out);
if (!report?.vulnerabilities) {
  say('the registry offers no audit: known holes were NOT looked up');
  process.exit(0);
}
const found = Object.values(report.vulnerabilities).flatMap((v) => v.via).filter((via) => typeof via === 'object' && GRAVE.has(via.severity));
const open = found.filter((via) => !exceptions.some((e) => via.url?.endsWith(e.advisory) && e.until >= today));
for (const via of open) process.stdout.write(`audit  ${via.severity} in ${via.name}: ${via.title} (${via.url})\n`);
process.exit(open.length === 0 ? 0 : 1);

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

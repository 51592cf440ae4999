/**
 * `npm audit` as a gate: a known hole of high or critical severity in what is shipped fails, unless scripts/supply/exceptions.json says why it may stay and until when. So does a look-up that did
 * not succeed; a registry that has no audit is said aloud, and passes only as long as a dated exception says so.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/ensure.mjs';
import { exec } from '../lib/exec.mjs';
import { say } from '../lib/say.mjs';
import { auditVerdict } from './auditVerdict.mjs';

/** @type {import('./auditVerdict.mjs').Exceptions} */
const exceptions = JSON.parse(readFileSync(join(ROOT, 'scripts', 'supply', 'exceptions.json'), 'utf8'));
// `audit=false` keeps it out of installs; here it is asked for by name.
const { out } = await exec('npm', ['audit', '--omit=dev', '--json', '--loglevel=silent'], { cwd: ROOT, capture: true });
const { ok, lines } = auditVerdict(out, exceptions, new Date().toISOString().slice(0, 10));
for (const line of lines) say(`audit  ${line}`);
process.exit(ok ? 0 : 1);

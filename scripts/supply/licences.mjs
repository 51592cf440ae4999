/** Every package in the lock file has a licence that Lobby may be shipped with; `A OR B` needs one of them, `A AND B` all. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/ensure.mjs';

const ALLOWED = new Set(['Apache-2.0', 'MIT', 'MIT-0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'ISC', 'MPL-2.0', 'BlueOak-1.0.0', 'CC0-1.0', 'Unlicense', 'Python-2.0', 'Zlib']);
/** Packages whose package.json names none, or not which: what their licence file says, read by a person. */
const READ_BY_HAND = { 'node_modules/xmlhttprequest-ssl': 'MIT', 'node_modules/duck': 'BSD-2-Clause' };

const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
const packages = Object.entries(lock.packages).filter(([path, entry]) => path.includes('node_modules/') && !entry.link);
const wrong = packages.map(([path, entry]) => [path, READ_BY_HAND[/** @type {keyof typeof READ_BY_HAND} */ (path)] ?? entry.license ?? 'none named']).filter(([, licence]) => !isAllowed(licence));
for (const [path, licence] of wrong) process.stdout.write(`licence  ${path}: ${licence} is not on the list\n`);
process.exit(wrong.length === 0 ? 0 : 1);

/** @param {string} expression */
function isAllowed(expression) {
  const parts = (/** @type {string} */ text, /** @type {string} */ word) => text.replace(/[()]/g, '').split(new RegExp(` ${word} `));
  return parts(expression, 'OR').some((choice) => parts(choice, 'AND').every((licence) => ALLOWED.has(licence.trim())));
}

/**
 * `npm test`: installs what tests need (browser too), builds, runs every suite and ends with `N passed, N failed, N skipped`.
 * With LOBBY_TEST_DATABASE_URL set, the suites of the record run a second time on that PostgreSQL.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, ensureBuilt, ensureInstalled } from './lib/ensure.mjs';
import { exec } from './lib/exec.mjs';
import { findChromium } from './lib/chromium.mjs';
import { say } from './lib/say.mjs';

const RESULTS = join(ROOT, 'test-results');
/** Suites that touch the record, for the second run on PostgreSQL. */
const RECORD_SUITES = ['services/access', 'services/tickets', 'services/conversation', 'services/knowledge', 'server'];

await ensureInstalled();
await ensureBuilt();
await exec(process.execPath, ['dist/server/cli.mjs', 'fetch-models'], { cwd: ROOT });
say('training understanding on the demo bank once, for all servers under test (about a minute the first time) …');
await exec(process.execPath, ['dist/server/cli.mjs', 'train'], { cwd: ROOT });
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
const total = { passed: 0, failed: 0, skipped: 0 };

const postgres = process.env.LOBBY_TEST_DATABASE_URL ?? '';
await unitTests('unit', [], { LOBBY_TEST_DATABASE_URL: '' });
if (postgres) await unitTests('record on PostgreSQL', RECORD_SUITES, { LOBBY_TEST_DATABASE_URL: postgres });
else say('the record suites ran on PGlite only: set LOBBY_TEST_DATABASE_URL to run them on PostgreSQL as well');
await browserTests();

process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);

/** @param {string} name @param {string[]} filters @param {Record<string, string>} env */
async function unitTests(name, filters, env) {
  const file = join(RESULTS, `${name.replaceAll(' ', '-')}.json`);
  const { code } = await exec(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...filters, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], { cwd: ROOT, env });
  if (!existsSync(file)) return count(name, 0, 1, 0);
  const r = JSON.parse(readFileSync(file, 'utf8'));
  // A file that cannot be loaded fails without a single test of its own.
  const brokenFiles = r.testResults.filter((/** @type {{status: string, assertionResults: {status: string}[]}} */ f) => f.status === 'failed' && f.assertionResults.every((/** @type {{status: string}} */ a) => a.status !== 'failed')).length;
  count(name, r.numPassedTests, r.numFailedTests + brokenFiles + (code !== 0 && r.numFailedTests + brokenFiles === 0 ? 1 : 0), r.numPendingTests + r.numTodoTests);
}

async function browserTests() {
  const chromium = await findChromium();
  const file = join(RESULTS, 'browser.json');
  if (!chromium) {
    const { out } = await exec(process.execPath, ['node_modules/@playwright/test/cli.js', 'test', '--list'], { cwd: ROOT, capture: true });
    say('no browser could be had: the browser days are skipped, so nothing here proves that the screens work');
    return count('browser', 0, 0, Number(/Total: (\d+) test/.exec(out)?.[1] ?? 1));
  }
  await exec(process.execPath, ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'], { cwd: ROOT, env: { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: file } });
  if (!existsSync(file)) return count('browser', 0, 1, 0);
  const { stats, errors } = JSON.parse(readFileSync(file, 'utf8'));
  count('browser', stats.expected + stats.flaky, stats.unexpected + (stats.expected + stats.unexpected + stats.skipped === 0 ? Math.max(1, errors.length) : 0), stats.skipped);
}

/** @param {string} name @param {number} passed @param {number} failed @param {number} skipped */
function count(name, passed, failed, skipped) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  say(`${name}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
}

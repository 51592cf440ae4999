import { existsSync } from 'node:fs';
import { ROOT } from './ensure.mjs';
import { exec } from './exec.mjs';
import { say } from './say.mjs';

const USUAL = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/**
 * A Chromium for the browser tests: CHROMIUM_PATH, an installed one, Playwright's own, or a fresh download of that.
 * @returns {Promise<string | null>} the program, or null when none can be had here
 */
export async function findChromium() {
  const present = [process.env.CHROMIUM_PATH ?? '', ...USUAL].find((p) => p !== '' && existsSync(p));
  if (present) return present;
  const { chromium } = await import('@playwright/test');
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  say('fetching a browser for the tests (npx playwright install chromium) …');
  const { code } = await exec(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], { cwd: ROOT });
  return code === 0 && existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}

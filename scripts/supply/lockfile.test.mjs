import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What the gate says of our lock file after one change. @param {(packages: Record<string, Record<string, unknown>>) => void} change */
function verdictAfter(change) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  change(lock.packages);
  const file = join(mkdtempSync(join(tmpdir(), 'lobby-lock-')), 'package-lock.json');
  writeFileSync(file, JSON.stringify(lock));
  try {
    return execFileSync(process.execPath, [join(root, 'scripts/supply/lockfile.mjs'), file], { encoding: 'utf8' });
  } catch (error) {
    return /** @type {{ stdout: string }} */ (error).stdout;
  }
}

it('S7, S25: accepts our lock file and names what a worse one lacks', () => {
  expect(verdictAfter(() => undefined)).toBe('');
  expect(verdictAfter((p) => { delete p['node_modules/zod'].integrity; })).toContain('node_modules/zod: no SHA-512 checksum');
  expect(verdictAfter((p) => { p['node_modules/engine.io'].version = '6.6.9'; })).toContain('6.6.9 is older than 6.6.10');
  expect(verdictAfter((p) => { p['node_modules/socket.io-parser'].version = '4.2.6'; })).toContain('4.2.6 is older than 4.2.7');
  expect(verdictAfter((p) => { p['node_modules/zod'].hasInstallScript = true; })).toContain('node_modules/zod: has an install script');
  expect(verdictAfter((p) => { p['node_modules/zod'].resolved = 'git+ssh://somewhere/zod.git'; })).toContain('not from the registry');
});

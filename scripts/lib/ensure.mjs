import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { must } from './exec.mjs';
import { say } from './say.mjs';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SOURCES = ['package-lock.json', 'packages', 'services', 'apps', 'server', 'scripts/build.mjs', 'scripts/supply/screens.mjs', 'bench'];
const SKIPPED = new Set(['node_modules', 'dist', 'migrations']);

/** Installs the locked dependencies unless this very lock file was installed before. */
export async function ensureInstalled() {
  const stamp = join(ROOT, 'node_modules', '.lobby-installed');
  const wanted = createHash('sha256').update(readFileSync(join(ROOT, 'package-lock.json'))).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('installing dependencies (npm install by the lock file; about a minute, 1.1 GB on disk) …');
  // Not `npm ci`: it refuses a lock file that lacks the native packages of platforms its registry did not offer when the lock was made. `npm install --no-save`
  // keeps to the same locked versions and integrity sums, adds this platform's own package where it is missing, and writes nothing back.
  // onnxruntime-node carries its CPU binaries; its install script would only fetch CUDA.
  await must('npm install', 'npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: ROOT, env: { ONNXRUNTIME_NODE_INSTALL: 'skip' } });
  writeFileSync(stamp, wanted);
}

/** Builds server and screens unless nothing has changed since the last build. */
export async function ensureBuilt() {
  const stamp = join(ROOT, 'dist', '.lobby-built');
  const wanted = sourcesFingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await must('The build', process.execPath, ['scripts/build.mjs'], { cwd: ROOT });
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** Sizes and times of all sources: quick, and enough to see a change. */
function sourcesFingerprint() {
  const hash = createHash('sha256').update(process.version);
  /** @param {string} path */
  const walk = (path) => {
    const stat = statSync(path);
    if (stat.isFile()) hash.update(`${relative(ROOT, path)}|${stat.size}|${stat.mtimeMs}\n`);
    else for (const name of readdirSync(path).sort()) if (!SKIPPED.has(name)) walk(join(path, name));
  };
  for (const source of SOURCES) if (existsSync(join(ROOT, source))) walk(join(ROOT, source));
  return hash.digest('hex');
}

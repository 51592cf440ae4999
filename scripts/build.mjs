/** Builds the server bundle and every screen into dist/ and apps/<app>/dist, and compresses what browsers fetch. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { ROOT } from './lib/ensure.mjs';
import { must } from './lib/exec.mjs';
import { say } from './lib/say.mjs';

const COMPRESSIBLE = new Set(['.js', '.css', '.html', '.svg', '.json', '.wasm']);
const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');

say('building the server …');
await must('The server build', process.execPath, [vite, 'build', '--config', 'server/vite.config.ts', '--logLevel', 'warn'], { cwd: ROOT });
for (const app of readdirSync(join(ROOT, 'apps')).sort()) {
  const folder = join(ROOT, 'apps', app);
  if (!existsSync(join(folder, 'vite.config.ts'))) continue;
  say(`building ${app} …`);
  await must(`The build of ${app}`, process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: folder });
  compress(join(folder, 'dist'));
}
await must('The look for foreign addresses in the screens', process.execPath, ['scripts/supply/screens.mjs'], { cwd: ROOT });
say('built');

/** @param {string} folder */
function compress(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !COMPRESSIBLE.has(extname(path)) || statSync(path).size < 1024) continue;
    const bytes = readFileSync(path);
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
    writeFileSync(`${path}.gz`, gzipSync(bytes));
  }
}

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { repositoryRoot } from '@lobby/service-kit';
import { brotliCompressSync, constants } from 'node:zlib';

const DIST = join(repositoryRoot(), 'apps', 'chat-widget', 'dist');

/** Brotli bytes (quality 11) of all the widget's JavaScript, and of the loader that every page of the bank carries. */
export const benchWidget: Bench = { name: 'widget', about: 'brotli bytes of the loader and of all the widget\'s JavaScript', run: measureWidget };

function measureWidget(): object {
  const files = readdirSync(DIST, { recursive: true }).map(String).filter((f) => f.endsWith('.js'));
  const bytes = Object.fromEntries(files.map((f) => [f, brotliCompressSync(readFileSync(join(DIST, f)), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length]));
  const total = Object.values(bytes).reduce((a, b) => a + b, 0);
  return { loaderBytes: bytes['loader.js'] ?? null, allJavaScriptBytes: total, files: bytes, target: { loaderBytes: 5 * 1024, allJavaScriptBytes: 55 * 1024 } };
}

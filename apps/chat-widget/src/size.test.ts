import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { describe, expect, test } from 'vitest';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const built = existsSync(`${dist}loader.js`);
const LOADER_MAX = 5 * 1024;
const ALL_MAX = 55 * 1024;

const scripts = () => readdirSync(dist, { recursive: true }).map(String).filter((file) => file.endsWith('.js'));
const bytesOf = (file: string) => brotliCompressSync(readFileSync(dist + file), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

describe.skipIf(!built)(`the built widget${built ? '' : ' (skipped: apps/chat-widget/dist is not built)'}`, () => {
  test('the loader, which every page of the bank carries, stays under 5 KB', () => expect(bytesOf('loader.js')).toBeLessThanOrEqual(LOADER_MAX));
  test('all its scripts together stay under 55 KB', () => expect(scripts().map(bytesOf).reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(ALL_MAX));
  test('the schema library did not slip in', () => {
    for (const file of scripts()) expect(readFileSync(dist + file, 'utf8'), file).not.toMatch(/ZodError|invalid_union|_zod/);
  });
  test('the panel has no inline script, which the policy would block', () => {
    expect(readFileSync(`${dist}panel.html`, 'utf8')).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|javascript:/i);
  });
});

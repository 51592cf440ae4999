import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const DOC = new URL('../docs/security.md', import.meta.url);
const text = readFileSync(DOC, 'utf8');
const ASVS = readFileSync(new URL('../docs/asvs.md', import.meta.url), 'utf8');
/** Links to a test with the name it claims: `[what](../path.test.ts) "part of a title"`. */
const CLAIM = /\[[^\]]*\]\(([^)\s#]+\.(?:test|e2e|suite)\.m?tsx?|[^)\s#]+\.test\.mjs)\)(?: "([^"]+)")?/g;
/** The first argument of `it`, `test` and `describe`, also behind `.each(…)`, `.skipIf(…)` and the like. */
const TITLE = /(?:\b(?:it|test|describe)(?:\.(?:skipIf|runIf|concurrent|sequential)\([^)]*\))?\(|\)\()\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g;

const claims = [...`${text}\n${ASVS}`.matchAll(CLAIM)].map(([, path = '', title]) => ({ path, title }));
const rows = text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| case ') && !line.startsWith('|--'));

/** @param {string} path */
const titlesIn = (path) => [...readFileSync(new URL(path, DOC), 'utf8').matchAll(TITLE)].map(([, , title = '']) => title.replaceAll(/\\(.)/g, '$1'));

describe('what docs/security.md and docs/asvs.md say is tested', () => {
  it('names some hundred tests', () => expect(claims.length).toBeGreaterThan(80));

  it.each(claims)('$path has a test "$title"', ({ path, title }) => {
    expect(existsSync(new URL(path, DOC)), path).toBe(true);
    if (title === undefined) expect(titlesIn(path).length).toBeGreaterThan(0);
    else expect(titlesIn(path).filter((t) => t.includes(title)), title).not.toEqual([]);
  });

  it('leaves out none of the cases', () => {
    const missing = Array.from({ length: 25 }, (_, i) => `S${i + 1}`).filter((n) => !rows.some((row) => new RegExp(`^\\| ${n}\\b`).test(row)));
    expect(missing).toEqual([]);
  });

  it('says of no case that it is met without naming a test, a command or the reason', () => {
    const bare = rows.filter((row) => /^\| S\d/.test(row) && !/\.(?:test|e2e|suite)\.m?tsx?\)|`npm run|\]\(decisions\//.test(row));
    expect(bare).toEqual([]);
  });
});

it('a title that no test has is found out', () => {
  expect(titlesIn('../scripts/securityTable.test.mjs').some((t) => t.includes('a title that no test has'))).toBe(true);
  expect(titlesIn('../scripts/securityTable.test.mjs').some((t) => t.includes('this is nobody\u0027s title'))).toBe(false);
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { isActionCode } from './actionWords.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const SOURCES = ['server/src', ...readdirSync(join(ROOT, 'services')).map((room) => `services/${room}/src`)].map((room) => join(ROOT, room)).filter((room) => existsSync(room));
/** A code as it is given to the audit, within a call or as a field of the entry. */
const GIVEN = /(?:audit(?:ed)?\((?:[^\n]*?)|action: (?:[^\n?,]*\? )?)'([a-z]+\.[a-z_]+)'(?: : '([a-z]+\.[a-z_]+)')?/g;

it('every code the services write has its words', () => {
  const files = SOURCES.flatMap((room) => readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('testing')).map((file) => join(room, file)));
  const codes = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(GIVEN)].flatMap(([, one, other]) => [one, other])).filter((code) => code !== undefined);
  expect(new Set(codes).size).toBeGreaterThan(50);
  expect([...new Set(codes)].filter((code) => !isActionCode(code))).toEqual([]);
});

import { DirectoryInUseError } from '@lobby/service-kit/db';
import { expect, test } from 'vitest';
import { startFailure } from './startFailure.ts';

test('a refused statement is told without its values', () => {
  const cause = Object.assign(new Error('duplicate key (沈岚)'), { code: '23505', constraint: 'staff_username_unique' });
  const { text, exitCode } = startFailure(new Error('Failed query: insert into "staff" values ($1)\nparams: 沈岚,approver1', { cause }));
  expect(text).toContain('SQLSTATE 23505, staff_username_unique');
  expect(text).toMatch(/\n {4}at .*startFailure\.test/);
  expect(text).not.toMatch(/沈岚|params/);
  expect(exitCode).toBe(1);
});

test('what an operator can put right is one sentence, and anything else has its stack', () => {
  const inUse = new DirectoryInUseError('/data', '42');
  expect(startFailure(inUse)).toEqual({ text: inUse.message, exitCode: 2 });
  expect(startFailure(new Error('no such flow'))).toEqual({ text: expect.stringMatching(/^Lobby could not start: Error: no such flow\n\s+at /), exitCode: 1 });
});

import { expect, test } from 'vitest';
import { nextDue } from './nextDue.ts';

const at = (hour: number) => `2026-11-23T${String(hour).padStart(2, '0')}:00:00.000Z`;
const row = { status: 'open' as const, firstResponseDue: at(1), nextResponseDue: null, resolutionDue: at(9), pausedAt: null, promise: null };

test('the clock that runs out first stands in the list; a pause stops all but a promise', () => {
  expect(nextDue(row)).toBe(at(9));
  expect(nextDue({ ...row, status: 'new' })).toBe(at(1));
  expect(nextDue({ ...row, nextResponseDue: at(3) })).toBe(at(3));
  expect(nextDue({ ...row, pausedAt: at(2) })).toBeNull();
  expect(nextDue({ ...row, pausedAt: at(2), promise: { kind: 'callback', by: at(5), contact: null } })).toBe(at(5));
  expect(nextDue({ ...row, status: 'closed' })).toBeNull();
});

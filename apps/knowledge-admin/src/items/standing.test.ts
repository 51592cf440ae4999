import { expect, test } from 'vitest';
import { standingOf } from './standing.ts';

test.each([
  [{ validFrom: '2026-01-01', validTo: null, reviewBy: null }, null],
  [{ validFrom: '2026-01-01', validTo: '2026-11-22', reviewBy: null }, 'expired'],
  [{ validFrom: '2026-01-01', validTo: '2026-11-23', reviewBy: null }, null],
  [{ validFrom: '2026-12-01', validTo: null, reviewBy: null }, 'notYet'],
  [{ validFrom: '2026-01-01', validTo: null, reviewBy: '2026-11-23' }, 'reviewDue'],
  [{ validFrom: '2026-01-01', validTo: null, reviewBy: '2026-12-23' }, 'reviewSoon'],
  [{ validFrom: '2026-01-01', validTo: null, reviewBy: '2026-12-24' }, null],
] as const)('%o', (row, standing) => {
  expect(standingOf(row, '2026-11-23')).toBe(standing);
});

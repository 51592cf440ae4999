import { expect, test } from 'vitest';
import { RegressionReport } from './release.ts';

test('a regression case names no items unless it says so, and needs its outcome', () => {
  const bare = { id: 'a', suite: 'verdict', question: '我能办白金卡吗', wanted: 'eligible', got: 'unknown', passed: false };
  expect(RegressionReport.parse({ cases: [bare], tookMs: 3 }).cases[0]).toEqual({ ...bare, items: [] });
  const { passed: _passed, ...undecided } = bare;
  expect(RegressionReport.safeParse({ cases: [undecided], tookMs: 3 }).success).toBe(false);
});

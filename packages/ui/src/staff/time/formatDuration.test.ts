import { expect, test } from 'vitest';
import { formatDuration } from './formatDuration.ts';

test.each([[0, '0:00'], [5, '0:05'], [70.9, '1:10'], [3599, '59:59'], [3600, '1:00:00'], [-65, '−1:05']])('%d s is %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});

import { expect, test } from 'vitest';
import { groupFindings } from './groupFindings.ts';

test('findings of one severity and check stand together, the worst first, in the order they came', () => {
  const info = (itemId: string) => ({ severity: 'info', check: 'dates', itemId, message: 'ran out' }) as const;
  const wrong = { severity: 'error', check: 'bands', itemId: 'rate.x', message: 'overlaps' } as const;
  const due = { severity: 'warning', check: 'dates', itemId: 'rate.y', message: 'due' } as const;
  expect(groupFindings([info('rate.a'), due, info('rate.b'), wrong]).map((g) => [g.severity, g.check, g.findings.length])).toEqual([['error', 'bands', 1], ['warning', 'dates', 1], ['info', 'dates', 2]]);
});

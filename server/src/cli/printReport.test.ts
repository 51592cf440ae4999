import { describe, expect, it } from 'vitest';
import { linesOf } from './printReport.ts';

describe('a report for people', () => {
  it('gives nested figures a line each and lists of rows a table', () => {
    const lines = linesOf({ n: 2, comparison: { before: { accuracy: 0.5 }, fixed: 1, fixedExamples: [{ text: '卡丢了', before: 'card_bill', after: 'card_lost' }], labels: [] } });
    expect(lines).toEqual([
      `${'n'.padEnd(26)} 2`, 'comparison.before.accuracy 0.5', `${'comparison.fixed'.padEnd(26)} 1`, `${'comparison.labels'.padEnd(26)} []`,
      '', 'comparison.fixedExamples', '  text  before     after\n  卡丢了   card_bill  card_lost',
    ]);
  });
});

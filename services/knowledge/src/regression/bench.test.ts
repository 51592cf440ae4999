import type { KnowledgeAnswer, RegressionCase } from '@lobby/contracts';
import { expect, it } from 'vitest';
import { compare } from './bench.ts';
import { judgeCase } from './judgeCase.ts';

const outcome = (id: string, passed: boolean): RegressionCase => ({ id, suite: 'answer', question: id, wanted: '', got: '', passed, items: [] });
const ids = (cases: readonly RegressionCase[]) => cases.map((c) => c.id);

it('tells what got better and what worse; a case that was not run keeps its outcome, a new failure is no step back', () => {
  const before = [outcome('kept', false), outcome('healed', false), outcome('broken', true), outcome('fine', true)];
  const { summary, cases } = compare(before, [outcome('healed', true), outcome('broken', false), outcome('fine', true), outcome('new', false)], 5);
  expect([ids(summary.better), ids(summary.worse), ids(summary.failing), summary.passed, summary.total]).toEqual([['healed'], ['broken'], ['new', 'kept'], 2, 5]);
  expect(ids(cases).toSorted()).toEqual(['broken', 'fine', 'healed', 'kept', 'new']);
});

it('names everything in which an answer differs from what was expected', () => {
  const answer: KnowledgeAnswer = { kind: 'answer', text: '年费 160 元', citations: [{ itemId: 'fee.gold', version: 1, title: '', validFrom: '' }], score: 1, release: 'r', asOf: '', trace: { route: '', queries: 0, timingsMs: {}, detail: [] } };
  const stored = { id: 'case_1', question: '金卡年费', language: 'zh' as const, facts: {}, asOf: null };
  const judged = (expected: object) => judgeCase({ ...stored, expected: { cites: [], mentions: [], omits: [], ...expected } }, answer);
  expect(judged({ kind: 'answer', cites: ['fee.gold'], mentions: ['160 元'], omits: ['200'] })).toMatchObject({ passed: true, items: ['fee.gold'] });
  expect(judged({ kind: 'verdict', outcome: 'eligible', cites: ['fee.other'], mentions: ['200'], omits: ['160'] })).toMatchObject({
    passed: false, got: expect.stringContaining('kind answer, verdict none, does not cite fee.other, does not say "200", says "160"'),
  });
});

import type { KnowledgeQuestion, ReleaseContent } from '@lobby/contracts';
import { expect, it } from 'vitest';
import { answer, scriptedDeps } from '../../testing/scriptedTurns.ts';
import { about } from '../../testing/understood.ts';
import { createTurnGraph } from '../../turn/graph/createTurnGraph.ts';
import { createRegression } from './createRegression.ts';
import { parseCases } from './regressionFile.ts';

const asked: KnowledgeQuestion[] = [];
const hear = (text: string) => (text.includes('年费') ? { ...about('card_annual_fee'), dialogueAct: 'ask' as const, aspects: ['fee' as const] } : text.includes('利率') ? { ...about('deposit_rate'), dialogueAct: 'ask' as const } : { outOfScope: 0.9 });
const ask = (question: KnowledgeQuestion) => {
  asked.push(question);
  const itemId = question.topic === 'card_annual_fee' ? 'fee.gold' : 'rate.time';
  return answer('答复。', { citations: [{ itemId, version: 1, title: '', validFrom: '2026-01-01' }] });
};
const cases = parseCases({
  questions: [
    { id: 'a', suite: 'answer', language: 'zh', question: '金卡年费', expect: { topic: 'card_annual_fee', act: 'answer', cites: ['fee.gold'] } },
    { id: 'b', suite: 'answer', language: 'zh', question: '定期利率', expect: { cites: ['rate.other'] } },
    { id: 'c', suite: 'scope', language: 'zh', question: '天气', expect: { act: 'refuse', act_not: 'handoff' } },
  ],
  dialogues: [{ id: 'd', turns: [{ user: '年费', expect: { act: 'answer' } }, { user: '天气', expect: { act: 'answer' } }] }],
});
const runner = createRegression({ runTurn: createTurnGraph(scriptedDeps({ hear, ask })), now: () => new Date('2026-11-23T04:00:00Z'), load: () => cases });
const content = { releaseId: 'rel_test' } as ReleaseContent;
const run = async (changed: string[]) => (await runner.run(content, changed, new AbortController().signal)).cases;

it('judges questions and dialogues, and says what differs', async () => {
  expect((await run([])).map((c) => [c.id, c.passed, c.got])).toEqual([
    ['question:a', true, 'as wanted'], ['question:b', false, 'does not cite rate.other'], ['question:c', true, 'as wanted'], ['dialogue:d', false, 'turn 2: refuse, misses act'],
  ]);
});

it('runs what a changed fee may turn, and everything where understanding may move', async () => {
  expect((await run(['fee.gold'])).map((c) => c.id)).toEqual(['question:a', 'dialogue:d']);
  expect((await run(['fee.unknown'])).map((c) => c.id)).toEqual([]);
  expect(await run(['topic.card-lost'])).toHaveLength(4);
});

it('stops when it is told to', async () => {
  await expect(runner.run(content, [], AbortSignal.abort())).rejects.toThrow();
});

it('names the line that is no case', () => {
  expect(() => parseCases({ questions: [{ id: 'x' }], dialogues: [] })).toThrow(/question 1/);
});

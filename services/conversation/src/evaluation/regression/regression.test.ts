import type { Item, KnowledgeQuestion, RegressionCase, ReleaseContent } from '@lobby/contracts';
import { beforeEach, expect, it } from 'vitest';
import { answer, scriptedDeps } from '../../testing/scriptedTurns.ts';
import { about } from '../../testing/understood.ts';
import { createTurnGraph } from '../../turn/graph/createTurnGraph.ts';
import { fillExpectations } from './fillExpectations.ts';
import { createRegression } from './createRegression.ts';
import { parseCases } from './regressionFile.ts';
import { createTold } from './told.ts';

/** What each release tells, where it does not tell the usual. */
const telling = new Map<string, string>();
const hear = (text: string) => (text.includes('年费') ? { ...about('card_annual_fee'), dialogueAct: 'ask' as const, aspects: ['fee' as const] } : text.includes('利率') ? { ...about('deposit_rate'), dialogueAct: 'ask' as const } : { outOfScope: 0.9 });
const ask = (question: KnowledgeQuestion) => {
  if (question.intent === 'written') return answer('', { kind: 'none', citations: [], score: 0 });
  const itemId = question.topic === 'card_annual_fee' ? 'fee.gold' : 'rate.time';
  return answer(telling.get(`${question.release} ${itemId}`) ?? '答复。', { citations: [{ itemId, version: 1, title: '', validFrom: '2026-01-01' }] });
};
const cases = parseCases({
  questions: [
    { id: 'a', suite: 'answer', language: 'zh', question: '金卡年费', expect: { topic: 'card_annual_fee', act: 'answer', cites: ['fee.gold'] } },
    { id: 'b', suite: 'answer', language: 'zh', question: '定期利率', expect: { cites: ['rate.other'] } },
    { id: 'c', suite: 'scope', language: 'zh', question: '天气', expect: { act: 'refuse', act_not: 'handoff' } },
  ],
  dialogues: [{ id: 'd', turns: [{ user: '年费', expect: { act: 'answer' } }, { user: '天气', expect: { act: 'answer' } }] }],
});
const item = (id: string, body: object) => ({ item: { id, kind: id.split('.')[0], body } as unknown as Item, version: 1 });
const contentOf = (releaseId: string): ReleaseContent => ({ releaseId, number: 1, items: [
  item('product.gold', { category: 'credit_card' }), item('fee.gold', { product: 'product.gold' }), item('fee.gold-new', { product: 'product.gold' }),
  item('rule.gold-new', { appliesTo: ['category:credit_card'] }), item('rate.time', { product: 'product.time' }),
] });
let runner: ReturnType<typeof createRegression>;
let served: { releaseId: string; cases: readonly RegressionCase[] };
const play = async (releaseId: string, changed: string[], on?: typeof served) => (await runner.run(contentOf(releaseId), changed, new AbortController().signal, on)).cases;
const played = async (changed: string[], releaseId = 'next') => (await play(releaseId, changed, served)).map((c) => c.id.split(':')[1]);

beforeEach(async () => {
  telling.clear();
  const deps = scriptedDeps({ hear, ask });
  const told = createTold(deps.knowledge.ask);
  runner = createRegression({ rehearsal: () => createTurnGraph({ ...deps, knowledge: { ...deps.knowledge, ask: told.ask } }), told, dialogue: deps.knowledge.dialogue, now: () => new Date('2026-11-23T04:00:00Z'), load: () => cases });
  served = { releaseId: 'served', cases: await play('served', []) };
});

it('judges questions and dialogues, and says what differs', () => {
  expect(served.cases.map((c) => [c.id, c.passed, c.got])).toEqual([
    ['question:a', true, 'as wanted'], ['question:b', false, 'does not cite rate.other'], ['question:c', true, 'as wanted'], ['dialogue:d', false, expect.stringMatching(/^turn 2 · refuse · /)],
  ]);
  expect(served.cases.at(-1)?.wanted).toBe('answer');
});

it('plays what rests on a changed fee, and everything where understanding may have moved', async () => {
  expect(await played(['fee.gold'])).toEqual(['a', 'd']);
  expect(await played(['rate.time'])).toEqual(['b']);
  expect(await played(['topic.card-lost'])).toEqual(['a', 'b', 'c', 'd']);
  expect(await played(['branch.new-town'])).toEqual(['a', 'b', 'c', 'd']);
});

it('plays what a new fee or a rule may turn: whatever rests on something of the same product', async () => {
  expect(await played(['fee.gold-new'])).toEqual(['a', 'd']);
  expect(await played(['rule.gold-new'])).toEqual(['a', 'd']);
  expect(await played(['fee.of-nothing'])).toEqual([]);
});

it('plays of a changed FAQ those cases alone whose questions are answered otherwise now', async () => {
  expect(await played(['faq.any'])).toEqual([]);
  telling.set('next fee.gold', '另一个答复。');
  expect(await played(['faq.any'])).toEqual(['a', 'd']);
  expect(await played(['faq.any', 'rate.time'])).toEqual(['a', 'b', 'd']);
});

it('compares with what the served release told, not with one that was rehearsed', async () => {
  telling.set('rehearsed fee.gold', '另一个答复。');
  telling.set('next fee.gold', '另一个答复。');
  expect(await played(['faq.any'], 'rehearsed')).toEqual(['a', 'd']);
  expect(await played(['faq.any'], 'next')).toEqual(['a', 'd']);
});

it('knows after a restart what each case rests on, and plays for an FAQ all of them once', async () => {
  const deps = scriptedDeps({ hear, ask });
  const told = createTold(deps.knowledge.ask);
  runner = createRegression({ rehearsal: () => createTurnGraph({ ...deps, knowledge: { ...deps.knowledge, ask: told.ask } }), told, dialogue: deps.knowledge.dialogue, now: () => new Date('2026-11-23T04:00:00Z'), load: () => cases });
  expect(await played(['fee.gold'], 'next')).toEqual(['a', 'd']);
  expect(await played(['faq.any'], 'after')).toEqual(['a', 'b', 'c', 'd']);
});

it('lets no dialogue, and no later run, find what another one did at the bank', async () => {
  const deps = scriptedDeps({ hear, ask });
  const rehearsal = () => {
    let isFresh = true;
    const think = createTurnGraph(deps);
    return (...turn: Parameters<typeof think>) => {
      expect(isFresh).toBe(true);
      isFresh = false;
      return think(...turn);
    };
  };
  const dialogues = [{ id: 'e', turns: [{ user: '年费' }] }, { id: 'f', turns: [{ user: '年费' }] }];
  const strict = createRegression({ rehearsal, told: createTold(deps.knowledge.ask), dialogue: deps.knowledge.dialogue, now: () => new Date('2026-11-23T04:00:00Z'), load: () => parseCases({ questions: [], dialogues }) });
  for (const release of ['one', 'two']) expect((await strict.run(contentOf(release), [], new AbortController().signal)).cases.map((c) => c.passed), release).toEqual([true, true]);
});

it('reads a figure by its item from the release that is judged', () => {
  const turn = (user: string, word: string) => ({ user, expect: { must_mention: [word, '年费'], must_not: ['{{fee.gone}}'] } });
  const fill = (text: string, language: string) => (text === '{{fee.gold}}' ? (language === 'zh' ? '160 元/年' : 'CNY 160 a year') : null);
  const filled = fillExpectations({ id: 'd', assurance: 'anonymous', turns: [turn('金卡年费', '{{fee.gold}}'), turn('and the fee?', '{{fee.gold}}')] }, { fill }, '2026-11-23');
  expect(filled.turns.map((t) => t.expect.must_mention)).toEqual([['160 元/年', '年费'], ['CNY 160 a year', '年费']]);
  expect(filled.turns[0]?.expect.must_not).toEqual(['{{fee.gone}}']);
});

it('tells how far it is, never backwards', async () => {
  const told: number[] = [];
  await runner.run(contentOf('next'), [], new AbortController().signal, undefined, (done) => told.push(done));
  expect(told[0]).toBe(0);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told.at(-1)).toBeLessThan(1);
});

it('stops when it is told to', async () => {
  await expect(runner.run(contentOf('next'), [], AbortSignal.abort())).rejects.toThrow();
});

it('names the line that is no case', () => {
  expect(() => parseCases({ questions: [{ id: 'x' }], dialogues: [] })).toThrow(/question 1/);
  const twice = { id: 'd', turns: [{ user: '年费' }] };
  expect(() => parseCases({ questions: [], dialogues: [twice, twice] })).toThrow('dialogue 2: the id d is used twice');
});

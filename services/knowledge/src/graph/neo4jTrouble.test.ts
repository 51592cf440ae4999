import { silentLog } from '@lobby/service-kit';
import { openFaultProxy, type FaultProxy } from '@lobby/testkit/faults';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { miniBank } from '../testing/miniBank.ts';
import { openTestKnowledge, question, type TestKnowledge } from '../testing/openTestKnowledge.ts';
import { openNeo4j } from './neo4j.ts';

const URI = process.env.LOBBY_TEST_NEO4J_URI;
const PORT = Number(new URL(URI ?? 'bolt://127.0.0.1:7687').port || 7687);

const FEE = question('金卡年费多少', { intent: 'aspect', aspects: ['fee'], products: ['product.gold'] });
const VERDICT = question('我能办金卡吗', { intent: 'eligibility', aspects: ['eligibility'], products: ['product.gold'], facts: { 'fact.age': 30, 'fact.income': 9_000, 'fact.overdue': false } });
const COMPARE = question('金卡和青春卡区别', { intent: 'compare', aspects: ['compare'], products: ['product.gold', 'product.youth'] });

/** The server is there, answers nothing, breaks, and comes back, all in the life of one process. */
describe.runIf(URI)('R11: Neo4j that hangs, goes away and comes back', () => {
  let line: FaultProxy;
  let test: TestKnowledge;
  beforeAll(async () => {
    line = await openFaultProxy({ port: PORT });
    const graph = await openNeo4j({ uri: `bolt://127.0.0.1:${line.port}`, user: process.env.NEO4J_USER ?? 'neo4j', password: process.env.NEO4J_PASSWORD ?? '', log: silentLog, budgetMs: 2_000 });
    test = await openTestKnowledge({ items: miniBank(), graph });
  }, 120_000);
  afterAll(async () => {
    line.set({ up: 'through', down: 'through', cut: false });
    await test.close();
    await line.close();
  }, 60_000);

  const ask = (q: typeof FEE) => test.knowledge.ask(q);
  /** Asks until it is answered: the way back has no button. */
  const recovers = () => expect.poll(async () => (await ask(FEE)).text, { timeout: 60_000, interval: 200 }).toContain('160 元/年');
  const graphStatus = () => test.knowledge.status().find((s) => s.name === 'graph');

  it.each<[string, Parameters<FaultProxy['set']>[0]]>([
    ['takes the question and never answers', { down: 'swallow' }],
    ['hears nothing', { up: 'swallow', down: 'swallow' }],
    ['refuses every connection', { cut: true }],
  ])('%s: nothing is invented, a person is offered, and it recovers by itself', async (_, trouble) => {
    await recovers();
    line.set(trouble);
    for (const q of [FEE, VERDICT, COMPARE]) {
      const answer = await ask(q);
      expect([answer.kind, answer.citations, answer.verdict, answer.table]).toEqual(['unavailable', [], undefined, undefined]);
      expect(answer.text).toContain('转人工');
      expect(answer.text).not.toMatch(/\d/);
    }
    expect(graphStatus()?.state).not.toBe('ok');
    // What does not rest on the graph is still answered.
    expect(await ask(question('怎么挂失'))).toMatchObject({ kind: 'answer', citations: [{ itemId: 'faq.lost' }, { itemId: 'fee.gold-replacement' }] });
    line.set({ up: 'through', down: 'through', cut: false });
    await recovers();
    expect(graphStatus()?.state).toBe('ok');
  }, 120_000);

  it('an answer that takes several reads keeps one budget for all of them', async () => {
    await recovers();
    line.set({ delayMs: 120 });
    const answer = await ask(COMPARE);
    line.set({ delayMs: 0 });
    // Six reads of 240 ms each would be far over it.
    expect(answer.kind).toBe('unavailable');
    expect(answer.trace.queries).toBeLessThanOrEqual(6);
    await recovers();
  }, 120_000);
});

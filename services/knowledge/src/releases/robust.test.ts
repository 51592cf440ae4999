import { LobbyError, type Item, type ItemOf, type RegressionCase, type RegressionReport } from '@lobby/contracts';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import { openTestDatabase } from '@lobby/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decideItem, submitItem } from '../items/reviewItem.ts';
import { saveItem } from '../items/saveItem.ts';
import { releaseItems } from '../record/schema.ts';
import { addCase } from '../regression/regressionRecord.ts';
import { miniBank } from '../testing/miniBank.ts';
import { clockAt, emptyRecord, openTestKnowledge, question, type TestKnowledge } from '../testing/openTestKnowledge.ts';
import { openTestHttp, STAFF_HEADERS } from '../testing/openTestHttp.ts';
import { readRelease, readReleases } from './releaseRecord.ts';

const FEE = 'fee.gold-annual';
const QUESTIONS = 1_000;
const PUBLISHES = 50;
const feeQuestion = (more = {}) => question('金卡年费多少', { intent: 'aspect', aspects: ['fee'], products: ['product.gold'], ...more });
const priced = (amount: number): Item => miniBank().map((i) => (i.id === FEE && i.kind === 'fee' ? { ...i, body: { ...i.body, amount } } : i)).find((i) => i.id === FEE) as Item;

describe('releases under pressure', () => {
  let database: DatabaseHandle;
  let test: TestKnowledge;
  /** What the bench says next, and what it was asked. */
  let bench: { outcomes: Record<string, boolean>; runs: (readonly string[])[] };
  const deps = () => ({ database, audit: async () => undefined, clock: clockAt('2026-11-23') });
  const approve = async (item: Item, baseVersion: number): Promise<void> => {
    const version = await saveItem(deps(), item.id, { baseVersion, item, retire: false }, 'eve');
    await submitItem(deps(), item.id, version, 'eve');
    await decideItem(deps(), item.id, { version, decision: 'approve' }, 'adam');
  };
  const caseOf = ([id, passed]: [string, boolean]): RegressionCase => ({ id, suite: 'answer', question: id, wanted: 'right', got: passed ? 'right' : 'wrong', passed, items: [FEE] });
  const regression = {
    run: async (_content: unknown, changed: readonly string[]): Promise<RegressionReport> => { bench.runs.push(changed); return { cases: Object.entries(bench.outcomes).map(caseOf), tookMs: 1 }; },
  };

  beforeAll(async () => { database = await openTestDatabase(); });
  afterAll(() => database.close());
  beforeEach(async () => {
    await emptyRecord(database);
    bench = { outcomes: {}, runs: [] };
    test = await openTestKnowledge({ items: miniBank(), database, regression });
  });
  afterEach(() => test.close());

  it(`R20: ${QUESTIONS} questions across ${PUBLISHES} publishes: each answer comes from exactly one release, and none is lost to a swap`, async () => {
    // Every publish changes a fee of the graph and the words of an FAQ that fills it in; an answer of two releases would mix edition and price.
    const edition = (n: number): Item => { const faq = miniBank().find((i) => i.id === 'faq.lost') as ItemOf<'faq'>; return { ...faq, body: { ...faq.body, answer: { zh: `第 ${n} 版：金卡年费 {{${FEE}}}。` } } }; };
    const price = (n: number): string => `${(1_000 + n).toLocaleString('en-US')} 元/年`;
    const editionOf = new Map<string, number>();
    const answers: { asked: 'fee' | 'faq'; release: string; text: string; kind: string }[] = [];
    const release = async (n: number): Promise<void> => {
      await approve(priced(1_000 + n), n + 1);
      await approve(edition(n), n + 1);
      const { id, state } = await test.knowledge.publish('adam', `${n}`);
      expect(state).toBe('current');
      editionOf.set(id, n);
    };
    await release(0);
    const day = { over: false };
    const customer = async (): Promise<void> => {
      for (let i = 0; !day.over || answers.length < QUESTIONS; i += 1) {
        const asked = i % 2 === 0 ? 'fee' : 'faq';
        answers.push({ asked, ...(await test.knowledge.ask(asked === 'fee' ? feeQuestion() : question('怎么挂失'))) });
        await new Promise((resolve) => { setImmediate(resolve); });
      }
    };
    const customers = Promise.all([customer(), customer(), customer(), customer()]);
    for (let n = 1; n <= PUBLISHES; n += 1) await release(n);
    day.over = true;
    await customers;
    const mixed = answers.filter(({ asked, release: id, text }) => { const n = editionOf.get(id) ?? -1; return !text.includes(price(n)) || (asked === 'faq' && !text.includes(`第 ${n} 版`)); });
    expect(answers.length).toBeGreaterThanOrEqual(QUESTIONS);
    expect(answers.filter((a) => a.kind !== 'answer')).toEqual([]);
    expect(mixed).toEqual([]);
    expect(new Set(answers.map((a) => a.release)).size).toBeGreaterThan(PUBLISHES / 2);
  }, 300_000);

  it('R21: of two publishers one wins, the other learns of it, and one release comes of it', async () => {
    await approve(priced(200), 1);
    const results = await Promise.allSettled([test.knowledge.publish('adam', 'a'), test.knowledge.publish('carol', 'b')]);
    expect(results.filter((r) => r.status === 'fulfilled').length).toBe(1);
    const lost = results.find((r) => r.status === 'rejected')?.reason as LobbyError;
    expect(['conflict', 'wrong_state']).toContain(lost.code);
    expect((await readReleases(database.db, 9)).map((r) => [r.number, r.state])).toEqual([[2, 'current'], [1, 'past']]);
  });

  it('R21: a publisher who looked before somebody else approved does not take that back', async () => {
    await approve(priced(200), 1);
    const faq = miniBank().find((i) => i.id === 'faq.lost') as Item;
    const slow = database.transaction.bind(database);
    let interfered = false;
    const racing: DatabaseHandle = { ...database, transaction: async (work) => { if (!interfered) { interfered = true; await approve({ ...faq, title: { ...faq.title, zh: '卡丢了' } } as Item, 1); } return slow(work); } };
    const other = await openTestKnowledge({ database: racing });
    await expect(other.knowledge.publish('adam', '')).rejects.toMatchObject({ code: 'conflict' });
    expect((await readReleases(database.db, 9)).length).toBe(1);
    expect(await test.knowledge.publish('adam', '')).toMatchObject({ state: 'current' });
    await other.close();
  });

  it('never changes what a release fixed, whatever the program does', async () => {
    await expect(database.db.update(releaseItems).set({ version: 9 })).rejects.toThrow();
    await expect(database.db.delete(releaseItems)).rejects.toThrow();
  });

  it('stops a release on which a question got worse, names it, and changes nothing; accepted, it goes out with the name of who accepted', async () => {
    bench.outcomes = { fee: true, hours: false };
    await test.knowledge.judgeCurrent();
    bench.outcomes = { fee: false, hours: true };
    await approve(priced(200), 1);
    const before = test.knowledge.currentRelease();
    const stopped = await test.knowledge.publish('adam', '');
    expect(stopped).toMatchObject({ state: 'failed', regression: { total: 2, passed: 1, better: [{ id: 'hours' }], worse: [{ id: 'fee' }] } });
    expect(stopped.findings.filter((f) => f.check === 'regression').map((f) => f.message)).toEqual(['1 question(s) of the regression bench got worse', 'fee → wrong (right)']);
    expect(test.knowledge.currentRelease()).toBe(before);
    expect((await test.knowledge.ask(feeQuestion())).text).toContain('160');
    const accepted = await test.knowledge.publish('carol', 'the fee is right, the case is old', true);
    expect(accepted).toMatchObject({ state: 'current', regression: { worse: [{ id: 'fee' }], acceptedBy: 'carol' } });
    expect(bench.runs).toEqual([[], [FEE], [FEE]]);
  });

  it('a rehearsal tells beforehand, serves nothing, and the publish of the same content runs no bench again', async () => {
    const http = await openTestHttp(test.knowledge);
    bench.outcomes = { fee: true };
    await approve(priced(200), 1);
    const rehearsed = await http.inject({ method: 'POST', url: '/api/v1/releases/rehearse', headers: STAFF_HEADERS });
    expect(rehearsed.json()).toMatchObject({ total: 1, passed: 1, worse: [] });
    expect((await test.knowledge.ask(feeQuestion())).text).toContain('160');
    expect((await http.inject({ url: '/api/v1/releases/preview', headers: STAFF_HEADERS })).json()).toMatchObject({ regression: { total: 1 } });
    expect((await readReleases(database.db, 9)).length).toBe(1);
    const runs = bench.runs.length;
    expect(await test.knowledge.publish('adam', '')).toMatchObject({ state: 'current', regression: { passed: 1 } });
    expect(bench.runs.length).toBe(runs);
    await http.close();
  });

  it('puts the questions that editors added to the release that waits, not to the one that serves', async () => {
    const http = await openTestHttp(test.knowledge);
    await addCase(deps(), { question: '怎么挂失', language: 'zh', facts: {}, expected: { cites: ['faq.lost'], mentions: ['15 元'], omits: [] } }, 'eve');
    await test.knowledge.judgeCurrent();
    const replacement = miniBank().find((i) => i.id === 'fee.gold-replacement');
    if (replacement?.kind !== 'fee') throw new Error('no fee');
    await approve({ ...replacement, body: { ...replacement.body, amount: 25 } }, 1);
    expect(await test.knowledge.publish('adam', '')).toMatchObject({ state: 'failed', regression: { worse: [{ question: '怎么挂失', got: expect.stringContaining('does not say "15 元"') as string }] } });
    expect((await http.inject({ url: '/api/v1/regression/cases', headers: STAFF_HEADERS })).json()).toMatchObject({ rows: [{ question: '怎么挂失', passed: true }] });
    expect((await http.inject({ url: '/api/v1/items/faq.lost', headers: STAFF_HEADERS })).json()).toMatchObject({ regression: { passed: 1, total: 1 } });
    await http.close();
  });

  it('R19: a build that dies at any step is built to its end by the next start, and comes to the same release', async () => {
    for (const step of ['graph', 'other'] as const) {
      await emptyRecord(database);
      await test.close();
      test = await openTestKnowledge({ items: miniBank(), database });
      await approve(priced(210), 1);
      // The process is gone in the middle: the projection never comes back, and nothing that follows it is run.
      let reached = (): void => undefined;
      const dead = new Promise<void>((resolve) => { reached = resolve; });
      const dying = await openTestKnowledge({ database, projections: [{ name: step, build: async (content) => { if (content.number === 2) { reached(); await new Promise(() => undefined); } }, has: async () => false, drop: async () => undefined }] });
      void dying.knowledge.publish('adam', 'cut short');
      await dead;
      const waiting = (await readReleases(database.db, 1))[0];
      expect(waiting).toMatchObject({ number: 2, state: 'building' });
      expect((await test.knowledge.ask(feeQuestion())).text).toContain('160');
      const next = await openTestKnowledge({ database });
      await expect.poll(() => next.knowledge.currentRelease(), { timeout: 20_000 }).toBe(waiting?.id);
      expect(await readRelease(database.db, waiting?.id ?? '')).toMatchObject({ state: 'current' });
      expect((await next.knowledge.ask(feeQuestion())).text).toContain('210');
      await next.close();
    }
  });
});

import { LobbyError, type Item, type Projection, type ReleaseContent } from '@lobby/contracts';
import { newId } from '@lobby/service-kit';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import { openTestDatabase } from '@lobby/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decideItem, submitItem } from '../items/reviewItem.ts';
import { saveItem } from '../items/saveItem.ts';
import { miniBank } from '../testing/miniBank.ts';
import { openTestHttp, STAFF_HEADERS } from '../testing/openTestHttp.ts';
import { clockAt, emptyRecord, openTestKnowledge, question, type TestKnowledge } from '../testing/openTestKnowledge.ts';
import { insertRelease, readCandidates, readRelease, readReleases } from './releaseRecord.ts';

const FEE = 'fee.gold-annual';
const failure = (work: Promise<unknown>) => work.then(() => { throw new Error('it should have failed'); }, (e: unknown) => e as LobbyError);
const feeQuestion = (more = {}) => question('金卡年费多少', { intent: 'aspect', aspects: ['fee'], products: ['product.gold'], ...more });
const priced = (amount: number): Item => miniBank().map((i) => (i.id === FEE && i.kind === 'fee' ? { ...i, body: { ...i.body, amount } } : i)).find((i) => i.id === FEE) as Item;

describe('releases', () => {
  let database: DatabaseHandle;
  let test: TestKnowledge;
  /** What a switchable other projection (the NLU model) saw, and whether it is broken. */
  let other: Projection & { broken: boolean; built: string[]; dropped: string[] };
  const deps = () => ({ database, audit: async () => undefined, clock: clockAt('2026-11-23') });

  beforeAll(async () => { database = await openTestDatabase(); });
  afterAll(() => database.close());
  beforeEach(async () => {
    await emptyRecord(database);
    other = {
      name: 'other', broken: false, built: [], dropped: [],
      build: async (content: ReleaseContent) => { if (other.broken) throw new Error('the model could not be trained'); other.built.push(content.releaseId); },
      has: async (id) => other.built.includes(id), drop: async (id) => { other.dropped.push(id); },
    };
    test = await openTestKnowledge({ items: miniBank(), database, projections: [other] });
  });
  afterEach(() => test.close());

  async function approve(item: Item, baseVersion: number, retire = false): Promise<number> {
    const version = await saveItem(deps(), item.id, { baseVersion, item, retire }, 'eve');
    await submitItem(deps(), item.id, version, 'eve');
    await decideItem(deps(), item.id, { version, decision: 'approve' }, 'adam');
    return version;
  }
  const price = async (more = {}) => (await test.knowledge.ask(feeQuestion(more))).text.slice(0, 12);

  it('serves the first release after the seed, every item in version 1', async () => {
    const answer = await test.knowledge.ask(feeQuestion());
    expect(answer).toMatchObject({ kind: 'answer', release: test.knowledge.currentRelease(), citations: [{ itemId: FEE, version: 1, validFrom: '2026-01-01' }] });
    expect(answer.text).toContain('160 元/年');
    expect(other.built).toEqual([answer.release]);
  });

  it('gives what each served release fixed, by its number', async () => {
    await approve(priced(200), 1);
    await test.knowledge.publish('adam', 'dearer');
    const versionIn = (content: ReleaseContent | null) => content?.items.find((i) => i.item.id === FEE)?.version;
    expect([versionIn(await test.knowledge.releaseContent(1)), versionIn(await test.knowledge.releaseContent(2)), versionIn(await test.knowledge.releaseContent())]).toEqual([1, 2, 2]);
    expect(versionIn(await test.knowledge.previousReleaseContent())).toBe(1);
    expect(await test.knowledge.releaseContent(3)).toBeNull();
    other.broken = true;
    await approve(priced(300), 2);
    await test.knowledge.publish('adam', 'cannot be built').catch(() => undefined);
    expect(await test.knowledge.releaseContent(3)).toBeNull();
  });

  it('changes what is answered by publishing, and answers the past from the past', async () => {
    const before = test.knowledge.currentRelease() ?? '';
    await approve(priced(200), 1);
    expect(await price()).toContain('160');
    const release = await test.knowledge.publish('adam', 'dearer');
    expect(release).toMatchObject({ number: 2, state: 'current', note: 'dearer' });
    expect(await test.knowledge.ask(feeQuestion())).toMatchObject({ release: release.id, citations: [{ itemId: FEE, version: 2 }] });
    expect(await price()).toContain('200');
    expect(await price({ release: before })).toContain('160');
  });

  it('refuses to publish when nothing was approved', async () => {
    expect((await failure(test.knowledge.publish('adam', ''))).code).toBe('wrong_state');
    await saveItem(deps(), FEE, { baseVersion: 1, item: priced(300), retire: false }, 'eve');
    expect((await failure(test.knowledge.publish('adam', ''))).code).toBe('wrong_state');
  });

  it('stops at the gate and names item and field', async () => {
    const deposit = miniBank().find((i) => i.id === 'rate.deposit');
    if (deposit?.kind !== 'rate') throw new Error('no rate');
    await approve({ ...deposit, body: { ...deposit.body, bands: [...deposit.body.bands, { term: 'P1Y', minAmount: 10_000, percent: '9.99' }] } }, 1);
    const error = await failure(test.knowledge.publish('adam', ''));
    expect(error.code).toBe('gate_failed');
    expect(error.errors?.[0]).toMatchObject({ path: 'rate.deposit body.bands[5]' });
    expect((await readReleases(database.db, 9)).length).toBe(1);
  });

  it('keeps serving the old release when a projection fails, and publishes the same content later', async () => {
    const before = test.knowledge.currentRelease();
    await approve(priced(250), 1);
    other.broken = true;
    const failed = await test.knowledge.publish('adam', '');
    expect(failed).toMatchObject({ state: 'failed' });
    expect(failed.findings.at(-1)).toMatchObject({ check: 'build', message: 'the model could not be trained' });
    expect([test.knowledge.currentRelease(), await price()]).toEqual([before, expect.stringContaining('160')]);
    other.broken = false;
    expect(await test.knowledge.publish('adam', '')).toMatchObject({ state: 'current' });
    expect(await price()).toContain('250');
  });

  it('rolls back by publishing the old versions again; the item can be edited on', async () => {
    const first = test.knowledge.currentRelease() ?? '';
    await approve(priced(200), 1);
    await test.knowledge.publish('adam', '');
    const http = await openTestHttp(test.knowledge);
    const rollback = (id: string) => http.inject({ method: 'POST', url: `/api/v1/releases/${id}/rollback`, headers: STAFF_HEADERS });
    expect((await rollback(test.knowledge.currentRelease() ?? '')).json()).toMatchObject({ code: 'wrong_state' });
    expect((await rollback(first)).json()).toMatchObject({ state: 'current', number: 3 });
    await http.close();
    expect(await price()).toContain('160');
    expect((await test.knowledge.ask(feeQuestion())).citations[0]).toMatchObject({ itemId: FEE, version: 1 });
    await approve(priced(170), 2);
    await test.knowledge.publish('adam', '');
    expect(await price()).toContain('170');
  });

  it('retires an item only after four eyes and a publish', async () => {
    const campaign = miniBank().find((i) => i.id === 'faq.staff-note') as Item;
    await approve(campaign, 1, true);
    expect((await readCandidates(database.db)).find((c) => c.item.id === campaign.id)).toMatchObject({ retire: true });
    const release = await test.knowledge.publish('adam', '');
    expect(release.items).toBe(miniBank().length - 1);
    expect((await readCandidates(database.db)).some((c) => c.item.id === campaign.id)).toBe(false);
    expect((await failure(test.knowledge.publish('adam', ''))).code).toBe('wrong_state');
  });

  it('finishes a release that a crash left half built', async () => {
    await approve(priced(210), 1);
    const id = newId('rel');
    const going = (await readCandidates(database.db)).map((c) => ({ id: c.item.id, version: c.version }));
    await database.transaction((tx) => insertRelease(tx, { id, note: 'cut short', actor: 'adam', rollbackOf: null, findings: [], content: going, at: new Date() }));
    await test.close();
    test = await openTestKnowledge({ database, projections: [other] });
    await expect.poll(() => test.knowledge.currentRelease(), { timeout: 10_000 }).toBe(id);
    expect(await readRelease(database.db, id)).toMatchObject({ state: 'current' });
    expect(await price()).toContain('210');
  });

  it('answers every question from exactly one release while releases change', async () => {
    const seen = new Map<string, Set<string>>();
    const day = { over: false };
    const asking = (async () => {
      while (!day.over) {
        const answer = await test.knowledge.ask(feeQuestion());
        seen.set(answer.release, (seen.get(answer.release) ?? new Set()).add(answer.text));
      }
    })();
    for (let i = 0; i < 6; i += 1) {
      await approve(priced(300 + i), i + 1);
      await test.knowledge.publish('adam', `${i}`);
    }
    day.over = true;
    await asking;
    expect([...seen.values()].every((texts) => texts.size === 1)).toBe(true);
    expect(seen.size).toBeGreaterThan(1);
    expect(other.dropped.length).toBeGreaterThan(0);
  });

  it('restores graph and index from the record alone', async () => {
    await test.knowledge.rebuild();
    expect(await price()).toContain('160');
  });
});

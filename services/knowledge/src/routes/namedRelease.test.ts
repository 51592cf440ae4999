import type { Item, KnowledgeAnswer, KnowledgeQuestion } from '@lobby/contracts';
import type { HttpApp } from '@lobby/service-kit/http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideItem, submitItem } from '../items/reviewItem.ts';
import { saveItem } from '../items/saveItem.ts';
import { makeItem, miniBank } from '../testing/miniBank.ts';
import { openTestHttp } from '../testing/openTestHttp.ts';
import { clockAt, openTestKnowledge, question, type TestKnowledge } from '../testing/openTestKnowledge.ts';

const FEE = '金卡补卡要多少钱';
const WRITTEN = '怎么挂失';
const NOVEMBER = '2026-11-23';
const DECEMBER = '2026-12-05';
/** More publishes than a process keeps releases ready. */
const LATER_PUBLISHES = 4;

/** The release of first prices is followed by one of other prices and by several more; both prices also change with the first of December. */
describe('POST /knowledge/ask of a named release', () => {
  let test: TestKnowledge;
  let app: HttpApp;
  let first: string;
  let second: string;
  const interpret = async (text: string): Promise<KnowledgeQuestion> => (text === FEE ? question(text, { intent: 'aspect', aspects: ['fee'], products: ['product.gold'] }) : question(text));
  const ask = async (text: string, more: object = {}) => {
    const answer = await app.inject({ method: 'POST', url: '/api/v1/knowledge/ask', payload: { question: text, ...more } });
    return { status: answer.statusCode, body: answer.json<KnowledgeAnswer & { code?: string }>() };
  };
  const said = async (text: string, more: object = {}) => { const { body } = await ask(text, more); return [/(\d+) 元/.exec(body.text)?.[1], body.release, body.asOf]; };
  /** Edits by one, approves by another, publishes. */
  const publish = async (...items: Item[]): Promise<string> => {
    const deps = { database: test.database, audit: async () => undefined, clock: clockAt(NOVEMBER) };
    for (const item of items) {
      const version = await saveItem(deps, item.id, { baseVersion: versions.get(item.id) ?? 0, item, retire: false }, 'eve');
      versions.set(item.id, version);
      await submitItem(deps, item.id, version, 'eve');
      await decideItem(deps, item.id, { version, decision: 'approve' }, 'adam');
    }
    const { id, state } = await test.knowledge.publish('adam', '');
    expect(state).toBe('current');
    return id;
  };
  const versions = new Map(miniBank().map((i) => [i.id, 1]));
  const priced = (id: string, amount: number): Item => miniBank().map((i) => (i.id === id && i.kind === 'fee' ? { ...i, body: { ...i.body, amount } } : i)).find((i) => i.id === id) as Item;

  beforeAll(async () => {
    test = await openTestKnowledge({ items: miniBank(), date: NOVEMBER, interpret });
    app = await openTestHttp(test.knowledge);
    first = test.knowledge.currentRelease() ?? '';
    second = await publish(priced('fee.gold-replacement', 25), priced('fee.gold-replacement-2', 20));
  });
  afterAll(async () => { await app.close(); await test.close(); });

  const older = async () => {
    for (const text of [FEE, WRITTEN]) {
      expect(await said(text, { release: first })).toEqual(['15', first, NOVEMBER]);
      expect(await said(text, { release: second })).toEqual(['25', second, NOVEMBER]);
      expect(await said(text, { release: first, asOf: DECEMBER })).toEqual(['10', first, DECEMBER]);
      expect(await said(text, { release: second, asOf: DECEMBER })).toEqual(['20', second, DECEMBER]);
      expect(await said(text, { asOf: DECEMBER })).toEqual(['20', test.knowledge.currentRelease(), DECEMBER]);
    }
  };

  it('answers with its own numbers, of the day asked about, from the graph and in a written answer alike', older);

  it('does so when the release has long been taken down: it is built again from the record', async () => {
    for (let i = 0; i < LATER_PUBLISHES; i += 1) await publish(makeItem('term', `later-${i}`, [`词${i}`, `Term ${i}`], { aliases: { zh: [], en: [] }, meaning: { zh: '词' } }));
    await older();
    expect((await ask(FEE)).body.release).toBe(test.knowledge.currentRelease());
  });

  it('knows nothing of a release that never served', async () => {
    expect(await ask(FEE, { release: 'rel_00000000000000000000000000' })).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });
});

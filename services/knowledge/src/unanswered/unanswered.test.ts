import type { Encoder } from '@lobby/contracts';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import { openTestDatabase } from '@lobby/testkit';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ItemDeps } from '../items/itemDeps.ts';
import { readItemDetail } from '../items/readItems.ts';
import { items, unanswered } from '../record/schema.ts';
import { meaningOf } from '../testing/meaning.ts';
import { clockAt, emptyRecord, noEncoder } from '../testing/openTestKnowledge.ts';
import { recordFeedback } from '../usage/recordFeedback.ts';
import { clusterByMeaning } from './clusterByMeaning.ts';
import { dismissUnanswered, draftUnanswered, reopenUnanswered } from './decideUnanswered.ts';
import { listUnanswered } from './listUnanswered.ts';
import { recordUnanswered } from './recordUnanswered.ts';

const byMeaning: Encoder = { id: 'meaning', semantic: true, encode: async (text) => meaningOf(text), encodeAll: async (texts) => texts.map((t) => meaningOf(t.text)), ready: async () => undefined };
const clock = clockAt('2026-11-23');

describe('questions without a good answer', () => {
  let database: DatabaseHandle;
  let deps: ItemDeps;
  const entry = (text: string, more = {}) => ({ text, language: 'zh' as const, topic: null, conversationId: 'conv_x', release: 'rel_x', ...more });
  const ask = (text: string, more = {}) => recordUnanswered(database.db, clock, entry(text, more));
  const list = (state: 'open' | 'drafted' | 'dismissed' = 'open') => listUnanswered(database.db, byMeaning, { state, limit: 50 });

  beforeAll(async () => {
    database = await openTestDatabase();
    deps = { database, audit: async () => undefined, clock };
  });
  afterAll(() => database.close());
  beforeEach(() => emptyRecord(database));

  it('are clustered by meaning, and ranked by what they cost', async () => {
    for (let i = 0; i < 4; i += 1) await ask('活动有什么优惠');
    await ask('最近的优惠活动', { topic: 'card_points' });
    await ask('卡丢了能补吗', { handoff: true });
    await ask('卡不见了补办', { handoff: true, topic: 'card_lost' });
    await ask('lost my card', { language: 'en' });
    const { clusters, total, byMeaning: meant } = await list();
    expect([total, meant]).toEqual([3, true]);
    expect(clusters.map((c) => [c.title, c.topic, c.count, c.handoffs, c.cost, c.rows.length])).toEqual([['卡丢了能补吗', 'card_lost', 2, 2, 12, 2], ['活动有什么优惠', 'card_points', 5, 0, 5, 2], ['lost my card', null, 1, 0, 1, 1]]);
    expect(clusters[0]?.draft).toMatchObject({ topic: 'card_lost', phrasings: ['卡丢了能补吗', '卡不见了补办'] });
  });

  it('stay alone where there is no encoder, and the list says so', async () => {
    await ask('卡丢了能补吗');
    await ask('卡不见了补办');
    expect(await listUnanswered(database.db, noEncoder, { state: 'open', limit: 50 })).toMatchObject({ total: 2, byMeaning: false });
  });

  it('come from a thumb down as well, with the item that did not help', async () => {
    await recordFeedback(database, clock, { itemIds: ['faq.lost', 'fee.x'], helpful: false, before: null, question: entry('卡丢了怎么办') });
    await recordFeedback(database, clock, { itemIds: ['faq.lost'], helpful: true, before: null, question: entry('卡丢了怎么办') });
    expect((await list()).clusters).toMatchObject([{ count: 1, unhelpful: 1, cost: 3, rows: [{ answeredBy: 'faq.lost' }] }]);
  });

  it('count one asking of a customer who got no answer and says so; another customer with the same words is another asking', async () => {
    await ask('残币怎么换', { conversationId: 'conv_one' });
    await recordFeedback(database, clock, { itemIds: [], helpful: false, before: null, question: entry('残币怎么换', { conversationId: 'conv_one' }) });
    expect((await list()).clusters).toMatchObject([{ count: 1, unhelpful: 1, cost: 3 }]);
    await recordFeedback(database, clock, { itemIds: ['faq.lost'], helpful: false, before: null, question: entry('残币怎么换', { conversationId: 'conv_two' }) });
    expect((await list()).clusters).toMatchObject([{ count: 2, unhelpful: 2 }]);
  });

  it('become a draft in one step: phrasings, topic, and the questions are drafted', async () => {
    await ask('卡丢了能补吗');
    await ask('卡不见了补办');
    const ids = (await list()).clusters.flatMap((c) => c.rows.map((r) => r.id));
    expect(await draftUnanswered(deps, { ids, itemId: 'faq.asked-1', topic: 'card_lost', title: '卡丢了能补吗' }, { actor: 'eve', owner: 'card-team' })).toBe(2);
    expect((await readItemDetail(database.db, 'faq.asked-1', '2026-11-23')).item).toMatchObject({ owner: 'card-team', body: { topic: 'card_lost', phrasings: { zh: ['卡丢了能补吗', '卡不见了补办'], en: [] }, answer: { zh: '（待编写）' } } });
    expect(await list()).toMatchObject({ total: 0, counts: { open: 0, drafted: 2, dismissed: 0 } });
    expect((await list('drafted')).clusters).toMatchObject([{ rows: [{ outcome: 'faq.asked-1', decidedBy: 'eve' }, { outcome: 'faq.asked-1' }] }]);
    await ask('又一个问题');
    const again = (await list()).clusters.flatMap((c) => c.rows.map((r) => r.id));
    await expect(draftUnanswered(deps, { ids: again, itemId: 'faq.asked-1', topic: 'card_lost', title: 'x' }, { actor: 'eve', owner: 'card-team' })).rejects.toMatchObject({ code: 'conflict' });
    expect((await list()).total).toBe(1);
  });

  it('are dismissed with a reason, go on counting, and can come back; nothing is ever deleted', async () => {
    await ask('你喜欢什么颜色');
    const ids = (await list()).clusters.flatMap((c) => c.rows.map((r) => r.id));
    expect(await dismissUnanswered(deps, ids, '与银行无关', 'eve')).toBe(1);
    expect(await dismissUnanswered(deps, ids, '再一次', 'adam')).toBe(0);
    await ask('你喜欢什么颜色');
    expect((await list('dismissed')).clusters).toMatchObject([{ count: 2, rows: [{ outcome: '与银行无关', decidedBy: 'eve', state: 'dismissed' }] }]);
    expect(await reopenUnanswered(deps, ids, 'adam')).toBe(1);
    expect((await list()).clusters).toMatchObject([{ count: 2, rows: [{ state: 'open', decidedBy: null }] }]);
  });

  it('open again when what was drafted for them is published and does not answer them', async () => {
    await ask('卡丢了能补吗');
    const ids = (await list()).clusters.flatMap((c) => c.rows.map((r) => r.id));
    await draftUnanswered(deps, { ids, itemId: 'faq.asked-2', topic: 'card_lost', title: '卡丢了能补吗' }, { actor: 'eve', owner: 'card-team' });
    await ask('卡丢了能补吗');
    expect((await list()).total).toBe(0);
    await database.db.update(items).set({ publishedVersion: 1 }).where(eq(items.id, 'faq.asked-2'));
    await ask('卡丢了能补吗');
    expect((await list()).clusters).toMatchObject([{ count: 3, rows: [{ state: 'open' }] }]);
    expect((await database.db.select().from(unanswered)).length).toBe(1);
  });
});

it('clusters in the order given: the first of each leads, and what is alike to none stays alone', async () => {
  const at = (x: number, y: number) => Float32Array.of(x / Math.hypot(x, y), y / Math.hypot(x, y));
  const placed = [{ value: 'a', vector: at(1, 0) }, { value: 'b', vector: at(0, 1) }, { value: 'a2', vector: at(1, 0.2) }, { value: 'none', vector: null }, { value: 'b2', vector: at(0.1, 1) }, { value: 'between', vector: at(1, 1) }];
  expect(await clusterByMeaning(placed, 0.9)).toEqual([['a', 'a2'], ['b', 'b2'], ['none'], ['between']]);
});

import { cpSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReleaseContent, ReleasedItem } from '@lobby/contracts';
import { afterAll, describe, expect, it } from 'vitest';
import { createNlu } from './createNlu.ts';

const topic = (id: string, zh: string[], outOfScope = false): ReleasedItem => ({ version: 1, item: { id: `topic.${id}`, kind: 'topic', title: { zh: id }, owner: 't', validFrom: '2026-01-01', tags: [], body: { topic: id, about: [], outOfScope, utterances: { zh, en: [] } } } });
const CONTENT: ReleaseContent = {
  releaseId: 'rel_test', number: 1,
  items: [
    topic('card_lost', ['卡丢了', '银行卡不见了', '我要挂失', '挂失信用卡', '钱包被偷了卡没了', '怎么挂失', '卡找不到了']),
    topic('card_bill', ['账单什么时候出', '查账单', '这个月账单多少', '账单日是哪天', '信用卡账单在哪看', '电子账单发我']),
    topic('fx_rate', ['美元汇率多少', '今天的汇率', '换欧元什么价', '外汇牌价', '日元汇率']),
    topic('oos_far', ['今天天气怎么样', '红烧肉怎么做', '讲个笑话', '明天会下雨吗', '推荐一部电影'], true),
    {
      version: 1,
      item: {
        id: 'escalation.distress', kind: 'escalation', title: { zh: '轻生' }, owner: 't', validFrom: '2026-01-01', tags: [],
        body: { signal: 'distress', queue: 'care', priority: 'urgent', message: { zh: '我在' }, phrasings: { zh: ['我不想活了', '活不下去了', '我想自杀', '想死了算了', '撑不下去了'], en: [] }, lookalikes: { zh: ['累死了', '笑死我了', '手机死机了', '这个活期怎么样', '死期存款是什么'], en: [] } },
      },
    },
    { version: 1, item: { id: 'product.gold-card', kind: 'product', title: { zh: '云汀金卡' }, owner: 't', validFrom: '2026-01-01', tags: [], body: { category: 'credit_card', aliases: { zh: ['金卡'], en: [] }, summary: { zh: '金卡' }, features: [], attributes: {}, limits: [], materials: [], channels: [], alternatives: [], excludes: [], requiresProducts: [] } } },
  ],
};

describe('createNlu without model files', () => {
  const cacheDir = mkdtempSync(join(tmpdir(), 'lobby-nlu-'));
  const made = createNlu({ modelsDir: '/nowhere', cacheDir });
  afterAll(async () => (await made).close());

  it('still understands by words', async () => {
    const nlu = await made;
    await nlu.projection.build(CONTENT, () => undefined);
    await nlu.idle();
    const seen = await nlu.parse('我的云汀金卡丢了，尾号8821，要挂失', 'rel_test', { referenceDate: '2026-11-23' });
    expect(seen.topics[0]?.id).toBe('card_lost');
    expect(seen.products.map((p) => p.id)).toEqual(['product.gold-card']);
    expect(seen.entities.map((e) => e.value)).toEqual(['8821']);
    expect(seen.encoder).toBe('lexical');
    expect(seen.outOfScope).toBeLessThan((await nlu.parse('红烧肉怎么做好吃', 'rel_test')).outOfScope);
    expect(nlu.status().state).toBe('degraded');
  });
  it('sees signals, and not their look-alikes', async () => {
    const nlu = await made;
    expect((await nlu.parse('我真的不想活了', 'rel_test')).signals.map((s) => s.signal)).toEqual(['distress']);
    expect((await nlu.parse('手机又死机了', 'rel_test')).signals).toEqual([]);
  });
  it('reads an ellipsis in the light of the running topic', async () => {
    const nlu = await made;
    const seen = await nlu.parse('那欧元的呢', 'rel_test', { lastTopic: 'fx_rate' });
    expect(seen.elliptical).toBe(true);
    expect(seen.topics[0]?.id).toBe('fx_rate');
  });
  it('finds several needs in order', async () => {
    const seen = await (await made).parse('我要挂失信用卡，另外美元汇率多少', 'rel_test');
    expect(seen.needs.map((n) => n.topics[0]?.id)).toEqual(['card_lost', 'fx_rate']);
    expect(seen.needs.map((n) => n.text).join('')).toBe('我要挂失信用卡，另外美元汇率多少');
  });
  it('masks what it hands on', async () => {
    const seen = await (await made).parse('电话13912345678', 'rel_test');
    expect(seen.masked).toBe('电话139****5678');
    expect(seen.entities[0]?.value).toBe('13912345678');
  });
  it.each<[string, (file: string) => void]>([
    ['are gone', (file) => { rmSync(file); }],
    ['are cut in two', (file) => { truncateSync(file, Math.floor(statSync(file).size / 2)); }],
    ['hold something else', (file) => { writeFileSync(file, '{"format":'); }],
    ['are empty', (file) => { writeFileSync(file, ''); }],
  ])('R20: understands the same after its files %s: they are made again from the release', async (_, damage) => {
    const questions = ['怎么挂失', '账单哪天出', '美元汇率', '红烧肉怎么做'];
    const heard = async (nlu: Awaited<typeof made>) => Promise.all(questions.map(async (q) => (await nlu.parse(q, 'rel_test')).topics.slice(0, 2)));
    const before = await heard(await made);
    const copy = mkdtempSync(join(tmpdir(), 'lobby-nlu-'));
    cpSync(cacheDir, copy, { recursive: true });
    const files = readdirSync(copy).map((name) => join(copy, name)).filter((file) => statSync(file).isFile());
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) damage(file);
    const again = await createNlu({ modelsDir: '/nowhere', cacheDir: copy });
    expect(await again.projection.has('rel_test')).toBe(false);
    await again.projection.build(CONTENT, () => undefined);
    await again.idle();
    expect(await heard(again)).toEqual(before);
    await again.close();
  });
  it('needs no training after a restart', async () => {
    const again = await createNlu({ modelsDir: '/nowhere', cacheDir });
    expect(await again.projection.has('rel_test')).toBe(true);
    expect(await again.projection.has('rel_other')).toBe(false);
    expect((await again.parse('怎么挂失', 'rel_test')).topics[0]?.id).toBe('card_lost');
    await again.projection.drop('rel_test');
    expect(await again.projection.has('rel_test')).toBe(false);
    await again.close();
  });
  it('answers the oddest input', async () => {
    const nlu = await made;
    for (const text of ['', ' ', '\ud800', '？？？', `a${'\u0301'.repeat(10_000)}`, '1'.repeat(100_000), '👨‍👩‍👧']) expect((await nlu.parse(text, 'rel_test')).topics.length).toBeLessThanOrEqual(5);
  });
});

import { ParseResponse, type ReleaseContent, type ReleasedItem } from '@lobby/contracts';
import { silentLog } from '@lobby/service-kit';
import { createHttp, installGuard, type HttpApp } from '@lobby/service-kit/http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNlu, type Nlu } from '../createNlu.ts';
import { registerNluRoutes } from './parse.ts';

const item = (kind: 'topic', topic: string, zh: string[]): ReleasedItem => ({ version: 1, item: { id: `topic.${topic}`, kind, title: { zh: topic }, owner: 't', validFrom: '2026-01-01', tags: [], body: { topic, about: [], outOfScope: false, utterances: { zh, en: [] } } } });
const CONTENT: ReleaseContent = {
  releaseId: 'rel_test', number: 1,
  items: [
    item('topic', 'card_lost', ['卡丢了', '我要挂失', '挂失信用卡', '卡找不到了', '怎么挂失']), item('topic', 'fx_rate', ['美元汇率多少', '今天的汇率', '换欧元什么价', '外汇牌价', '日元汇率']),
    { version: 1, item: { id: 'product.gold-card', kind: 'product', title: { zh: '云汀金卡' }, owner: 't', validFrom: '2026-01-01', tags: [], body: { category: 'credit_card', aliases: { zh: [], en: [] }, summary: { zh: '金卡' }, features: [], attributes: {}, limits: [], materials: [], channels: [], alternatives: [], excludes: [], requiresProducts: [] } } },
    { version: 1, item: { id: 'escalation.wants_person', kind: 'escalation', title: { zh: '人工' }, owner: 't', validFrom: '2026-01-01', tags: [], body: { signal: 'wants_person', queue: 'general', priority: 'normal', message: { zh: '好' }, phrasings: { zh: ['转人工', '我要人工', '找客服'], en: [] }, lookalikes: { zh: ['人工智能', '客服电话多少', '人民币'], en: [] } } } },
  ],
};

describe('POST /api/v1/nlu/parse', () => {
  let nlu: Nlu;
  let app: HttpApp;
  const parse = async (payload: object) => app.inject({ method: 'POST', url: '/api/v1/nlu/parse', payload });
  beforeAll(async () => {
    nlu = await createNlu({ modelsDir: '/nowhere' });
    await nlu.projection.build(CONTENT, () => undefined);
    await nlu.idle();
    app = await createHttp({ log: silentLog, trustedProxies: 0, ratePerMinute: null, version: 'test' });
    installGuard(app, { access: { staffFromHeaders: async () => null, may: () => false }, csrfTokenOf: () => 'token' });
    registerNluRoutes(app, { nlu, currentRelease: () => 'rel_test' });
    await app.ready();
  });
  afterAll(async () => {
    await app.close();
    await nlu.close();
  });

  it('shows everything understanding saw, in the original\'s offsets', async () => {
    const text = '🙂我的云汀金卡丢了，尾號８８２１，電話13912345678，要掛失';
    const seen = ParseResponse.parse((await parse({ text })).json());
    expect(seen).toMatchObject({ language: 'zh', products: [{ id: 'product.gold-card', text: '云汀金卡' }], signals: [] });
    expect(seen.topics[0]?.id).toBe('card_lost');
    expect(seen.entities.map((e) => [e.type, text.slice(e.start, e.end), e.value])).toEqual([['card_tail', '８８２１', '8821'], ['phone', '13912345678', '13912345678']]);
    expect(seen.masked).toContain('139****5678');
  });
  it('shows signals, the act and several needs', async () => {
    const person = ParseResponse.parse((await parse({ text: '别机器人了，转人工' })).json());
    expect([person.dialogueAct, person.signals.map((s) => s.signal)]).toEqual(['ask_human', ['wants_person']]);
    const rates = await nlu.parse('我要找人工，汇率的事', 'rel_test');
    expect([rates.dialogueAct, rates.besides?.[0]?.id, (await nlu.parse('转人工', 'rel_test')).besides]).toEqual(['ask_human', 'fx_rate', undefined]);
    const two = ParseResponse.parse((await parse({ text: '我要挂失信用卡，另外美元汇率多少' })).json());
    expect(two.needs.map((n) => n.topics[0]?.id)).toEqual(['card_lost', 'fx_rate']);
  });
  it('refuses what does not fit', async () => {
    expect((await parse({ text: '' })).statusCode).toBe(400);
    expect((await parse({ text: 'x'.repeat(4_001) })).statusCode).toBe(400);
    expect((await parse({ text: 'x', extra: 1 })).statusCode).toBe(400);
  });
});

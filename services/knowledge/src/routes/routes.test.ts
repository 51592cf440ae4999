import type { SearchResponse, SuggestResponse } from '@lobby/contracts';
import type { HttpApp } from '@lobby/service-kit/http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { miniBank, makeItem } from '../testing/miniBank.ts';
import { openTestHttp, STAFF_HEADERS } from '../testing/openTestHttp.ts';
import { openTestKnowledge, type TestKnowledge } from '../testing/openTestKnowledge.ts';

describe('the doors of knowledge', () => {
  let test: TestKnowledge;
  let app: HttpApp;
  const post = (url: string, payload: object, user = 'adam') => app.inject({ method: 'POST', url, payload, headers: { ...STAFF_HEADERS, 'x-user': user } });
  const put = (id: string, payload: object, user = 'eve') => app.inject({ method: 'PUT', url: `/api/v1/items/${id}`, payload, headers: { ...STAFF_HEADERS, 'x-user': user } });
  const get = (url: string) => app.inject({ method: 'GET', url });
  beforeAll(async () => {
    test = await openTestKnowledge({ items: miniBank() });
    app = await openTestHttp(test.knowledge);
  });
  afterAll(async () => {
    await app.close();
    await test.close();
  });

  it('answers a question with kind, text, citations and release', async () => {
    const answer = await app.inject({ method: 'POST', url: '/api/v1/knowledge/ask', payload: { question: '怎么挂失', asOf: '2026-12-01' } });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ kind: 'answer', asOf: '2026-12-01', release: test.knowledge.currentRelease(), citations: [{ itemId: 'faq.lost', version: 1 }, { itemId: 'fee.gold-replacement-2' }] });
  });

  it('refuses what does not fit', async () => {
    const ask = (payload: object) => app.inject({ method: 'POST', url: '/api/v1/knowledge/ask', payload });
    expect((await ask({ question: '' })).json()).toMatchObject({ status: 400, code: 'invalid_request' });
    expect((await ask({ question: 'x', asOf: '31.12.2026' })).statusCode).toBe(400);
    expect((await ask({ question: 'x', extra: 1 })).statusCode).toBe(400);
    expect((await ask({ question: 'x', facts: { 'fact.age': { evil: true } } })).statusCode).toBe(400);
    expect((await ask({ question: 'x', release: 'rel_nobody' })).json()).toMatchObject({ code: 'not_found' });
  });

  it('searches every kind of text, filled and valid', async () => {
    const { hits } = (await get(`/api/v1/knowledge/search?q=${encodeURIComponent('挂失')}`)).json() as { hits: { itemId: string; snippet: string }[] };
    expect(hits[0]).toMatchObject({ itemId: 'faq.lost', snippet: expect.stringContaining('15 元/张') });
    expect((await get(`/api/v1/knowledge/search?q=x&limit=9999`)).statusCode).toBe(400);
    expect(((await get(`/api/v1/knowledge/search?q=${encodeURIComponent('投诉处理口径')}`)).json() as { hits: { itemId: string }[] }).hits.map((h) => h.itemId)).not.toContain('faq.staff-note');
  });

  it('marks what was asked for in title and snippet, as places in the text', async () => {
    const { hits: [top] } = (await get(`/api/v1/knowledge/search?q=${encodeURIComponent('挂失')}`)).json() as SearchResponse;
    expect(top?.highlights?.snippet.map(({ start, end }) => top.snippet.slice(start, end))).toEqual(['挂失']);
  });

  it('counts what it found by kind, language, topic, category and product, and narrows to them', async () => {
    const search = async (more: string) => (await get(`/api/v1/knowledge/search?q=${encodeURIComponent('金卡')}&facets=true${more}`)).json() as SearchResponse;
    const { total, facets } = await search('');
    expect(facets).toMatchObject({ kind: expect.arrayContaining([{ value: 'product', label: 'product', count: 1 }]), product: expect.arrayContaining([{ value: 'product.gold', label: '金卡', count: 1 }]), category: [{ value: 'credit_card', label: 'credit_card', count: 1 }] });
    expect(facets?.language).toEqual([{ value: 'zh', label: 'zh', count: total }]);
    expect((await search('&product=product.gold')).hits.map((h) => h.itemId)).toEqual(['product.gold']);
    expect((await search('&kind=rule')).hits).toEqual([]);
    expect((await get('/api/v1/knowledge/search?q=x&facets=maybe')).statusCode).toBe(400);
  });

  it('says what was perhaps meant, in words that may be seen', async () => {
    const search = async (q: string) => (await get(`/api/v1/knowledge/search?q=${encodeURIComponent(q)}`)).json() as SearchResponse;
    expect((await search('怎么卦失')).suggestion).toBe('怎么挂失');
    expect((await search('怎么挂失')).suggestion).toBeUndefined();
    expect((await search('投诉处理口劲')).suggestion).toBeUndefined();
  });

  it('goes on from what is typed, for everybody with what is published and valid, for staff with what is theirs', async () => {
    const suggest = async (q: string, more = '', headers = {}) => (await app.inject({ method: 'GET', url: `/api/v1/knowledge/suggest${more}?q=${encodeURIComponent(q)}`, headers })).json() as SuggestResponse;
    expect((await suggest('怎么挂')).suggestions).toMatchObject([{ itemId: 'faq.lost', title: '卡丢了怎么办' }]);
    expect((await suggest('yinhangka')).suggestions.map((s) => s.itemId)).toEqual(['faq.lost']);
    expect((await suggest('新年活动')).suggestions).toEqual([]);
    expect((await suggest('内部')).suggestions).toEqual([]);
    expect((await suggest('内部', '/staff')).suggestions.map((s) => s.itemId)).toEqual(['faq.staff-note']);
    expect(await suggest('内部', '/staff', { 'x-nobody': '1' })).toMatchObject({ status: 401 });
    expect((await get(`/api/v1/knowledge/suggest?q=${'x'.repeat(61)}`)).statusCode).toBe(400);
    expect((await get('/api/v1/knowledge/suggest?q=x&limit=11')).statusCode).toBe(400);
  });

  it('lets staff search what is written for them, and another day', async () => {
    const search = async (q: string, more = '') => (await get(`/api/v1/knowledge/search/staff?q=${encodeURIComponent(q)}${more}`)).json() as SearchResponse;
    expect((await search('投诉处理口径')).hits[0]).toMatchObject({ itemId: 'faq.staff-note', audience: 'staff' });
    expect((await search('新年活动', '&asOf=2026-02-01')).hits[0]).toMatchObject({ itemId: 'faq.campaign', audience: 'customer' });
    expect((await search('新年活动')).hits.map((h) => h.itemId)).not.toContain('faq.campaign');
  });

  it('tries a question with the whole trace, for staff only', async () => {
    expect((await post('/api/v1/knowledge/try', { question: '怎么挂失' })).json()).toMatchObject({ answer: { kind: 'answer', trace: { route: 'faq' } }, question: { text: '怎么挂失' }, understanding: null });
    expect((await app.inject({ method: 'POST', url: '/api/v1/knowledge/try', payload: { question: 'x' }, headers: { 'x-nobody': '1' } })).statusCode).toBe(401);
  });

  it('shows the graph around a node', async () => {
    expect((await get('/api/v1/knowledge/graph?node=product.gold&depth=3&asOf=2026-11-23')).json()).toMatchObject({ node: 'product.gold', nodes: expect.arrayContaining([expect.objectContaining({ id: 'fact.age', label: 'Fact' })]) });
    expect((await get('/api/v1/knowledge/graph?node=product.nobody')).statusCode).toBe(404);
    expect((await get('/api/v1/knowledge/graph?node=x%60)%20DETACH%20DELETE%20n%20//')).statusCode).toBe(404);
  });

  it('takes an item from draft to customers through two people', async () => {
    const item = makeItem('faq', 'new', ['挂失要收费吗', 'Does it cost?'], { topic: 'card_lost', phrasings: { zh: ['挂失收不收钱'], en: [] }, answer: { zh: '挂失免费。' } });
    expect((await put('faq.new', { baseVersion: 0, item })).json()).toMatchObject({ row: { version: 1, state: 'draft', author: 'eve' } });
    expect((await put('faq.new', { baseVersion: 0, item })).json()).toMatchObject({ code: 'conflict', current: { version: 1 } });
    expect((await put('faq.new', { baseVersion: 1, item: { ...item, validFrom: 'soon' } })).json()).toMatchObject({ code: 'invalid_item', errors: [{ path: 'validFrom' }] });
    expect((await post('/api/v1/items/faq.new/submit', { version: 1 }, 'eve')).json()).toMatchObject({ row: { state: 'in_review' } });
    expect((await post('/api/v1/items/faq.new/review', { version: 1, decision: 'approve' }, 'eve')).json()).toMatchObject({ code: 'self_approval' });
    expect((await post('/api/v1/items/faq.new/review', { version: 1, decision: 'approve' })).json()).toMatchObject({ row: { state: 'approved', approver: 'adam' } });
    expect((await get('/api/v1/releases/preview')).json()).toMatchObject({ publishable: true, changes: [{ id: 'faq.new', change: 'added', from: null, to: 1 }] });
    expect((await post('/api/v1/releases', { note: 'new question' })).json()).toMatchObject({ number: 2, state: 'current', publishedBy: 'adam' });
    expect((await app.inject({ method: 'POST', url: '/api/v1/knowledge/ask', payload: { question: '挂失收不收钱' } })).json()).toMatchObject({ text: '挂失免费。' });
    expect((await get('/api/v1/items/faq.new')).json()).toMatchObject({ row: { state: 'published', publishedVersion: 1 }, history: [{ action: 'published' }, { action: 'approve' }, { action: 'submitted' }, { action: 'saved' }] });
    expect((await get('/api/v1/items?kind=faq&q=收费')).json()).toMatchObject({ total: 1 });
    expect((await get('/api/v1/items/faq.new/diff?from=1&to=1')).json()).toMatchObject({ rows: [] });
    expect((await get('/api/v1/releases')).json()).toMatchObject({ rows: [{ number: 2 }, { number: 1, state: 'past' }], building: null });
    expect(test.audited).toEqual(expect.arrayContaining(['items.imported', 'item.saved', 'item.submitted', 'item.approved', 'release.published']));
  });

  it('keeps unanswered questions, the same words once', async () => {
    const entry = { language: 'zh' as const, topic: null, conversationId: 'conv_x', release: test.knowledge.currentRelease() ?? '' };
    await test.knowledge.recordUnanswered({ ...entry, text: '能用贝壳付款吗？' });
    await test.knowledge.recordUnanswered({ ...entry, text: '能用贝壳付款吗', topic: 'card_repay' });
    expect((await get('/api/v1/unanswered')).json()).toMatchObject({ total: 1, counts: { open: 1 }, clusters: [{ title: '能用贝壳付款吗？', count: 2, topic: 'card_repay', rows: [{ count: 2 }] }] });
  });

  it('lists in three queries, tells an item in seven', async () => {
    const cost = async (url: string) => { const before = test.database.queryCount(); await get(url); return test.database.queryCount() - before; };
    expect([await cost('/api/v1/items'), await cost('/api/v1/items/product.gold')]).toEqual([3, 7]);
  });

  it('asks without touching the record', async () => {
    // Now and then the server looks by itself whether somebody has published; one of several questions falls between two looks.
    const costs: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      const before = test.database.queryCount();
      await app.inject({ method: 'POST', url: '/api/v1/knowledge/ask', payload: { question: '怎么挂失' } });
      costs.push(test.database.queryCount() - before);
    }
    expect(Math.min(...costs)).toBe(0);
  });
});

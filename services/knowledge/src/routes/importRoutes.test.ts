import type { ImportReport, Problem } from '@lobby/contracts';
import type { HttpApp } from '@lobby/service-kit/http';
import { count } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_UPLOAD_BYTES } from '../import/reading/readInThread.ts';
import { itemVersions } from '../record/schema.ts';
import { miniBank } from '../testing/miniBank.ts';
import { openTestHttp, STAFF_HEADERS } from '../testing/openTestHttp.ts';
import { openTestKnowledge, type TestKnowledge } from '../testing/openTestKnowledge.ts';

describe('files in and out over HTTP', () => {
  let house: TestKnowledge;
  let app: HttpApp;
  beforeAll(async () => {
    house = await openTestKnowledge({ items: miniBank() });
    app = await openTestHttp(house.knowledge);
  });
  afterAll(async () => {
    await app.close();
    await house.close();
  });
  const get = (url: string) => app.inject({ method: 'GET', url, headers: STAFF_HEADERS });
  const post = async (query: Record<string, string>, payload: Buffer | object, type = 'application/octet-stream') => {
    const answer = await app.inject({ method: 'POST', url: '/api/v1/imports', query, headers: { ...STAFF_HEADERS, 'content-type': type }, payload });
    return { status: answer.statusCode, body: answer.json<ImportReport & Problem>() };
  };

  const versions = async () => (await house.database.db.select({ n: count() }).from(itemVersions))[0]?.n;

  it('takes a file in two steps', async () => {
    const file = Buffer.from('问题,答案,主题\n补卡几天,七天。,card_lost\n');
    const dry = await post({ name: 'q.csv' }, file);
    expect([dry.status, dry.body.counts.created, dry.body.stored]).toEqual([200, 1, false]);
    const done = await post({ name: 'q.csv', confirm: dry.body.digest }, file);
    expect([done.status, done.body.stored]).toEqual([200, true]);
    expect(house.audited).toContain('items.imported');
    expect((await post({ name: 'q.csv', confirm: dry.body.digest }, file)).body.code).toBe('conflict');
  });

  it('answers what is too large with a typed error, and takes no other body for a file', async () => {
    const before = await versions();
    const fiftyMb = 50 * 1024 * 1024;
    const message = `big.pdf has ${fiftyMb} bytes; at most ${MAX_UPLOAD_BYTES} are taken`;
    expect(await post({ name: 'big.pdf' }, Buffer.alloc(fiftyMb, '%PDF-1.7 '))).toMatchObject({ status: 413, body: { code: 'too_large', detail: message, errors: [{ path: 'file', message }] } });
    expect(await versions()).toBe(before);
    expect(await post({ name: 'a.csv' }, { a: 1 }, 'application/json')).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    expect(await post({}, Buffer.from('x'))).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    expect(await post({ name: 'a.csv', mapping: '{"constructor":"A"}' }, Buffer.from('x'))).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  });

  it('gives bundle, sheets and documents as files to be saved', async () => {
    const bundle = await get('/api/v1/exports/bundle');
    expect(bundle.headers['content-disposition']).toBe('attachment; filename="knowledge.json"');
    expect(bundle.json<{ items: unknown[] }>().items).toHaveLength(miniBank().length);
    expect((await get('/api/v1/exports/bundle?ids=fee.gold-annual,rate.deposit')).json<{ items: { id: string }[] }>().items.map((i) => i.id)).toEqual(['fee.gold-annual', 'rate.deposit']);
    expect((await get('/api/v1/exports/bundle?ids=fee.none')).statusCode).toBe(404);
    expect((await get('/api/v1/exports/faqs')).headers['content-type']).toContain('text/csv');
    expect((await get('/api/v1/exports/faqs?format=xlsx')).rawPayload.subarray(0, 2).toString()).toBe('PK');
    expect((await get('/api/v1/exports/documents/document.terms')).body).toContain('## 申请条件 {#who}\n\n年满十八周岁。\n');
    expect((await get('/api/v1/exports/documents/faq.lost')).statusCode).toBe(404);
    expect((await app.inject({ method: 'GET', url: '/api/v1/exports/bundle', headers: { 'x-nobody': '1' } })).statusCode).toBe(401);
  });
});

import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { silentLog } from '@lobby/service-kit';
import { describe, expect, it } from 'vitest';
import { FaqUnavailable } from './faqStore.ts';
import { faqStoreSuite } from './faqStore.suite.ts';
import { openMeili } from './meili.ts';

const url = process.env.LOBBY_TEST_MEILI_URL;

if (url) faqStoreSuite('Meilisearch', async () => openMeili({ url, key: process.env.MEILI_KEY ?? '', log: silentLog, budgetMs: 3_000 }), `meili${process.pid}`);
else describe('FAQ store: Meilisearch', () => { it.skip('skipped: MEILI_URL names no server', () => undefined); });

describe('Meilisearch that does not answer', () => {
  it('is told as unavailable within the budget', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => { silent.listen(0, '127.0.0.1', resolve); });
    const store = openMeili({ url: `http://127.0.0.1:${(silent.address() as { port: number }).port}`, key: '', log: silentLog, budgetMs: 100 });
    const search = store.search('rel_x', { text: 'x', vector: null, language: 'zh', topicScores: [], products: [], asOf: '2026-11-23', audience: 'customer', limit: 1 });
    await expect(search).rejects.toBeInstanceOf(FaqUnavailable);
    expect(store.status().state).toBe('down');
    silent.close();
  });
});

describe('S24 what Meilisearch is asked', () => {
  it('is bounded by our own filter, whatever a query holds; the key travels in the header alone', async () => {
    const asked: { key: string | undefined; url: string; body: string }[] = [];
    const server = createHttpServer((request, answer) => {
      let body = '';
      request.on('data', (chunk: Buffer) => { body += chunk.toString(); });
      request.on('end', () => {
        asked.push({ key: request.headers.authorization, url: request.url ?? '', body });
        answer.setHeader('content-type', 'application/json').end(JSON.stringify(request.url === '/health' ? { status: 'available' } : { hits: [], query: '', processingTimeMs: 0, limit: 0, offset: 0, estimatedTotalHits: 0 }));
      });
    });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    const store = openMeili({ url: `http://127.0.0.1:${(server.address() as { port: number }).port}`, key: 'the-servers-own-key', log: silentLog, budgetMs: 3_000 });
    const widen = '" OR audience = "staff" OR topic != "';
    await store.search('rel_x', { text: widen, vector: null, language: 'en', topicScores: [], products: [], asOf: '2026-11-23', audience: 'customer', limit: 1, topic: widen, product: widen, category: widen, channel: widen });
    server.close();
    const searches = asked.filter((a) => a.url.endsWith('/search')).map((a) => JSON.parse(a.body) as { q: string; filter: string[] });
    expect(searches.length).toBeGreaterThan(0);
    for (const { q, filter } of searches) {
      expect(q).toBe(widen);
      expect(filter).toContain('audience IN ["customer"]');
      // A list is joined by AND, and in each member what was given stands inside one quoted word.
      for (const member of filter) expect(member.replaceAll(/"(?:\\.|[^"\\])*"/g, '""')).not.toMatch(/OR audience|staff|!=/);
    }
    expect(new Set(asked.map((a) => a.key))).toEqual(new Set(['Bearer the-servers-own-key']));
    expect(asked.some((a) => a.url.includes('own-key') || a.body.includes('own-key'))).toBe(false);
  });
});

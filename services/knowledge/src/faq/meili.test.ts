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

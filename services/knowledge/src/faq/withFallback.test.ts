import { silentLog } from '@lobby/service-kit';
import { describe, expect, it } from 'vitest';
import { contentOf, miniBank } from '../testing/miniBank.ts';
import { openEmbeddedFaq } from './embedded.ts';
import { FaqUnavailable, type FaqQuery, type FaqStore } from './faqStore.ts';
import { faqStoreSuite, faqTypingSuite } from './faqStore.suite.ts';
import { passagesOf } from './passages.ts';
import { withFallback } from './withFallback.ts';

/** A remote index that can be switched off and counts what it is asked. */
function remote(): FaqStore & { down: boolean; searches: number; builds: number } {
  const inner = openEmbeddedFaq();
  const store = {
    ...inner, engine: 'meilisearch' as const, down: false, searches: 0, builds: 0,
    build: async (...args: Parameters<FaqStore['build']>) => { store.builds += 1; if (store.down) throw new Error('refused'); await inner.build(...args); },
    has: (id: string) => (store.down ? Promise.reject(new Error('refused')) : inner.has(id)),
    search: async (...args: Parameters<FaqStore['search']>) => { store.searches += 1; if (store.down) throw new FaqUnavailable('refused'); return inner.search(...args); },
  };
  return store;
}

faqStoreSuite('a remote index with one by words behind it', async () => withFallback(remote(), openEmbeddedFaq(), silentLog), 'fallback');
faqTypingSuite('a remote index with one in this process', async () => withFallback(remote(), openEmbeddedFaq(), silentLog), 'fallback');

describe('R12: the FAQ index is down', () => {
  const query: FaqQuery = { text: '怎么挂失', vector: null, language: 'zh', topicScores: [], products: [], asOf: '2026-11-23', audience: 'customer', limit: 3 };
  const passages = passagesOf(contentOf(miniBank(), 'rel_1'));

  it('answers by words from the same release, asks the remote one only now and then, and goes back to it', async () => {
    const far = remote();
    let time = 0;
    const store = withFallback(far, openEmbeddedFaq(), silentLog, () => time);
    await store.build('rel_1', passages, null);
    far.down = true;
    for (let i = 0; i < 50; i += 1) {
      const [top] = await store.search('rel_1', query);
      expect(top?.passage).toMatchObject({ itemId: 'faq.lost', version: 1 });
    }
    expect(far.searches).toBe(1);
    expect(store.status()).toMatchObject({ state: 'degraded' });
    time += 2_001;
    far.down = false;
    expect((await store.search('rel_1', query))[0]?.passage.itemId).toBe('faq.lost');
    expect(far.searches).toBe(2);
    expect(store.status().state).toBe('ok');
  });

  it('lets a build fail that the remote one refuses, and serves its release by words meanwhile', async () => {
    const far = remote();
    far.down = true;
    const store = withFallback(far, openEmbeddedFaq(), silentLog);
    await expect(store.build('rel_1', passages, null)).rejects.toThrow('refused');
    expect(await store.has('rel_1')).toBe(false);
    expect((await store.search('rel_1', query))[0]?.passage.itemId).toBe('faq.lost');
    await expect(store.search('rel_2', query)).rejects.toBeInstanceOf(FaqUnavailable);
  });

  it('does not build again after a restart what the remote one still has', async () => {
    const far = remote();
    await withFallback(far, openEmbeddedFaq(), silentLog).build('rel_1', passages, null);
    const again = withFallback(far, openEmbeddedFaq(), silentLog);
    expect(await again.has('rel_1')).toBe(false);
    await again.build('rel_1', passages, null);
    expect([far.builds, await again.has('rel_1')]).toEqual([1, true]);
  });
});

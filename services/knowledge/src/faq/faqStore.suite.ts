import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentOf, makeItem, miniBank } from '../testing/miniBank.ts';
import { meaningOf } from '../testing/meaning.ts';
import type { FaqQuery, FaqStore, VectorOf } from './faqStore.ts';
import { passagesOf } from './passages.ts';

const TODAY = '2026-11-23';
const vectorOf: VectorOf = (text) => meaningOf(text);

/** What every FAQ index must do. `tag` keeps releases of parallel runs apart on a shared server. */
export function faqStoreSuite(engine: string, open: () => Promise<FaqStore>, tag: string): void {
  describe(`FAQ store: ${engine}`, () => {
    const release = `rel_${tag}`;
    let store: FaqStore;
    const query = (text: string, more: Partial<FaqQuery> = {}): FaqQuery => ({ text, vector: null, language: 'zh', topicScores: [], products: [], asOf: TODAY, audience: 'customer', limit: 5, ...more });
    const ids = async (text: string, more: Partial<FaqQuery> = {}) => (await store.search(release, query(text, more))).map((h) => h.passage.itemId);

    beforeAll(async () => {
      store = await open();
      await store.build(release, passagesOf(contentOf(miniBank(), release)), null);
    });
    afterAll(async () => {
      await store.drop(release);
      await store.close();
    });

    it('serves a phrasing word for word with full certainty', async () => {
      const [top] = await store.search(release, query('怎么挂失？'));
      expect(top).toMatchObject({ score: 1, matched: expect.stringContaining('挂失') });
      expect(top?.passage.itemId).toBe('faq.lost');
    });

    it('finds by words, in traditional characters and full width too', async () => {
      expect((await ids('我的卡丟了怎麼辦'))[0]).toBe('faq.lost');
      expect((await ids('ｃａｒｄ　ｍｉｓｓｉｎｇ', { language: 'en' }))[0]).toBe('faq.lost');
    });

    it('finds by sound: homophone typos, typed pinyin', async () => {
      expect((await ids('怎么卦失'))[0]).toBe('faq.lost');
      expect((await ids('zenme guashi'))[0]).toBe('faq.lost');
    });

    it('keeps languages apart', async () => {
      const hits = await store.search(release, query('lost card', { language: 'en' }));
      expect(hits.length).toBeGreaterThan(0);
      expect(hits.every((h) => h.passage.language === 'en')).toBe(true);
    });

    it('serves nothing outside its validity, on either side of the date', async () => {
      expect(await ids('新年活动有什么优惠')).not.toContain('faq.campaign');
      expect((await ids('新年活动有什么优惠', { asOf: '2026-02-28' }))[0]).toBe('faq.campaign');
      expect(await ids('新年活动有什么优惠', { asOf: '2026-03-01' })).not.toContain('faq.campaign');
      expect(await ids('怎么挂失', { asOf: '2025-12-31' })).toEqual([]);
    });

    it('shows staff knowledge to staff only', async () => {
      expect(await ids('投诉处理口径')).not.toContain('faq.staff-note');
      expect((await ids('投诉处理口径', { audience: 'staff' }))[0]).toBe('faq.staff-note');
    });

    it('filters by kind', async () => {
      const hits = await store.search(release, query('金卡', { kinds: ['product'] }));
      expect(hits[0]?.passage.itemId).toBe('product.gold');
      expect(hits.every((h) => h.passage.kind === 'product')).toBe(true);
    });

    it('lets the topic tip the scales between two that are alike', async () => {
      const twins = ['a', 'b'].map((t) => makeItem('faq', `twin-${t}`, [`怎么办理${t}`, `Twin ${t}`], { topic: t === 'a' ? 'card_lost' : 'deposit_rate', phrasings: { zh: ['需要带什么证件'] }, answer: { zh: t } }));
      await store.build(`${release}_t`, passagesOf(contentOf(twins)), null);
      const top = async (topic: string) => (await store.search(`${release}_t`, query('要带什么证件去', { topicScores: [{ id: topic, score: 0.9 }] })))[0]?.passage.itemId;
      expect([await top('card_lost'), await top('deposit_rate')]).toEqual(['faq.twin-a', 'faq.twin-b']);
      await store.drop(`${release}_t`);
    });

    it('takes no harm from hostile queries', async () => {
      for (const evil of ['" OR 1=1', '<script>alert(1)</script>', '\u0000', '*'.repeat(300), '{"filter":"x"}', '٩٩٩', '🙂🙂']) await expect(store.search(release, query(evil))).resolves.toBeInstanceOf(Array);
    });

    it('swaps vectors in without ever serving a half index, and then finds by meaning', async () => {
      const passages = passagesOf(contentOf(miniBank(), release));
      const building = store.build(release, passages, vectorOf);
      const during = await Promise.all(Array.from({ length: 20 }, () => ids('怎么挂失')));
      await building;
      expect(during.every((found) => found[0] === 'faq.lost')).toBe(true);
      const text = '卡片遗失如何处理';
      const [top] = await store.search(release, query(text, { vector: meaningOf(text) }));
      expect(top?.passage.itemId).toBe('faq.lost');
      expect(top?.semantic).toBeGreaterThan(0.8);
    });

    it('forgets a dropped release and knows which it has', async () => {
      await store.build(`${release}_gone`, passagesOf(contentOf(miniBank())), null);
      expect(await store.has(`${release}_gone`)).toBe(true);
      await store.drop(`${release}_gone`);
      expect(await store.has(`${release}_gone`)).toBe(false);
      await expect(store.search(`${release}_gone`, query('卡'))).rejects.toThrow();
    });
  });
}

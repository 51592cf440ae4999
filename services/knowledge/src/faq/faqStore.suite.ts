import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentOf, makeItem, miniBank, title } from '../testing/miniBank.ts';
import { meaningOf } from '../testing/meaning.ts';
import { exploreFaq } from './exploreFaq.ts';
import type { FaqQuery, FaqSearcher, FaqStore, TypedQuery, VectorOf } from './faqStore.ts';
import { passagesOf } from './passages.ts';

const TODAY = '2026-11-23';
const vectorOf: VectorOf = (text) => meaningOf(text);

/** What every FAQ index must do. `tag` keeps releases of parallel runs apart on a shared server. */
export function faqStoreSuite(engine: string, open: () => Promise<FaqSearcher>, tag: string): void {
  describe(`FAQ store: ${engine}`, () => {
    const release = `rel_${tag}`;
    let store: FaqSearcher;
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

    it('shows each channel its own', async () => {
      const own = (slug: string, channels: string[]) => makeItem('faq', `on-${slug}`, [`夜间转账${slug}`, `Night transfer ${slug}`], { topic: 'card_lost', channels, phrasings: { zh: ['夜里能转账吗'] }, answer: { zh: slug } });
      await store.build(`${release}_c`, passagesOf(contentOf([own('everywhere', []), own('app', ['app']), own('branch', ['branch'])])), null);
      const on = async (more: Partial<FaqQuery>) => (await store.search(`${release}_c`, query('夜里能转账吗', more))).map((h) => h.passage.itemId).toSorted();
      expect(await on({ channel: 'app' })).toEqual(['faq.on-app', 'faq.on-everywhere']);
      expect(await on({ channel: 'branch' })).toEqual(['faq.on-branch', 'faq.on-everywhere']);
      expect(await on({})).toHaveLength(3);
      await store.drop(`${release}_c`);
    });

    it('narrows to a topic, a product and a category, and to several of them', async () => {
      expect((await ids('金卡', { product: 'product.gold' }))).toEqual(['product.gold']);
      expect((await ids('卡', { category: 'deposit' }))).not.toContain('product.gold');
      expect((await ids('定期存款', { category: 'deposit', kinds: ['product'] }))).toEqual(['product.deposit']);
      expect((await ids('怎么挂失', { topic: 'card_lost' }))).toEqual(['faq.lost']);
      expect((await ids('怎么挂失', { topic: 'nobody' }))).toEqual([]);
      expect((await ids('怎么挂失', { kinds: [] }))).toEqual([]);
    });

    it('finds a code however its letters and hyphens are written', async () => {
      const item = makeItem('faq', 'code', ['YT-PT2026 是什么', 'What is YT-PT2026?'], { topic: 'card_lost', phrasings: { zh: [] }, answer: { zh: '卡版编号。' } });
      await store.build(`${release}_n`, passagesOf(contentOf([...miniBank(), item])), null);
      for (const text of ['YT-PT2026', 'ytpt2026', 'ＹＴ－ＰＴ２０２６是啥']) expect((await store.search(`${release}_n`, query(text)))[0]?.passage.itemId, text).toBe('faq.code');
      await store.drop(`${release}_n`);
    });

    it('counts what it found: a facet says how many are there when it is chosen', async () => {
      const many = Array.from({ length: 60 }, (_, i) => makeItem('faq', `many-${i}`, [`境外取现问题${i}`, `Cash abroad ${i}`], { topic: i % 3 === 0 ? 'card_lost' : 'deposit_rate', products: i % 2 === 0 ? ['product.gold'] : [], phrasings: { zh: [`境外取现怎么收费${i}`] }, answer: { zh: `第${i}条` } }));
      await store.build(`${release}_f`, passagesOf(contentOf([...miniBank(), ...many])), null);
      const explore = (more: Partial<FaqQuery> = {}) => exploreFaq((q) => store.search(`${release}_f`, q), query('境外取现', { limit: 7, ...more }));
      const { hits, total, counts } = await explore();
      expect([hits.length, counts.kind.get('faq'), counts.topic.get('card_lost'), counts.product.get('product.gold'), counts.category.get('credit_card')]).toEqual([7, 60, 20, 30, 30]);
      expect(total).toBe([...counts.kind.values()].reduce((a, b) => a + b, 0));
      expect(counts.language.get('zh')).toBe(total);
      for (const [topic, count] of counts.topic) expect((await explore({ topic })).total, topic).toBe(count);
      // A facet that is chosen still shows what its other values hold.
      expect((await explore({ topic: 'card_lost' })).counts.topic).toEqual(counts.topic);
      expect((await explore({ topic: 'card_lost' })).counts.product.get('product.gold')).toBe(10);
      await store.drop(`${release}_f`);
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

/** What an index that helps the one who types must do besides. */
export function faqTypingSuite(engine: string, open: () => Promise<FaqStore>, tag: string): void {
  describe(`FAQ type-ahead: ${engine}`, () => {
    const release = `rel_typed_${tag}`;
    let store: FaqStore;
    const typed = (text: string, more: Partial<TypedQuery> = {}): TypedQuery => ({ text, language: 'zh', asOf: TODAY, audience: 'customer', limit: 5, ...more });
    const titles = async (text: string, more: Partial<TypedQuery> = {}) => (await store.complete(release, typed(text, more))).map((p) => p.title);
    const meant = (text: string, more: Partial<TypedQuery> = {}) => store.correct(release, typed(text, more));

    beforeAll(async () => {
      store = await open();
      const extra = [
        makeItem('faq', 'annual', ['信用卡年费怎么减免', 'How is the annual fee waived?'], { topic: 'card_annual_fee', phrasings: { zh: ['年费能不能免'], en: ['waive annual fee', 'annual fee waiver'] }, answer: title('刷满六次免。', 'Six payments.') }),
        makeItem('faq', 'limit', ['信用卡额度怎么提高', 'How do I raise my credit limit?'], { topic: 'card_annual_fee', phrasings: { zh: ['提额'], en: ['increase limit'] }, answer: title('在手机银行申请。', 'In the app.') }),
        makeItem('faq', 'loan', ['个人贷款怎么申请', 'How do I get a loan?'], { topic: 'card_annual_fee', phrasings: { zh: ['想贷款'], en: ['apply for a loan'] }, answer: title('在手机银行申请。', 'In the app.') }),
      ];
      await store.build(release, passagesOf(contentOf([...miniBank(), ...extra], release)), null);
    });
    afterAll(async () => {
      await store.drop(release);
      await store.close();
    });

    it('goes on from what is typed: first what begins so, then what holds it', async () => {
      expect((await titles('信用卡'))).toEqual(['信用卡年费怎么减免', '信用卡额度怎么提高']);
      expect((await titles('年费'))[0]).toBe('信用卡年费怎么减免');
      expect((await titles('提额'))[0]).toBe('信用卡额度怎么提高');
      expect((await titles('how do i r', { language: 'en' }))[0]).toBe('How do I raise my credit limit?');
      expect((await titles('waived annual', { language: 'en' }))[0]).toBe('How is the annual fee waived?');
    });

    it('reads pinyin, begun syllables, initials, homophones, traditional characters', async () => {
      expect((await titles('xinyongka'))).toContain('信用卡年费怎么减免');
      expect((await titles('nianf', { kinds: ['faq'] }))[0]).toBe('信用卡年费怎么减免');
      expect((await titles('xyked'))[0]).toBe('信用卡额度怎么提高');
      expect((await titles('卦失'))[0]).toBe('卡丢了怎么办');
      expect((await titles('信用卡額度'))[0]).toBe('信用卡额度怎么提高');
      expect((await titles('信用ka'))).toHaveLength(2);
    });

    it('shows only what the asker may see: published for them, valid on the day', async () => {
      expect(await titles('内部')).toEqual([]);
      expect(await titles('内部', { audience: 'staff' })).toEqual(['内部：投诉处理口径']);
      expect(await titles('新年活动')).toEqual([]);
      expect(await titles('新年活动', { asOf: '2026-02-01' })).toEqual(['新年活动有什么优惠']);
      expect(await titles('金卡', { kinds: ['faq'] })).toEqual([]);
    });

    it('is asked anything and answers nothing to nonsense', async () => {
      for (const text of ['', ' ', '🙂', '%', '\u0000', 'zzzzqq', '*'.repeat(60)]) expect(await titles(text), text).toEqual([]);
    });

    it('says what was perhaps meant: by sound, near sound, shape, swapped characters, pinyin, letters', async () => {
      expect(await meant('信用咔年废')).toBe('信用卡年费');
      expect(await meant('个人货款')).toBe('个人贷款');
      expect(await meant('信卡用额度')).toBe('信用卡额度');
      expect(await meant('nianfei zenme jianmian')).toBe('年费怎么减免');
      expect(await meant('anual fee waver', { language: 'en' })).toBe('annual fee waiver');
    });

    it('lets alone what is written right, what it does not know, and what it may not show', async () => {
      for (const text of ['信用卡年费', '怎么挂失', '今天天气好吗', '买一头牛']) expect(await meant(text), text).toBeNull();
      expect(await meant('投诉处理口劲', { audience: 'staff' })).toBe('投诉处理口径');
      expect(await meant('投诉处理口劲')).toBeNull();
    });
  });
}

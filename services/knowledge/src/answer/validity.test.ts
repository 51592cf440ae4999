import type { Item } from '@lobby/contracts';
import type { Clock } from '@lobby/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeItem, miniBank } from '../testing/miniBank.ts';
import { openTestHttp } from '../testing/openTestHttp.ts';
import { openTestKnowledge, question, type TestKnowledge } from '../testing/openTestKnowledge.ts';
import type { HttpApp } from '@lobby/service-kit/http';

/** A clock that a test moves. */
const clock: Clock & { at: string } = { at: '2026-11-23T04:00:00Z', now: () => new Date(clock.at) };
const on = (date: string): void => { clock.at = `${date}T04:00:00Z`; };
const title = (zh: string, en: string) => ({ zh, en });
const LAST = { validTo: '2026-11-30' };
const NEXT = { validFrom: '2026-12-01' };

/** Every kind of item that an answer can stand on, each ending on the last day of November or beginning on the first of December. */
const dated: Item[] = [
  ...miniBank().filter((i) => i.id !== 'faq.campaign' && i.id !== 'rate.deposit'),
  makeItem('rate', 'deposit', ['整存整取利率', 'Time deposit rates'], { product: 'product.deposit', rateType: 'deposit', bands: [{ term: 'P3Y', percent: '1.55' }] }, LAST),
  makeItem('rate', 'deposit-2', ['整存整取利率（12月起）', 'Time deposit rates (December)'], { product: 'product.deposit', rateType: 'deposit', bands: [{ term: 'P3Y', percent: '1.35' }] }, NEXT),
  makeItem('rule', 'gold-resident', ['居住要求', 'Residence'], { appliesTo: ['product.gold'], effect: { type: 'require' }, when: { fact: 'fact.job', op: 'eq', value: 'staff' }, basedOn: { document: 'document.terms', section: 'who' }, explain: title('须在职', 'Must be employed') }, NEXT),
  makeItem('faq', 'campaign', ['周年活动有什么优惠', 'Anniversary offers'], { topic: 'card_annual_fee', phrasings: { zh: ['周年活动送什么', '周年活动优惠'], en: ['anniversary campaign'] }, answer: title('活动期内消费双倍积分。', 'Double points.'), basedOn: [{ document: 'document.campaign', section: 's' }] }, LAST),
  makeItem('faq', 'opening', ['开户流程是什么', 'How do I open an account'], { topic: 'card_lost', phrasings: { zh: ['怎么开户头'], en: ['open an account'] }, answer: title('带证件到网点办理。', 'Come to a branch.'), procedure: 'procedure.opening', basedOn: [{ document: 'document.old', section: 's' }] }),
  makeItem('procedure', 'opening', ['开户步骤', 'Opening'], { steps: [{ id: 'a', text: title('取号', 'Take a number'), next: [] }] }, LAST),
  makeItem('document', 'old', ['旧章程', 'Old terms'], { summary: title('旧', 'Old'), sections: [{ anchor: 's', heading: title('旧条款', 'Old clause'), text: title('旧', 'Old') }] }, LAST),
  makeItem('document', 'campaign', ['活动细则', 'Campaign terms'], { summary: title('细则', 'Terms'), sections: [{ anchor: 's', heading: title('细则', 'Terms'), text: title('细则', 'Terms') }] }, LAST),
  makeItem('product', 'spring', ['春季卡', 'Spring Card'], { category: 'credit_card', aliases: { zh: ['春季卡'], en: ['spring card'] }, summary: title('春季限定卡', 'A spring card') }, NEXT),
];

describe('what has run out is not served, and what has not begun is not served yet, on any path', () => {
  let test: TestKnowledge;
  let app: HttpApp;
  const ask = (text: string, more = {}) => test.knowledge.ask(question(text, more));
  const found = async (q: string, limit = 20): Promise<string[]> => ((await app.inject(`/api/v1/knowledge/search?q=${encodeURIComponent(q)}&limit=${limit}`)).json() as { hits: { itemId: string }[] }).hits.map((h) => h.itemId);
  const cited = async (text: string, more = {}) => (await ask(text, more)).citations.map((c) => c.itemId);

  beforeAll(async () => {
    on('2026-11-23');
    test = await openTestKnowledge({ items: dated, clock });
    app = await openTestHttp(test.knowledge);
  });
  afterAll(async () => { await app.close(); await test.close(); });

  it('graph facts: a rate changes with the day, the first and last day included', async () => {
    const rate = async () => (await ask('三年定期利率', { intent: 'aspect', aspects: ['rate'], products: ['product.deposit'], slots: { term: 'P3Y' } })).text;
    for (const [day, percent] of [['2026-11-29', '1.55'], ['2026-11-30', '1.55'], ['2026-12-01', '1.35']] as const) {
      on(day);
      expect([day, await rate()]).toEqual([day, expect.stringContaining(percent)]);
    }
  });

  it('the day turns at midnight in the bank\'s own time zone', async () => {
    const rate = async () => (await ask('三年定期利率', { intent: 'aspect', aspects: ['rate'], products: ['product.deposit'], slots: { term: 'P3Y' } })).text;
    clock.at = '2026-11-30T15:59:59Z';
    expect(await rate()).toContain('1.55');
    clock.at = '2026-11-30T16:00:00Z';
    expect(await rate()).toContain('1.35');
  });

  it('rules: one that begins in December counts from then on', async () => {
    const verdict = async () => (await ask('我能办金卡吗', { intent: 'eligibility', products: ['product.gold'], facts: { 'fact.age': 30, 'fact.income': 9000, 'fact.overdue': false, 'fact.job': 'student' } })).verdict?.outcome;
    on('2026-11-30');
    expect(await verdict()).toBe('eligible');
    on('2026-12-01');
    expect(await verdict()).toBe('ineligible');
  });

  it('FAQ answers, and the words that would lead to them', async () => {
    on('2026-11-30');
    expect((await ask('周年活动优惠')).text).toContain('双倍积分');
    on('2026-12-01');
    expect((await ask('周年活动优惠')).text).not.toContain('双倍积分');
  });

  it('search hits and type-ahead: FAQs, documents and products', async () => {
    on('2026-11-30');
    expect(await found('周年活动')).toContain('faq.campaign');
    expect(await found('旧条款')).toContain('document.old');
    expect(await found('春季卡')).not.toContain('product.spring');
    on('2026-12-01');
    expect(await found('周年活动')).not.toContain('faq.campaign');
    expect(await found('旧条款')).not.toContain('document.old');
    expect(await found('春季卡')).toContain('product.spring');
  });

  it('numbers filled into texts: the successor\'s from its first day', async () => {
    const price = async () => (await ask('怎么挂失')).text;
    on('2026-11-30');
    expect(await price()).toContain('15 元');
    on('2026-12-01');
    expect(await price()).toContain('10 元');
  });

  it('steps and citations of an answer that itself goes on', async () => {
    on('2026-11-30');
    expect(await ask('怎么开户头')).toMatchObject({ steps: ['取号'] });
    expect(await cited('怎么开户头')).toEqual(expect.arrayContaining(['faq.opening', 'document.old', 'procedure.opening']));
    on('2026-12-01');
    expect((await ask('怎么开户头')).steps).toBeUndefined();
    expect(await cited('怎么开户头')).toEqual(['faq.opening']);
  });

  it('what was answered before is not kept: the same question a day later reads anew', async () => {
    on('2026-11-30');
    const first = await ask('周年活动优惠');
    on('2026-12-01');
    const second = await ask('周年活动优惠');
    expect([first.asOf, second.asOf, first.text === second.text]).toEqual(['2026-11-30', '2026-12-01', false]);
  });

  it('an explicit day asks that day, whatever today is', async () => {
    on('2027-06-01');
    expect((await ask('周年活动优惠', { asOf: '2026-11-15' })).text).toContain('双倍积分');
    expect((await ask('三年定期利率', { intent: 'aspect', aspects: ['rate'], products: ['product.deposit'], slots: { term: 'P3Y' }, asOf: '2026-11-15' })).text).toContain('1.55');
  });

  it('the editor\'s preview of a placeholder', async () => {
    on('2026-12-01');
    const dialogue = await test.knowledge.dialogue(test.knowledge.currentRelease() ?? '');
    expect([dialogue.fill('{{fee.gold-replacement}}', 'zh', '2026-11-30'), dialogue.fill('{{fee.gold-replacement}}', 'zh', '2026-12-01')]).toEqual(['15 元/张', '10 元/张']);
  });

  it('products in lists and comparisons', async () => {
    on('2026-11-30');
    expect((await ask('青春卡和春季卡比', { intent: 'compare', products: ['product.youth', 'product.spring'] })).table?.columns ?? []).not.toContain('春季卡');
    on('2026-12-01');
    expect((await ask('青春卡和春季卡比', { intent: 'compare', products: ['product.youth', 'product.spring'] })).table?.columns ?? []).toContain('春季卡');
  });
});

import type { Item } from '@lobby/contracts';
import { calendarDate, type Clock } from '@lobby/service-kit';
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
  makeItem('product', 'spring', ['春季卡', 'Spring Card'], { category: 'credit_card', aliases: { zh: ['春季卡'], en: ['spring card'] }, summary: title('春季限定卡', 'A spring card'), attributes: { no_annual_fee: true } }, NEXT),
  makeItem('flow', 'autumn', ['秋季活动报名', 'Autumn campaign'], { topics: ['card_annual_fee'], steps: [{ id: 'done', end: true }] }, LAST),
  makeItem('branch', 'old-town', ['老城支行', 'Old Town branch'], { city: '云汀', address: title('老城路1号', '1 Old Town Road'), phone: '021-55550101', hours: title('9:00–17:00', '9 am to 5 pm') }, LAST),
];
const FIRST_DAY = '2026-01-01';

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

  /** One row for every way to an answer: what it says until the last day of November, and what from the first of December on; null where there is nothing then. */
  type At = { asOf?: string; release?: string };
  const day = (at: At) => at.asOf ?? calendarDate(clock.now());
  const text = (question: string, more = {}) => async (at: At) => JSON.stringify(await ask(question, { ...more, ...at }));
  const dialogue = (at: At) => test.knowledge.dialogue(at.release ?? test.knowledge.currentRelease() ?? '', day(at));
  const gold = { products: ['product.gold'] };
  const PATHS: [string, (at: At) => Promise<string>, string | null, string | null][] = [
    ['a fee from the graph', text('金卡补卡要多少钱', { intent: 'aspect', aspects: ['fee'], ...gold }), '：15 元', '：10 元'],
    ['a rate from the graph', text('三年定期利率', { intent: 'aspect', aspects: ['rate'], products: ['product.deposit'], slots: { term: 'P3Y' } }), '：1.55%', '：1.35%'],
    ['what a deposit earns', text('存10万三年利息多少', { intent: 'aspect', aspects: ['rate'], products: ['product.deposit'], slots: { term: 'P3Y', amount: 100_000 } }), '：1.55%', '：1.35%'],
    ['a verdict of the rules', text('我能办金卡吗', { intent: 'eligibility', ...gold, facts: { 'fact.age': 30, 'fact.income': 9000, 'fact.overdue': false, 'fact.job': 'student' } }), '"outcome":"eligible"', '"outcome":"ineligible"'],
    ['the conditions as a list', text('金卡申请条件', { intent: 'aspect', aspects: ['eligibility'], ...gold }), null, '须在职'],
    ['a written answer', text('周年活动优惠'), '双倍积分', null],
    ['a number filled into a written answer', text('怎么挂失'), '补卡费 15 元', '补卡费 10 元'],
    ['the steps of a procedure', text('怎么开户头'), '取号', null],
    ['a document that is cited', text('怎么开户头'), 'document.old', null],
    ['products side by side', text('青春卡和春季卡比', { intent: 'compare', products: ['product.youth', 'product.spring'] }), null, '"春季卡"'],
    ['products found by a property', text('有什么免年费的卡', { intent: 'find', aspects: ['find'] }), null, 'product.spring'],
    ['what a product is', text('春季卡是什么', { intent: 'aspect', aspects: ['what'], products: ['product.spring'] }), null, '春季限定卡'],
    ['a branch', text('老城支行在哪', { topic: 'branch_hours' }), '老城路1号', null],
    ['a flow of the dialogue', async (at) => JSON.stringify((await dialogue(at)).flows), 'flow.autumn', null],
    ['a text of a flow', async (at) => (await dialogue(at)).fill('补卡 {{fee.gold-replacement}}', 'zh', day(at)) ?? '', '补卡 15 元', '补卡 10 元'],
    ['a computation of a flow', async (at) => String((await dialogue(at)).rateOf?.('rate.deposit', { term: 'P3Y' }, day(at), 'zh')?.percent), '1.55', '1.35'],
    ['the search box', async (at) => (await test.knowledge.search({ q: '周年活动', language: 'zh', limit: 20, asOf: day(at) })).hits.map((h) => h.itemId).join(' '), 'faq.campaign', null],
  ];
  const DAYS: [string, 'none' | 'old' | 'next'][] = [['2025-12-31', 'none'], [FIRST_DAY, 'old'], ['2026-11-30', 'old'], ['2026-12-01', 'next']];
  /** Which of the two a text says. */
  const says = (said: string, old: string | null, next: string | null) => [...(old !== null && said.includes(old) ? ['old'] : []), ...(next !== null && said.includes(next) ? ['next'] : [])];
  const wanted = (when: string, old: string | null, next: string | null) => (when === 'old' && old !== null ? ['old'] : when === 'next' && next !== null ? ['next'] : []);

  describe.each(PATHS)('%s', (_name, path, old, next) => {
    it('is what the day of the clock has, on the day before it begins, its first, its last and the day after', async () => {
      for (const [today, when] of DAYS) {
        on(today);
        expect([today, says(await path({}), old, next)]).toEqual([today, wanted(when, old, next)]);
      }
    });

    it('is what the day asked about has, whether that is past or to come', async () => {
      for (const now of ['2025-06-01', '2027-06-01']) {
        on(now);
        for (const [asOf, when] of DAYS) expect([asOf, says(await path({ asOf }), old, next)]).toEqual([asOf, wanted(when, old, next)]);
      }
    });

    it('changes at midnight in the bank\'s own time zone and not a second before', async () => {
      clock.at = '2026-11-30T15:59:59Z';
      expect(says(await path({}), old, next)).toEqual(wanted('old', old, next));
      clock.at = '2026-11-30T16:00:00Z';
      expect(says(await path({}), old, next)).toEqual(wanted('next', old, next));
    });

    it('keeps to its dates in a release that is named', async () => {
      on('2027-06-01');
      const release = test.knowledge.currentRelease() ?? '';
      for (const [asOf, when] of DAYS) expect([asOf, says(await path({ asOf, release }), old, next)]).toEqual([asOf, wanted(when, old, next)]);
    });
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

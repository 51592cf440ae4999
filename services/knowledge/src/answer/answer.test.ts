import type { Item, KnowledgeAnswer, KnowledgeQuestion } from '@lobby/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGrafeo } from '../graph/grafeo.ts';
import { GraphUnavailable, type GraphStore } from '../graph/graphStore.ts';
import { makeItem, miniBank } from '../testing/miniBank.ts';
import { folderOf, openTestKnowledge, question, type TestKnowledge } from '../testing/openTestKnowledge.ts';

/** A graph that can be switched off, as a network does to Neo4j. */
function switchable(): GraphStore & { down: boolean } {
  const own = openGrafeo();
  const store = { ...own, down: false, read: (...args: Parameters<GraphStore['read']>) => (store.down ? Promise.reject(new GraphUnavailable('switched off')) : own.read(...args)) };
  return store;
}

describe('answers', () => {
  const graph = switchable();
  let test: TestKnowledge;
  const ask = (text: string, more: Partial<KnowledgeQuestion> = {}): Promise<KnowledgeAnswer> => test.knowledge.ask(question(text, more));
  const cited = (answer: KnowledgeAnswer) => answer.citations.map((c) => `${c.itemId}@${c.version}`);
  const gold = { products: ['product.gold'] };
  beforeAll(async () => { test = await openTestKnowledge({ items: miniBank(), graph }); });
  afterAll(() => test.close());
  /** Brings the bank with these items changed or added, and serves it. */
  const republish = async (...changed: Item[]) => {
    const bank = new Map([...miniBank(), ...changed].map((i) => [i.id, i]));
    const result = await test.knowledge.importFolder(await folderOf([...bank.values()]), { author: 'eve', approver: 'adam' });
    expect(result).toMatchObject({ ok: true });
    await test.knowledge.publish('adam', '');
  };
  const changedItem = (id: string, more: Partial<Item>): Item => ({ ...(miniBank().find((i) => i.id === id) as Item), ...more } as Item);

  it('says a fee first, then its waiver, and cites it', async () => {
    const answer = await ask('金卡年费多少', { intent: 'aspect', aspects: ['fee'], ...gold });
    expect(answer).toMatchObject({ kind: 'answer', text: '金卡年费：160 元/年。刷卡满6笔免次年年费。', score: 1, asOf: '2026-11-23' });
    expect(cited(answer)).toEqual(['fee.gold-annual@1']);
    expect(answer.trace).toMatchObject({ route: 'aspect', queries: 2 });
  });

  it('says what a product is where nothing but its name is said, and not whatever was written about it', async () => {
    for (const text of ['金卡', '黄金卡？']) expect((await ask(text, { ...gold })).trace, text).toMatchObject({ route: 'overview' });
    expect((await ask('卡丢了', { topic: 'card_lost', ...gold })).trace).toMatchObject({ route: 'faq' });
  });

  it('answers words that are written down for all with the product spoken of before, where there is one', async () => {
    const item = makeItem('faq', 'fees', ['各卡年费', 'Annual fees'], { topic: 'card_annual_fee', phrasings: { zh: ['年费多少'], en: ['annual fee'] }, answer: { zh: '各卡年费见价目表。', en: 'See the fee schedule.' } });
    const own = await openTestKnowledge({ items: [...miniBank(), item] });
    const told = async (text: string, more: Partial<KnowledgeQuestion> = {}) => (await own.knowledge.ask(question(text, { topic: 'card_annual_fee', ...more }))).text;
    expect([await told('年费多少'), await told('我想问一下年费多少')]).toEqual(['各卡年费见价目表。', '各卡年费见价目表。']);
    expect(await told('年费多少', { intent: 'aspect', aspects: ['fee'], ...gold })).toContain('金卡年费：160 元/年');
    await own.close();
  });

  it('answers in English where the question is English', async () => {
    expect((await ask('annual fee of the gold card', { intent: 'aspect', aspects: ['fee'], language: 'en', ...gold })).text).toBe('Gold Card annual fee: CNY 160 a year. Waived with six payments.');
  });

  it('picks the fee that the words name and announces a change that is near', async () => {
    const answer = await ask('金卡补卡要多少钱', { intent: 'aspect', aspects: ['fee'], ...gold });
    expect(answer.text).toBe('金卡补卡费：15 元/张。2026-12-01 起调整为 10 元/张。');
    expect(cited(answer)).toEqual(['fee.gold-replacement@1', 'fee.gold-replacement-2@1']);
    expect((await ask('金卡补卡要多少钱', { intent: 'aspect', aspects: ['fee'], asOf: '2026-12-01', ...gold })).text).toContain('10 元/张');
  });

  it('lists a fee for every product the topic is about, like with like', async () => {
    const answer = await ask('年费怎么收', { intent: 'aspect', aspects: ['fee'], topic: 'card_annual_fee' });
    expect(answer.table?.rows.map((r) => r[0])).toEqual(['金卡年费', '青春卡年费']);
    expect(answer.options?.map((o) => o.id)).toEqual(['product.gold', 'product.youth']);
  });

  it('finds a rate by term and amount, and with it the disclaimer', async () => {
    const rate = (slots: KnowledgeQuestion['slots']) => ask('利率多少', { intent: 'aspect', aspects: ['rate'], topic: 'deposit_rate', slots });
    expect((await rate({ term: 'P3Y' })).text).toBe('整存整取利率（3 年）：1.55%（5 万元以下）、1.65%（5 万元起）。\n存款受存款保险保障。');
    expect((await rate({ term: 'P36M', amount: 50_000 })).text).toContain('1.65%');
    expect((await rate({ term: 'P36M', amount: 49_999 })).text).toContain('1.55%');
    const missing = await rate({ term: 'P4Y', amount: 60_000 });
    expect(missing.text).toContain('没有 4 年这一档，最接近的是');
    expect(missing.text).toMatch(/3 年.*1\.65%.*5 年.*1\.70%|1\.65%（3 年.*1\.70%（5 年/);
    expect((await rate({})).table?.rows).toHaveLength(5);
  });

  it('answers limits, papers, channels, benefits and conditions from the graph', async () => {
    const about = async (aspect: 'limit' | 'material' | 'channel' | 'benefit' | 'eligibility' | 'alternative') => (await ask('?', { intent: 'aspect', aspects: [aspect], ...gold })).text;
    expect(await about('limit')).toContain('最高额度 5 万元');
    expect(await about('material')).toBe('金卡：需要身份证、收入证明。');
    expect(await about('channel')).toBe('金卡：可在手机银行、营业网点办理；全天。');
    expect(await about('benefit')).toBe('金卡：航班延误险。');
    expect(await about('eligibility')).toContain('- 年满18周岁且不超过65周岁');
    expect(await about('alternative')).toContain('青春卡');
  });

  it('asks for the fact that is missing and then gives the verdict with its path', async () => {
    const asked = await ask('我能办金卡吗', { intent: 'eligibility', ...gold, slots: { age: 30 }, facts: { 'fact.overdue': false } });
    expect(asked).toMatchObject({ kind: 'need_fact', verdict: { outcome: 'unknown' } });
    expect(asked.missingFacts?.[0]).toMatchObject({ fact: 'fact.income', question: '您的月收入是多少元？' });
    expect(asked.text).toContain('您的月收入是多少元？');
    const verdict = await ask('我能办金卡吗', { intent: 'eligibility', ...gold, slots: { age: 30 }, facts: { 'fact.overdue': false, 'fact.income': 8000 } });
    expect(verdict).toMatchObject({ kind: 'verdict', verdict: { outcome: 'eligible' } });
    expect(verdict.text).toContain('月收入 8,000 元 × 5 = 4 万元');
    expect(cited(verdict)).toEqual(expect.arrayContaining(['rule.gold-age@1', 'document.terms@1']));
  });

  it('refuses with the reason, what would help, and an alternative that is open', async () => {
    const refused = await ask('我能办金卡吗', { intent: 'eligibility', ...gold, facts: { 'fact.age': 20, 'fact.overdue': false, 'fact.income': 1000, 'fact.fund-months': 0 } });
    expect(refused).toMatchObject({ kind: 'verdict', verdict: { outcome: 'ineligible' }, alternatives: [{ id: 'product.youth' }] });
    expect(refused.text).toContain('月收入不低于6,000元');
    expect(refused.text).toContain('补缴公积金');
    expect((await ask('我能办金卡吗', { intent: 'eligibility', ...gold, facts: { 'fact.overdue': true } })).alternatives).toBeUndefined();
  });

  it('offers a choice when several products fit', async () => {
    expect(await ask('我能办卡吗', { intent: 'eligibility', topic: 'card_annual_fee' })).toMatchObject({ kind: 'ambiguous', options: [{ id: 'product.gold' }, { id: 'product.youth' }] });
  });

  it('compares two products in a table', async () => {
    const answer = await ask('金卡和青春卡有什么区别', { intent: 'compare', products: ['product.gold', 'product.youth'] });
    expect(answer.table?.columns).toEqual(['', '金卡', '青春卡']);
    expect(answer.table?.rows).toContainEqual(['年费', '160 元/年；刷卡满6笔免次年年费', '免费']);
  });

  it('finds products by what they can do, and says so when none can do it all', async () => {
    expect((await ask('哪些卡可以在国外用', { intent: 'find' })).text).toContain('金卡');
    const both = await ask('免年费还能境外用的卡', { intent: 'find' });
    expect(both.text).toContain('符合“境外可用、免年费”的有：\n- 金卡');
  });

  it('fills an FAQ\'s numbers as of the date and cites what was filled in', async () => {
    const answer = await ask('怎么挂失');
    expect(answer).toMatchObject({ kind: 'answer', text: '请马上在手机银行挂失，补卡费 15 元/张。' });
    expect(cited(answer)).toEqual(['faq.lost@1', 'fee.gold-replacement@1']);
    expect((await ask('怎么挂失', { asOf: '2027-01-01' })).text).toContain('10 元/张');
  });

  it('serves nothing that has expired, by any road', async () => {
    expect((await ask('新年活动有什么优惠')).kind).toBe('none');
    expect((await ask('新年活动有什么优惠', { asOf: '2026-02-01' })).text).toContain('双倍积分');
    for (const more of [{ intent: 'aspect', aspects: ['fee'], ...gold }, { intent: 'eligibility', ...gold }, { intent: 'compare', products: ['product.gold', 'product.youth'] }, { intent: 'find' }] as const) {
      const answer = await ask('境外用', { ...more, aspects: [...('aspects' in more ? more.aspects : [])], products: [...('products' in more ? more.products : [])], asOf: '2025-06-01' });
      expect(['none', 'not_offered']).toContain(answer.trace.route);
      expect(answer.text.replaceAll(/2026-01-01|2025-06-01/g, '')).not.toMatch(/\d/);
    }
  });

  it('knows what it does not know', async () => {
    expect(await ask('今天天气怎么样')).toMatchObject({ kind: 'none', citations: [], score: 0 });
    expect((await ask('怎么挂失', { release: 'rel_nothing' })).kind).toBe('none');
  });

  it('says honestly that it cannot check when the graph is away, and never invents', async () => {
    graph.down = true;
    const answer = await ask('金卡年费多少', { intent: 'aspect', aspects: ['fee'], ...gold });
    graph.down = false;
    expect(answer).toMatchObject({ kind: 'unavailable', citations: [] });
    expect(answer.text).not.toMatch(/\d/);
  });

  it('gives the dialogue what it reads of a release', async () => {
    const dialogue = await test.knowledge.dialogue(test.knowledge.currentRelease() ?? '');
    expect(dialogue.facts.get('fact.age')).toMatchObject({ slot: 'age', type: 'number' });
    expect(dialogue.topics.get('card_lost')?.about).toEqual(['product.gold']);
    expect(dialogue.fill('补卡费 {{fee.gold-replacement}}，利率 {{rate.deposit#P5Y}}，{{product.gold#limits.max}}，{{branch.centre#hours}}', 'zh', '2026-11-23')).toBe('补卡费 15 元/张，利率 1.70%，5 万元，9:00–17:00');
    for (const unknown of ['{{fee.nobody}}', '{{product.gold#limits.none}}', '{{rate.deposit#P9Y}}', '{{slot.x}}', '{{ }}']) expect(dialogue.fill(unknown, 'zh', '2026-11-23'), unknown).toBeNull();
  });

  it('says so when no product fulfils every wish', async () => {
    await republish(changedItem('term.free', { tags: ['attribute:no_annual_fee=true'] }));
    expect((await ask('免年费还能境外用的卡', { intent: 'find' })).text).toContain('没有同时满足');
  });

  it('drops an answer with a number that cannot be filled, rather than send it with a hole', async () => {
    await republish(changedItem('fee.gold-replacement-2', { validTo: '2026-12-31' }));
    expect((await ask('怎么挂失', { asOf: '2026-12-31' })).kind).toBe('answer');
    expect((await ask('怎么挂失', { asOf: '2027-06-01' })).kind).toBe('none');
  });

  it('answers a question that an editor wrote down with what was written, before facts; whether one may have a product is judged all the same', async () => {
    await republish(makeItem('faq', 'gold-start', ['金卡年费从哪天算', 'When does the fee start'], { topic: 'card_annual_fee', phrasings: { zh: ['金卡年费多少，怎么收'], en: [] }, answer: { zh: '按发卡日起算，每年 {{fee.gold-annual}}。' } }));
    const asked = { intent: 'aspect' as const, aspects: ['fee' as const], ...gold };
    expect(cited(await ask('金卡年费多少怎么收？', asked))[0]).toBe('faq.gold-start@1');
    expect(cited(await ask('金卡年费多少怎么收？', { ...asked, avoid: ['faq.gold-start'] }))[0]).toBe('fee.gold-annual@1');
    expect(cited(await ask('金卡年费多少钱，怎么收', asked))[0]).toBe('fee.gold-annual@1');
    expect((await ask('金卡年费多少，怎么收', { ...asked, intent: 'eligibility', aspects: ['eligibility'] })).kind).not.toBe('answer');
  });

  it('does not say the same words twice where there is something else to say', async () => {
    await republish(makeItem('faq', 'lost-2', ['挂失以后怎么办', 'After blocking'], { topic: 'card_lost', phrasings: { zh: ['怎么挂失'], en: [] }, answer: { zh: '挂失后请补卡。' } }));
    const first = await ask('怎么挂失');
    const second = await ask('怎么挂失', { avoid: [first.citations[0]?.itemId ?? ''] });
    expect(second.text).not.toBe(first.text);
  });
});

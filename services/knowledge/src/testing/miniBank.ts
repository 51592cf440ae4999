import { Item, type ItemInput, type ReleaseContent } from '@lobby/contracts';

const base = { owner: 'test-team', validFrom: '2026-01-01', tags: [] as string[] };
export const title = (zh: string, en: string) => ({ zh, en });
type Body<K extends ItemInput['kind']> = Extract<ItemInput, { kind: K }>['body'];

/** An item with what every item needs; `more` overrides anything. */
export function makeItem<K extends ItemInput['kind']>(kind: K, slug: string, names: [string, string], body: Body<K>, more: Partial<ItemInput> = {}): Item {
  return Item.parse({ ...base, id: `${kind}.${slug}`, kind, title: title(...names), body, ...more });
}

const require = (slug: string, when: Body<'rule'>['when'], explain: [string, string], more: Partial<Body<'rule'>> = {}, envelope: Partial<ItemInput> = {}): Item =>
  makeItem('rule', slug, explain, { appliesTo: ['product.gold'], effect: { type: 'require' }, when, basedOn: { document: 'document.terms', section: 'who' }, explain: title(...explain), ...more }, envelope);

/** A bank of three products, small enough to know by heart. Facts, rules, fees and rates stand for every kind of answer. */
export function miniBank(): Item[] {
  return [
    makeItem('product', 'gold', ['金卡', 'Gold Card'], {
      category: 'credit_card', aliases: { zh: ['金卡', '黄金卡'], en: ['gold card'] }, summary: title('双币金卡', 'A dual-currency card'),
      features: [title('航班延误险', 'Flight delay cover')], attributes: { overseas: true, points: true, annual_fee_waivable: true, no_annual_fee: false },
      limits: [{ key: 'max', name: title('最高额度', 'Highest limit'), amount: 50_000 }], materials: [title('身份证', 'ID card'), title('收入证明', 'Proof of income')],
      channels: ['app', 'branch'], hours: title('全天', 'Any time'), alternatives: ['product.youth'],
    }),
    makeItem('product', 'youth', ['青春卡', 'Youth Card'], {
      category: 'credit_card', aliases: { zh: ['青春卡', '学生卡'], en: ['youth card'] }, summary: title('学生的第一张卡', 'A first card'), attributes: { overseas: false, points: true, no_annual_fee: true },
    }),
    makeItem('product', 'deposit', ['整存整取', 'Time deposit'], {
      category: 'deposit', aliases: { zh: ['定期存款', '定存'], en: ['fixed deposit'] }, summary: title('定期存款', 'A fixed-term deposit'), attributes: { insured: true }, disclaimer: title('存款受存款保险保障。', 'Protected by deposit insurance.'),
    }),
    makeItem('fact', 'age', ['年龄', 'Age'], { type: 'number', unit: title('岁', 'years'), question: title('您今年多大？', 'How old are you?'), min: 0, max: 120, askingCost: 1, slot: 'age' }),
    makeItem('fact', 'income', ['月收入', 'Monthly income'], { type: 'money', question: title('您的月收入是多少元？', 'What is your monthly income?'), min: 0, askingCost: 2, slot: 'income' }),
    makeItem('fact', 'fund-months', ['公积金月数', 'Months of housing fund'], { type: 'number', unit: title('个月', 'months'), question: title('公积金连续缴了多少个月？', 'How many months of housing fund?'), min: 0, askingCost: 4 }),
    makeItem('fact', 'overdue', ['当前逾期', 'Overdue now'], { type: 'boolean', question: title('目前有逾期吗？', 'Is anything overdue?'), askingCost: 1 }),
    makeItem('fact', 'job', ['工作', 'Work'], { type: 'enum', question: title('您的工作性质？', 'What is your work?'), options: [{ value: 'student', label: title('学生', 'Student') }, { value: 'staff', label: title('职员', 'Employee') }], askingCost: 1 }),
    makeItem('document', 'terms', ['领用合约', 'Card terms'], { summary: title('合约', 'Terms'), sections: [{ anchor: 'who', heading: title('申请条件', 'Who may apply'), text: title('年满十八周岁。', 'Aged eighteen.') }] }),
    require('gold-age', { fact: 'fact.age', op: 'between', value: [18, 65] }, ['年满18周岁且不超过65周岁', 'Aged 18 to 65']),
    require('gold-income', { any: [{ fact: 'fact.income', op: 'gte', value: 6000 }, { fact: 'fact.fund-months', op: 'gte', value: 12 }] }, ['月收入不低于6,000元，或公积金满12个月', '6,000 yuan a month, or 12 months of housing fund'], { remedy: title('补缴公积金满12个月后可再申请', 'Apply again after 12 months of housing fund') }),
    require('overdue', { fact: 'fact.overdue', op: 'eq', value: true }, ['有逾期的不能申请', 'Not while anything is overdue'], { appliesTo: ['category:credit_card'], effect: { type: 'exclude' }, priority: 500 }),
    require('gold-limit', { fact: 'fact.income', op: 'gte', value: 6000 }, ['额度不超过月收入的5倍', 'At most five times the income'], { effect: { type: 'limit', name: title('金卡额度', 'Gold limit'), multipleOf: { fact: 'fact.income', factor: 5 } } }),
    require('gold-cap', { fact: 'fact.age', op: 'gte', value: 18 }, ['最高5万元', 'At most 50,000 yuan'], { effect: { type: 'limit', name: title('金卡额度上限', 'Gold ceiling'), amount: 50_000 } }),
    require('youth-age', { fact: 'fact.age', op: 'between', value: [18, 28] }, ['年满18且不超过28周岁', 'Aged 18 to 28'], { appliesTo: ['product.youth'] }),
    makeItem('fee', 'gold-annual', ['金卡年费', 'Gold Card annual fee'], { product: 'product.gold', feeType: 'annual', amount: 160, per: 'year', waiver: title('刷卡满6笔免次年年费', 'Waived with six payments') }),
    makeItem('fee', 'gold-replacement', ['金卡补卡费', 'Gold Card replacement'], { product: 'product.gold', feeType: 'replacement', amount: 15, per: 'item' }, { validTo: '2026-11-30' }),
    makeItem('fee', 'gold-replacement-2', ['金卡补卡费（12月起）', 'Gold Card replacement (from December)'], { product: 'product.gold', feeType: 'replacement', amount: 10, per: 'item' }, { validFrom: '2026-12-01' }),
    makeItem('fee', 'youth-annual', ['青春卡年费', 'Youth Card annual fee'], { product: 'product.youth', feeType: 'annual', amount: 0, per: 'year' }),
    makeItem('rate', 'deposit', ['整存整取利率', 'Time deposit rates'], { product: 'product.deposit', rateType: 'deposit', bands: [
      { term: 'P1Y', maxAmount: 49_999.99, percent: '1.15' }, { term: 'P1Y', minAmount: 50_000, percent: '1.25' }, { term: 'P3Y', maxAmount: 49_999.99, percent: '1.55' }, { term: 'P3Y', minAmount: 50_000, percent: '1.65' }, { term: 'P5Y', percent: '1.70' },
    ] }),
    makeItem('topic', 'card_annual_fee', ['年费', 'Annual fee'], { topic: 'card_annual_fee', about: ['category:credit_card'], utterances: { zh: ['年费多少'], en: ['annual fee'] } }),
    makeItem('topic', 'card_lost', ['挂失', 'Lost card'], { topic: 'card_lost', about: ['product.gold'], utterances: { zh: ['卡丢了'], en: ['lost my card'] } }),
    makeItem('topic', 'deposit_rate', ['存款利率', 'Deposit rates'], { topic: 'deposit_rate', about: ['product.deposit'], utterances: { zh: ['利率多少'], en: ['interest rate'] } }),
    makeItem('faq', 'lost', ['卡丢了怎么办', 'I lost my card'], { topic: 'card_lost', phrasings: { zh: ['银行卡不见了', '怎么挂失'], en: ['card is missing', 'how to block a card'] }, answer: title('请马上在手机银行挂失，补卡费 {{fee.gold-replacement}}。', 'Block it in the app; a new card costs {{fee.gold-replacement}}.') }),
    makeItem('faq', 'campaign', ['新年活动有什么优惠', 'New year offers'], { topic: 'card_annual_fee', phrasings: { zh: ['新年活动'], en: ['new year campaign'] }, answer: title('活动期内消费双倍积分。', 'Double points.') }, { validTo: '2026-02-28' }),
    makeItem('faq', 'staff-note', ['内部：投诉处理口径', 'Internal: complaints'], { topic: 'card_lost', audience: 'staff', phrasings: { zh: ['投诉处理口径'], en: [] }, answer: title('先致歉，再记录。', 'Apologise, then record.') }),
    makeItem('term', 'abroad', ['境外可用', 'usable abroad'], { aliases: { zh: ['境外用', '国外用'], en: ['abroad'] }, meaning: title('可在境外使用。', 'Works abroad.') }, { tags: ['attribute:overseas=true'] }),
    makeItem('term', 'free', ['免年费', 'no annual fee'], { aliases: { zh: ['免年费'], en: ['no annual fee'] }, meaning: title('不收年费。', 'Free.') }, { tags: ['attribute:no_annual_fee=true', 'attribute:annual_fee_waivable=true'] }),
    makeItem('branch', 'centre', ['中心支行', 'Central branch'], { city: '云汀', address: title('湖滨路1号', '1 Lake Road'), phone: '021-55550100', hours: title('9:00–17:00', '9 am to 5 pm') }),
  ];
}

/** A release of these items, each in version 1. */
export const contentOf = (items: readonly Item[] = miniBank(), releaseId = 'rel_mini'): ReleaseContent => ({ releaseId, number: 1, items: items.map((item) => ({ item, version: 1 })) });

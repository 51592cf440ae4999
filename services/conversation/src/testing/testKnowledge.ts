import { FlowBody, type DialogueKnowledge, type ReleasedFlow } from '@lobby/contracts';

const title = (zh: string, en: string) => ({ zh, en });

export const CARD_LOSS: ReleasedFlow = {
  id: 'flow.card-loss', version: 1, title: title('卡片挂失', 'Report a lost card'),
  body: FlowBody.parse({
    topics: ['card_lost'], aspects: ['how'],
    slots: [
      { name: 'card_type', type: 'enum', question: title('请问是储蓄卡还是信用卡？', 'Is it a debit or a credit card?'), options: [
        { value: 'debit', label: title('储蓄卡', 'Debit card'), synonyms: { zh: ['借记卡', '工资卡'], en: ['debit'] } },
        { value: 'credit', label: title('信用卡', 'Credit card'), synonyms: { zh: ['贷记卡'], en: ['credit'] } },
      ] },
      { name: 'card_tail', type: 'card_tail', question: title('请告诉我卡号后四位。', 'What are the last four digits?'), hint: title('是卡面上最后四位数字。', 'The last four digits on the card.') },
    ],
    steps: [
      { id: 'type', collect: 'card_type' },
      { id: 'tail', collect: 'card_tail' },
      { id: 'sure', confirm: title('将挂失尾号 {{slot.card_tail}} 的卡，确认吗？', 'Block the card ending in {{slot.card_tail}}?') },
      { id: 'block', call: 'card.report_loss', args: { card_tail: '$slot.card_tail' }, save: 'loss', onError: 'failed' },
      { id: 'done', say: title('已挂失，受理编号 {{result.loss.reference}}。', 'Blocked, reference {{result.loss.reference}}.'), next: 'end' },
      { id: 'failed', say: title('为您转专人紧急挂失。', 'A specialist blocks it for you.') },
      { id: 'person', handoff: { reason: 'card loss', queue: 'cards', priority: 'urgent' } },
      { id: 'end', end: true },
    ],
  }),
};

export const LIMIT: ReleasedFlow = {
  id: 'flow.limit', version: 2, title: title('额度调整', 'Change the limit'),
  body: FlowBody.parse({
    topics: ['card_limit'], aspects: ['limit'], requires: 'verified',
    slots: [{ name: 'amount', type: 'amount', question: title('想调到多少？', 'Which limit?'), min: 1000, max: 500000, skippable: true }],
    steps: [
      { id: 'amount', collect: 'amount' },
      { id: 'say', say: title('好的，{{slot.amount|money}}。', 'Fine, {{slot.amount|money}}.') },
      { id: 'end', end: true },
    ],
  }),
};

/** A flow that works something out. */
export const LOAN: ReleasedFlow = {
  id: 'flow.loan', version: 1, title: title('贷款试算', 'Loan check'),
  body: FlowBody.parse({
    topics: ['personal_loan'],
    slots: [
      { name: 'amount', type: 'amount', question: title('借多少？', 'How much?') },
      { name: 'term', type: 'enum', question: title('借多久？', 'How long?'), options: [{ value: 'P3Y', label: title('3 年', '3 years'), synonyms: { zh: ['三年'] } }] },
    ],
    steps: [
      { id: 'amount', collect: 'amount' },
      { id: 'term', collect: 'term' },
      { id: 'cost', compute: 'loan_payment', args: { amount: '$slot.amount', term: '$slot.term', rate_percent: 3.6 }, save: 'loan' },
      { id: 'end', end: true },
    ],
  }),
};

const topics = ['card_lost', 'card_limit', 'card_annual_fee', 'card_bill', 'card_repay', 'deposit_rate', 'personal_loan', 'transfer_fee'];
const TITLES: Record<string, string> = {
  card_lost: '卡片挂失', card_limit: '额度', card_annual_fee: '信用卡年费', card_bill: '账单', card_repay: '还款', deposit_rate: '存款利率', personal_loan: '个人贷款', transfer_fee: '转账手续费',
};

/** A small bank with two flows, two facts and three products. */
export function testKnowledge(flows: readonly ReleasedFlow[] = [CARD_LOSS, LIMIT]): DialogueKnowledge {
  return {
    releaseId: 'rel_test',
    topics: new Map(topics.map((id) => [id, { topic: id, title: title(TITLES[id] ?? id, id.replaceAll('_', ' ')), about: [] }])),
    flows,
    escalations: new Map([['unauthorised_use', { signal: 'unauthorised_use', queue: 'fraud', priority: 'urgent', message: title('请立即停用手机银行，我为您转专人。', 'Stop using the app, a specialist joins.') }]]),
    facts: new Map([
      ['fact.age', { id: 'fact.age', type: 'number', slot: 'age', question: title('请问您的年龄？', 'How old are you?'), options: [] }],
      ['fact.employed', { id: 'fact.employed', type: 'boolean', slot: null, question: title('您有稳定工作吗？', 'Are you employed?'), options: [] }],
    ]),
    products: new Map([
      ['product.platinum', { id: 'product.platinum', title: title('云汀白金卡', 'Platinum card'), category: 'credit_card' }],
      ['product.gold', { id: 'product.gold', title: title('云汀金卡', 'Gold card'), category: 'credit_card' }],
      ['product.time-deposit', { id: 'product.time-deposit', title: title('定期存款', 'Time deposit'), category: 'deposit' }],
    ]),
    fill: (text) => (text.includes('{{') ? null : text),
    rateOf: (id, { term }) => (id === 'rate.time-deposit' && term === 'P3Y' ? { percent: 1.65, citation: { itemId: id, version: 3, title: '定期利率', validFrom: '2026-07-01' } } : null),
  };
}

import { describe, expect, it } from 'vitest';
import { policy } from '../../decision/policy.ts';
import { lossAt, seen } from '../../testing/seen.ts';
import { about, entity, understood } from '../../testing/understood.ts';
import { languageOf } from './languageSwitch.ts';
import { needsOf } from './severalNeeds.ts';

type Heard = Parameters<typeof seen>[0];
type State = Parameters<typeof seen>[1];
const FACT = { eligibility: { product: 'product.platinum', topic: 'card_apply' }, expecting: { kind: 'fact' as const, name: 'fact.age', type: 'number' }, lastTopic: 'card_apply' };
const OFFERED = { lastTopic: 'card_lost', lastReply: { act: 'answer' as const, text: '先挂失', citations: [], options: [] }, lastOptions: [{ id: 'flow:flow.card-loss', label: '办理：卡片挂失', text: '办理：卡片挂失' }] };
const PROVING = { lastReply: { act: 'ask' as const, text: '客户号', citations: [], options: [] }, stepUp: { flow: 'flow.limit', topic: 'card_limit', text: '我的额度', who: null } };
const PLATINUM = [{ id: 'product.platinum', text: '白金卡', start: 0, end: 3 }];

/** Rows of one pattern: what was said, the state it fell into, the move it comes to. */
const TABLES: Record<string, readonly (readonly [string, Heard, State, object, string?])[]> = {
  cancel: [
    ['of a flow', { masked: '算了', dialogueAct: 'cancel' }, lossAt('tail'), { do: 'cancel' }],
    ['of an eligibility question', { masked: '不问了', dialogueAct: 'cancel' }, FACT, { do: 'cancel' }],
    ['of nothing', { masked: '取消', dialogueAct: 'cancel' }, {}, { do: 'cancel' }],
    ['by button before a yes is a no', { masked: '取消', dialogueAct: 'cancel' }, { ...lossAt('sure', { card_tail: '8821' }), lastOptions: [{ id: 'no', label: '取消', text: '取消' }] }, { do: 'confirm', yes: false }, 'no'],
  ],
  confirmation: [
    ['yes', { masked: '嗯', dialogueAct: 'affirm' }, lossAt('sure', { card_tail: '8821' }), { do: 'confirm', yes: true }],
    ['no', { masked: '不是', dialogueAct: 'deny' }, lossAt('sure', { card_tail: '8821' }), { do: 'confirm', yes: false }],
    ['a hedge is no yes', { masked: '好像是', dialogueAct: 'greet', ...about('greeting'), outOfScope: 0.9 }, lossAt('sure', { card_tail: '8821' }), { do: 'ask_again', why: 'yes_or_no' }],
    ['neither', { masked: '呃', dialogueAct: 'inform' }, lossAt('sure', { card_tail: '8821' }), { do: 'ask_again', why: 'yes_or_no' }],
    ['a yes with nothing asked', { masked: '好的', dialogueAct: 'affirm' }, {}, { do: 'say', words: 'anything_else' }],
  ],
  'slot filling': [
    ['by entity', { masked: '尾号8821', dialogueAct: 'inform', entities: [entity('card_tail', '8821')] }, lossAt('tail'), { do: 'fill', value: '8821' }],
    ['by name', { masked: '工资卡', dialogueAct: 'inform' }, lossAt('type'), { do: 'fill', value: 'debit' }],
    ['by button', { masked: '信用卡', dialogueAct: 'inform' }, { ...lossAt('type'), lastOptions: [{ id: 'slot:card_type:credit', label: '信用卡', text: '信用卡' }] }, { do: 'fill', value: 'credit' }, 'slot:card_type:credit'],
    ['of the wrong kind', { masked: '红色的', dialogueAct: 'inform' }, lossAt('tail'), { do: 'ask_again', why: 'unfit' }],
  ],
  skip: [
    ['of a slot that is needed', { masked: '跳过', dialogueAct: 'skip' }, lossAt('tail'), { do: 'ask_again', why: 'cannot_skip' }],
    ['of a slot that is not', { masked: '跳过', dialogueAct: 'skip' }, { active: { flow: 'flow.limit', version: 2, step: 'amount', slots: {}, results: {}, runId: 'r' }, expecting: { kind: 'slot', name: 'amount', type: 'amount' } }, { do: 'skip' }],
    ['of a fact', { masked: '不知道', dialogueAct: 'skip' }, FACT, { do: 'skip' }],
  ],
  repeat: [
    ['the last reply', { masked: '再说一遍', dialogueAct: 'repeat' }, lossAt('tail'), { do: 'repeat' }],
    ['whatever small talk it resembles', { masked: '再说一遍', dialogueAct: 'repeat', ...about('thanks_bye') }, {}, { do: 'repeat' }],
    ['but not with a topic of its own', { masked: '违约金什么意思', dialogueAct: 'repeat', ...about('card_repay') }, {}, { do: 'ask', topic: 'card_repay' }],
  ],
  clarification: [
    ['between two close topics', { masked: '信用卡', topics: [{ id: 'card_bill', score: 0.55 }, { id: 'card_repay', score: 0.5 }] }, {}, { do: 'clarify', topics: ['card_bill', 'card_repay'] }],
    ['not when the conversation is about one of them', { masked: '信用卡', topics: [{ id: 'card_bill', score: 0.55 }, { id: 'card_repay', score: 0.5 }] }, { lastTopic: 'card_repay' }, { do: 'ask' }],
    ['not when product and aspect are named', { masked: '白金卡年费', topics: [{ id: 'card_bill', score: 0.55 }, { id: 'card_annual_fee', score: 0.5 }], products: PLATINUM, aspects: ['fee'] }, {}, { do: 'ask', question: { intent: 'aspect', products: ['product.platinum'] } }],
    ['when no topic is clear, unless knowledge is sure', { masked: '那个东西', topics: [{ id: 'card_bill', score: 0.3 }, { id: 'card_repay', score: 0.2 }] }, {}, { do: 'ask', topic: null, minScore: 0.8, orElse: { say: 'clarify', topics: ['card_bill', 'card_repay'] } }],
    ['none of these', { masked: '都不是' }, { lastOptions: [{ id: 'none', label: '都不是', text: '都不是' }], expecting: { kind: 'option', name: 'topic', type: 'topic' } }, { do: 'say', words: 'none_chosen' }],
    ['chosen by its label, typed', { masked: '账单。', dialogueAct: 'inform' }, { lastQuestion: '信用卡', lastOptions: [{ id: 'topic:card_bill', label: '账单', text: '账单' }, { id: 'topic:card_repay', label: '还款', text: '还款' }], expecting: { kind: 'option', name: 'topic', type: 'topic' } }, { do: 'ask', topic: 'card_bill' }],
    ['of a bare noun that several titles have, however sure understanding is', { masked: '卡', dialogueAct: 'inform', ...about('card_lost') }, {}, { do: 'clarify' }],
    ['chosen by order', { masked: '第二个', dialogueAct: 'inform' }, { lastQuestion: '信用卡', lastOptions: [{ id: 'topic:card_bill', label: '账单', text: '账单' }, { id: 'topic:card_repay', label: '还款', text: '还款' }], expecting: { kind: 'option', name: 'topic', type: 'topic' } }, { do: 'ask', topic: 'card_repay', question: { text: '信用卡' } }],
    ['a product chosen by button', { masked: '云汀金卡' }, { lastQuestion: '年费多少', lastTopic: 'card_annual_fee', lastAspects: ['fee'] }, { do: 'ask', question: { products: ['product.gold'], aspects: ['fee'], text: '年费多少' } }, 'product:product.gold'],
  ],
  'cannot handle': [
    ['very strange although it holds a product\'s name', { masked: '医保卡丢了', dialogueAct: 'inform', outOfScope: 0.95, products: [{ id: 'product.platinum', text: '卡', start: 2, end: 3 }] }, {}, { do: 'say', act: 'refuse', words: 'out_of_scope' }],
    ['out of scope', { masked: '天气', outOfScope: 0.9 }, {}, { do: 'say', act: 'refuse', words: 'out_of_scope', offerPerson: true }],
    ['not while one of our products is named', { masked: '白金卡能上月球吗', outOfScope: 0.9, ...about('card_apply'), products: PLATINUM }, {}, { do: 'ask' }],
    ['not while it goes on with the matter in hand', { masked: '我月薪一万二，公积金三年，能贷吗', outOfScope: 0.8, dialogueAct: 'ask', ...about('personal_loan'), aspects: ['eligibility'] }, { lastTopic: 'personal_loan' }, { do: 'ask', topic: 'personal_loan' }],
    ['not while somebody tells what they earn', { masked: '我月薪八千社保交了两年能贷多少', outOfScope: 0.8, dialogueAct: 'ask', ...about('personal_loan'), entities: [entity('amount', 8000, '八千')] }, {}, { do: 'ask', topic: 'personal_loan' }],
    ['abuse', { masked: '骂人的话', outOfScope: 0.9, topics: [{ id: 'oos_abuse', score: 0.9 }] }, {}, { do: 'say', words: 'abuse' }],
    ['out of scope in the middle of a flow', { masked: '天气', outOfScope: 0.9, dialogueAct: 'ask' }, lossAt('tail'), { do: 'say', words: 'out_of_scope' }],
  ],
  handoff: [
    ['not for a bare value, whatever it resembles', { masked: '明天', dialogueAct: 'inform', signals: [{ signal: 'distress', score: 0.8 }], entities: [entity('card_tail', '8821', '明天')] }, lossAt('tail'), { do: 'fill' }],
    ['for danger in a free answer', { masked: '我想死', dialogueAct: 'inform', signals: [{ signal: 'distress', score: 0.9 }] }, { active: { flow: 'flow.limit', version: 2, step: 'amount', slots: {}, results: {}, runId: 'r' }, expecting: { kind: 'slot', name: 'amount', type: 'text' } }, { do: 'handoff' }],
    ['asked for', { masked: '转人工', dialogueAct: 'ask_human' }, lossAt('tail'), { do: 'handoff', wish: { reason: 'asked_for_person', queue: 'cards' } }],
    ['by signal', { masked: '转人工', signals: [{ signal: 'wants_person', score: 0.9 }] }, {}, { do: 'handoff', wish: { reason: 'asked_for_person' } }],
    ['by button, at any time', { masked: '转人工' }, {}, { do: 'handoff' }, 'person'],
    ['danger before everything', { masked: '被盗刷，转人工', dialogueAct: 'ask_human', signals: [{ signal: 'wants_person', score: 0.99 }, { signal: 'unauthorised_use', score: 0.7 }] }, lossAt('sure'), { do: 'handoff', wish: { reason: 'must_escalate', signal: 'unauthorised_use', priority: 'urgent' } }],
    ['an offer accepted', { masked: '好', dialogueAct: 'affirm' }, { expecting: { kind: 'confirm', name: 'offer_person', type: 'yes_no' } }, { do: 'handoff' }],
    ['an offer declined', { masked: '不用了', dialogueAct: 'cancel' }, { expecting: { kind: 'confirm', name: 'offer_person', type: 'yes_no' } }, { do: 'say', words: 'declined_person' }],
    ['too many turns', { masked: '年费', ...about('card_annual_fee') }, { turns: 40 }, { do: 'handoff', wish: { reason: 'turn_limit' } }],
    ['a question about opening hours of the hotline is none', { masked: '人工几点上班', ...about('human_agent'), aspects: ['hours'] }, {}, { do: 'ask', topic: 'human_agent' }],
  ],
  'taking up an offered flow': [
    ['by telling what it asks first', { masked: '尾号8821', dialogueAct: 'inform', entities: [entity('card_tail', '8821', '尾号8821')] }, OFFERED, { do: 'start', flow: 'flow.card-loss' }],
    ['in so many words', { masked: '帮我办吧', dialogueAct: 'inform' }, OFFERED, { do: 'start', flow: 'flow.card-loss' }],
    ['not by thanks', { masked: '好的谢谢', dialogueAct: 'thank', ...about('thanks_bye') }, OFFERED, { do: 'say', words: 'thanks' }],
    ['not by asking about something else', { masked: '年费多少', dialogueAct: 'ask', ...about('card_annual_fee'), aspects: ['fee'] }, OFFERED, { do: 'ask', topic: 'card_annual_fee' }],
  ],
  'proving who one is': [
    ['a number, also after something else came up', { masked: 'YT100001' }, PROVING, { do: 'step_up', step: 'who', who: 'YT100001' }],
    ['not knowing what is asked for', { masked: '我不知道客户号是啥', dialogueAct: 'ask' }, { ...PROVING, expecting: { kind: 'identity', name: 'who', type: 'text' } }, { do: 'ask_again', why: 'step_up_where' }],
    ['no text came', { masked: '没收到', ...about('card_bill') }, { ...PROVING, stepUp: { ...PROVING.stepUp, who: 'YT100001' }, expecting: { kind: 'identity', name: 'code', type: 'text' } }, { do: 'step_up', step: 'resend' }],
    ['no more of it', { masked: '不想验证了', ...about('card_bill') }, { ...PROVING, expecting: { kind: 'identity', name: 'who', type: 'text' } }, { do: 'cancel' }],
  ],
  chitchat: [
    ['greeting', { masked: '你好', dialogueAct: 'greet', ...about('greeting') }, {}, { do: 'say', act: 'chitchat', words: 'greeting' }],
    ['thanks', { masked: '谢谢', dialogueAct: 'thank', ...about('thanks_bye') }, {}, { do: 'say', words: 'thanks' }],
    ['a greeting before a request', { masked: '你好，年费多少', dialogueAct: 'ask', ...about('card_annual_fee') }, {}, { do: 'ask', topic: 'card_annual_fee' }],
  ],
  'by its place': [
    ['the latter', { masked: '后者年费多少', ...about('card_annual_fee'), dialogueAct: 'ask', aspects: ['fee'] }, { lastProducts: ['product.platinum', 'product.gold'], lastTopic: 'card_limit' }, { do: 'ask', question: { products: ['product.gold'] } }],
    ['the former, after the latter was dealt with', { masked: '前者呢', elliptical: true, dialogueAct: 'ask' }, { lastProducts: ['product.gold'], compared: ['product.platinum', 'product.gold'], lastTopic: 'card_annual_fee', lastAspects: ['fee'], lastQuestion: '后者年费多少' }, { do: 'ask', question: { products: ['product.platinum'], aspects: ['fee'] } }],
  ],
  'too short to have a scope': [
    ['a question whose likeliest topic is the one under discussion', { masked: '怎么免', outOfScope: 0.73, topics: [{ id: 'card_annual_fee', score: 0.83 }], dialogueAct: 'ask', aspects: ['waiver'] }, { lastTopic: 'card_annual_fee', lastProducts: ['product.platinum'], lastQuestion: '白金卡年费' }, { do: 'ask', topic: 'card_annual_fee', question: { products: ['product.platinum'] } }],
    ['but not one about anything else', { masked: '今天天气', outOfScope: 0.9, topics: [{ id: 'card_bill', score: 0.3 }], dialogueAct: 'ask' }, { lastTopic: 'card_annual_fee', lastQuestion: '白金卡年费' }, { do: 'say', words: 'out_of_scope' }],
  ],
  ellipsis: [
    ['another term', { masked: '那五年的呢', elliptical: true, entities: [entity('term', 'P5Y')] }, { lastTopic: 'deposit_rate', lastQuestion: '三年定期利率', lastProducts: ['product.time-deposit'], lastAspects: ['rate'], slots: { term: 'P3Y' } }, { do: 'ask', topic: 'deposit_rate', question: { slots: { term: 'P5Y' }, text: '三年定期利率 那五年的呢' } }],
    ['another product', { masked: '那金卡呢', elliptical: true, products: [{ id: 'product.gold', text: '金卡', start: 1, end: 3 }] }, { lastTopic: 'card_annual_fee', lastQuestion: '白金卡年费', lastProducts: ['product.platinum'], lastAspects: ['fee'] }, { do: 'ask', question: { products: ['product.gold'], aspects: ['fee'] } }],
    ['an eligibility question goes on', { masked: '那金卡呢', elliptical: true, products: [{ id: 'product.gold', text: '金卡', start: 1, end: 3 }] }, { lastTopic: 'card_apply', lastQuestion: '我能办白金卡吗', lastAspects: ['eligibility'], facts: { 'fact.age': 35 } }, { do: 'ask', question: { intent: 'eligibility', facts: { 'fact.age': 35 } } }],
    ['another thing of the same topic, not the last answer again', { masked: '提前取呢', elliptical: true, dialogueAct: 'ask', ...about('deposit_rate') }, { lastTopic: 'deposit_rate', lastQuestion: '三年定期利率', lastAspects: ['rate'] }, { do: 'ask', topic: 'deposit_rate', question: { text: '提前取呢', aspects: [], intent: 'faq' } }],
    ['who may, of the product spoken of', { masked: '外地人可以办吗', dialogueAct: 'ask', ...about('card_lost'), aspects: ['eligibility'] }, { lastTopic: 'card_annual_fee', lastProducts: ['product.gold'], lastQuestion: '金卡年费', lastAspects: ['fee'] }, { do: 'ask', question: { products: ['product.gold'], intent: 'eligibility' } }],
    ['whether one qualifies for what was spoken of', { masked: '我能办吗', dialogueAct: 'ask' }, { lastTopic: 'card_annual_fee', lastQuestion: '白金卡年费', lastProducts: ['product.platinum'], lastAspects: ['fee'] }, { do: 'ask', question: { intent: 'eligibility', products: ['product.platinum'] } }],
    ['a place after asking for branches', { masked: '上海有几家', dialogueAct: 'ask', outOfScope: 0.9, entities: [entity('city', '上海')], topics: [{ id: 'account_open', score: 0.1 }] }, { lastTopic: 'branch_hours', lastQuestion: '网点在哪' }, { do: 'ask', question: { topic: 'branch_hours', text: '网点在哪 上海有几家' } }],
    ['what is told of oneself, though it resembles another topic a little', { masked: '我28，月薪一万二', dialogueAct: 'inform', entities: [], topics: [{ id: 'pension_account', score: 0.43 }] }, { lastTopic: 'personal_loan', lastProducts: ['product.gold'], lastQuestion: '想办金卡' }, { do: 'ask', question: { intent: 'eligibility', products: ['product.gold'] } }],
    ['what is told of oneself after asking for a product', { masked: '我22，月薪五千', dialogueAct: 'inform', outOfScope: 0.8, entities: [], topics: [{ id: 'card_bill', score: 0.3 }] }, { lastTopic: 'personal_loan', lastProducts: ['product.gold'], lastQuestion: '想办金卡' }, { do: 'ask', question: { intent: 'eligibility', products: ['product.gold'] } }],
    ['but not after asking for a service', { masked: '我今年22岁', dialogueAct: 'inform', outOfScope: 0.8, topics: [{ id: 'card_bill', score: 0.3 }] }, { lastTopic: 'card_lost', lastProducts: ['product.gold'] }, { do: 'say', words: 'out_of_scope' }],
    ['a short question keeps the product where it is about such', { masked: '年费多少', dialogueAct: 'ask', ...about('card_annual_fee'), aspects: ['fee'] }, { lastTopic: 'card_apply', lastProducts: ['product.gold'] }, { do: 'ask', topic: 'card_annual_fee' }],
    ['nothing to go on from', { masked: '那五年的呢', elliptical: true }, {}, { do: 'ask', orElse: { say: 'not_understood' } }],
  ],
  coreference: [
    ['it', { masked: '它怎么激活', ...about('card_apply'), refersBack: true, aspects: ['how'] }, { lastProducts: ['product.platinum'], lastTopic: 'card_annual_fee' }, { do: 'ask', topic: 'card_apply', question: { products: ['product.platinum'] } }],
    ['the same topic goes on', { masked: '怎么免', ...about('card_annual_fee'), aspects: ['waiver'] }, { lastProducts: ['product.platinum'], lastTopic: 'card_annual_fee' }, { do: 'ask', question: { products: ['product.platinum'], intent: 'aspect' } }],
    ['a product of its own wins', { masked: '金卡怎么激活', ...about('card_apply'), refersBack: true, products: [{ id: 'product.gold', text: '金卡', start: 0, end: 2 }] }, { lastProducts: ['product.platinum'] }, { do: 'ask', question: { products: ['product.gold'] } }],
  ],
  'flow or question': [
    ['a wish starts the flow', { masked: '我的卡丢了', ...about('card_lost'), dialogueAct: 'inform' }, {}, { do: 'start', flow: 'flow.card-loss' }],
    ['how to starts it too', { masked: '卡丢了怎么办', ...about('card_lost'), aspects: ['how'] }, {}, { do: 'start' }],
    ['a fee is knowledge', { masked: '挂失要手续费吗', ...about('card_lost'), aspects: ['fee'] }, {}, { do: 'ask', topic: 'card_lost' }],
    ['an aspect the flow answers itself', { masked: '我的额度是多少', ...about('card_limit'), aspects: ['limit'] }, {}, { do: 'start', flow: 'flow.limit' }],
    ['not about a named product', { masked: '白金卡额度多少', ...about('card_limit'), aspects: ['limit'], products: PLATINUM }, {}, { do: 'ask' }],
  ],
};

describe.each(Object.entries(TABLES))('%s', (_, rows) => {
  for (const [name, heard, state, wanted, option] of rows) {
    it(name, () => {
      const decision = policy(seen(heard, state, option));
      expect(decision.moves).toMatchObject([wanted]);
      expect(decision.reasons.length).toBeGreaterThan(0);
    });
  }
});

describe('several needs', () => {
  const need = (text: string) => ({ text, start: 0, end: text.length, topics: [], outOfScope: 0 });
  it.each([
    ['one', understood({ masked: '年费多少' }), ['年费多少']],
    ['two in order', understood({ masked: '年费多少，另外怎么改手机号', needs: [need('年费多少'), need('怎么改手机号')] }), ['年费多少', '怎么改手机号']],
    ['no more than three', understood({ masked: 'a b c d', needs: ['a', 'b', 'c', 'd'].map(need) }), ['a', 'b', 'c']],
  ])('%s', (_, heard, wanted) => {
    expect(needsOf(heard)).toEqual(wanted);
  });
});

describe('language switch', () => {
  it.each([
    ['How much is the fee?', 'en', 'zh', 'en'], ['OK', 'en', 'zh', 'zh'], ['8821', 'en', 'zh', 'zh'], ['年费多少', 'zh', 'en', 'zh'], ['好', 'zh', 'en', 'en'], ['年费', 'zh', 'zh', 'zh'],
  ] as const)('%s', (masked, language, before, wanted) => {
    expect(languageOf({ masked, language }, before)).toBe(wanted);
  });

  it.each([['mortgage', 'en', 'en'], ['ATM', 'en', 'zh'], ['房贷', 'zh', 'zh']] as const)('%s as the first word', (masked, language, wanted) => {
    expect(languageOf({ masked, language }, 'zh', true)).toBe(wanted);
  });
});

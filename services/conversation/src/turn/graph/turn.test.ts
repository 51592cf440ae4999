import { describe, expect, it } from 'vitest';
import { FlowBody, type KnowledgeAnswer } from '@lobby/contracts';
import { answer, converse, scriptedDeps, type Script } from '../../testing/scriptedTurns.ts';
import { CARD_LOSS, testKnowledge } from '../../testing/testKnowledge.ts';
import { about, entity } from '../../testing/understood.ts';
import { createTurnGraph } from './createTurnGraph.ts';

const LOST = { ...about('card_lost'), masked: '我的卡丢了' };
const FEE = { ...about('card_annual_fee'), dialogueAct: 'ask' as const, aspects: ['fee' as const] };
const yes = { dialogueAct: 'affirm' as const };
const no = { dialogueAct: 'deny' as const };
const identified = { customerId: 'cust_1', bankCustomerId: 'B1', assurance: 'identified' as const };
const last = (r: { replies: { act: string; text: string }[] }) => r.replies.at(-1);

const needAge = (): KnowledgeAnswer => answer('', {
  kind: 'need_fact', verdict: { outcome: 'unknown', product: 'product.platinum', path: [], missing: [], quantities: [], remedies: [] },
  missingFacts: [{ fact: 'fact.age', question: '请问您的年龄？', type: 'number', askingCost: 1, options: [] }],
});
const verdict = (text: string): KnowledgeAnswer => answer(text, { kind: 'verdict', verdict: { outcome: 'eligible', product: 'product.platinum', path: [], missing: [], quantities: [], remedies: [] } });

describe('a turn', () => {
  it('answers from knowledge with its citations', async () => {
    const talk = converse({ hear: { 年费多少: FEE } });
    const turn = await talk.say('年费多少');
    expect(turn.replies).toMatchObject([{ act: 'answer', topic: 'card_annual_fee', citations: [{ itemId: 'faq.x', version: 1 }] }]);
    expect(turn.trace).toMatchObject({ release: 'rel_test', answers: [{ kind: 'answer', itemIds: ['faq.x'] }], stateBefore: null });
    expect(talk.questions[0]).toMatchObject({ topic: 'card_annual_fee', aspects: ['fee'], asOf: '2026-11-23' });
  });

  it('reports a lost card only after a yes, once, with the run and step as key', async () => {
    const talk = converse({ hear: { 我的卡丢了: LOST, 确认: yes, '储蓄卡，尾号8821': { entities: [entity('card_tail', '8821')] } }, customer: identified });
    expect(last(await talk.say('我的卡丢了'))).toMatchObject({ act: 'ask', topic: 'card_lost' });
    const sure = await talk.say('储蓄卡，尾号8821');
    expect(last(sure)).toMatchObject({ act: 'confirm', text: '将挂失尾号 8821 的卡，确认吗？' });
    expect(talk.calls).toEqual([]);
    const done = await talk.say('确认');
    expect(last(done)).toMatchObject({ act: 'answer', text: '已挂失，受理编号 GS-1。' });
    expect(talk.calls).toMatchObject([{ operation: 'card.report_loss', args: { card_tail: '8821' }, key: expect.stringMatching(/^turn_1\.flow\.card-loss:block:/) }]);
    expect(done.state).toMatchObject({ active: null, expecting: null, slots: { card_tail: '8821' } });
  });

  it('answers "does it cost anything" from knowledge instead of starting the flow', async () => {
    const talk = converse({ hear: { 挂失要手续费吗: { ...about('card_lost'), dialogueAct: 'ask', aspects: ['fee'] } } });
    expect(last(await talk.say('挂失要手续费吗'))?.act).toBe('answer');
    expect(talk.state?.active).toBeNull();
  });

  it('starts the flow when knowledge has nothing written about how to do it', async () => {
    const hear = { 怎么调额度: { ...about('card_limit'), dialogueAct: 'ask' as const, aspects: ['how' as const] } };
    const verified = { customerId: 'cust_1', bankCustomerId: 'B1', assurance: 'verified' as const };
    const written = await converse({ hear, customer: verified }).say('怎么调额度');
    expect(last(written)).toMatchObject({ act: 'answer', options: [{ id: 'flow:flow.limit', label: '办理：额度调整' }] });
    const talk = converse({ hear, customer: verified, ask: () => answer('', { kind: 'none', citations: [], score: 0 }) });
    expect(last(await talk.say('怎么调额度'))).toMatchObject({ act: 'ask', text: '想调到多少？' });
  });

  it('says how to prove who one is where a flow needs it, with the general answer', async () => {
    const turn = await converse({ hear: { 我要提额: { ...about('card_limit'), dialogueAct: 'inform' } } }).say('我要提额');
    expect(last(turn)).toMatchObject({ act: 'answer', text: expect.stringMatching(/^关于card_limit的答复。\n\n.*手机银行/) });
    expect(turn.state.active).toBeNull();
  });

  it('does not block a card for an anonymous customer, but passes on what was said', async () => {
    const talk = converse({ hear: { 我的卡丢了: LOST, 确认: yes, '储蓄卡，尾号8821': { entities: [entity('card_tail', '8821')] } } });
    await talk.say('我的卡丢了');
    await talk.say('储蓄卡，尾号8821');
    const turn = await talk.say('确认');
    expect(talk.calls).toEqual([]);
    expect(turn.handoff).toMatchObject({ reason: 'flow', queue: 'cards', priority: 'urgent' });
    expect(turn.trace.connectorCalls).toEqual([{ operation: 'card.report_loss', ok: false, code: 'not_verified' }]);
    expect(turn.state.slots).toMatchObject({ card_tail: '8821' });
  });

  it('asks the missing fact and gives the verdict', async () => {
    const talk = converse({ hear: { 我能办白金卡吗: { ...about('card_apply'), dialogueAct: 'ask', aspects: ['eligibility'], products: [{ id: 'product.platinum', text: '白金卡', start: 3, end: 6 }] } }, ask: (q) => (q.facts['fact.age'] === undefined ? needAge() : verdict(`${q.facts['fact.age']} 岁，符合条件。`)) });
    expect(last(await talk.say('我能办白金卡吗'))).toMatchObject({ act: 'ask', text: expect.stringContaining('请问您的年龄？') });
    const settled = await talk.say('35岁');
    expect(last(settled)).toMatchObject({ act: 'answer', text: '35 岁，符合条件。', verdict: { outcome: 'eligible' } });
    expect(settled.state).toMatchObject({ facts: { 'fact.age': 35 }, eligibility: null, lastVerdict: { outcome: 'eligible' } });
  });

  it('corrects a fact after the verdict', async () => {
    const talk = converse({ hear: { 能办吗: { ...about('card_apply'), dialogueAct: 'ask', aspects: ['eligibility'], products: [{ id: 'product.platinum', text: '', start: 0, end: 0 }] }, '不对，是17': { dialogueAct: 'correct' } }, ask: (q) => (q.facts['fact.age'] === undefined ? needAge() : verdict(`按 ${q.facts['fact.age']} 岁判断。`)) });
    await talk.say('能办吗');
    await talk.say('35');
    expect(last(await talk.say('不对，是17'))?.text).toContain('按 17 岁判断。');
  });

  it('clarifies between close topics with buttons, and takes the button', async () => {
    const talk = converse({ hear: { 卡的事: { topics: [{ id: 'card_bill', score: 0.55 }, { id: 'card_repay', score: 0.5 }], dialogueAct: 'ask' } } });
    const turn = await talk.say('卡的事');
    expect(turn.replies[0]).toMatchObject({ act: 'clarify', options: [{ id: 'topic:card_bill', label: '账单' }, { id: 'topic:card_repay' }, { id: 'none' }] });
    expect(turn.reasons).toContainEqual({ rule: 'too_close', seen: expect.closeTo(0.05), wanted: 0.15 });
    const chosen = await talk.say('还款', 'topic:card_repay');
    expect(last(chosen)).toMatchObject({ act: 'answer', topic: 'card_repay' });
    expect(talk.questions.at(-1)?.text).toBe('卡的事');
  });

  it('refuses what is out of scope and offers a person', async () => {
    const talk = converse({ hear: { 红烧肉怎么做: { outOfScope: 0.95, dialogueAct: 'ask' } } });
    expect((await talk.say('红烧肉怎么做')).replies).toMatchObject([{ act: 'refuse', options: [{ id: 'person' }] }]);
    expect(talk.unanswered).toEqual(['红烧肉怎么做']);
  });

  it('hands over at once on danger, with the bank\'s own message', async () => {
    const turn = await converse({ hear: { 卡被盗刷了: { ...about('card_dispute'), signals: [{ signal: 'unauthorised_use', score: 0.9 }] } } }).say('卡被盗刷了');
    expect(turn).toMatchObject({ handoff: { reason: 'must_escalate', signal: 'unauthorised_use', queue: 'fraud', priority: 'urgent' }, replies: [{ act: 'handoff', text: '请立即停用手机银行，我为您转专人。' }] });
  });

  it('offers a person after two failures and hands over after the third', async () => {
    const lost = converse({ ask: () => answer('', { kind: 'none', citations: [], score: 0 }) });
    const [first, second, third] = [await lost.say('啊'), await lost.say('呃'), await lost.say('那啥')];
    expect(first.handoff).toBeNull();
    expect(second.state.expecting?.name).toBe('offer_person');
    expect(third.handoff?.reason).toBe('repeated_failure');
    expect(lost.unanswered).toEqual(['啊', '呃', '那啥']);
  });

  it('says honestly that it cannot look things up, then hands over', async () => {
    const talk = converse({ hear: { 年费多少: FEE }, ask: () => Promise.reject(new Error('down')) });
    expect(last(await talk.say('年费多少'))).toMatchObject({ act: 'refuse', text: expect.stringContaining('查不了') });
    expect((await talk.say('年费多少')).handoff?.reason).toBe('knowledge_unavailable');
  });
});

describe('the last look', () => {
  it('says something even when a flow ends without a word', async () => {
    const silent = { id: 'flow.silent', version: 1, title: { zh: '无声' }, body: FlowBody.parse({ topics: ['card_lost'], steps: [{ id: 'end', end: true }] }) };
    const turn = await converse({ know: testKnowledge([silent]), hear: { 我的卡丢了: LOST } }).say('我的卡丢了');
    expect(turn.replies).toHaveLength(1);
  });

  it('lets a model word the summary, but not of an urgent handoff', async () => {
    const model = { reword: async () => null, summarise: async (summary: string) => `简述：${summary}` };
    const hear = { 转人工: { dialogueAct: 'ask_human' as const }, 盗刷: { signals: [{ signal: 'unauthorised_use', score: 1 }] } };
    expect((await converse({ hear, model }).say('转人工')).summary).toBe('简述：客户要求人工。');
    expect((await converse({ hear, model }).say('盗刷')).summary).toBeUndefined();
  });

  it('turns to a person when understanding does not answer', async () => {
    const deps = scriptedDeps();
    const runTurn = createTurnGraph({ ...deps, nlu: { parse: () => Promise.reject(new Error('gone')) } });
    const input = { conversationId: 'c', turnId: 'turn_1', texts: [{ text: '年费', seq: 1 }], state: null, releaseId: 'r', language: 'zh' as const, customer: { customerId: null, bankCustomerId: null, assurance: 'anonymous' as const }, now: new Date() };
    expect((await runTurn(input, new AbortController().signal)).replies).toMatchObject([{ act: 'refuse', options: [{ id: 'person' }] }]);
  });
});

describe('keeping the thread', () => {
  const bank: Script = { hear: { 我的卡丢了: LOST, 年费多少: FEE, 继续: yes, 不用: no, 储蓄卡: {}, 再说一遍: { dialogueAct: 'repeat' }, 算了: { dialogueAct: 'cancel' }, 八八二一: { entities: [entity('card_tail', '8821')] } }, customer: identified };

  it('answers a digression, then goes on with the flow', async () => {
    const talk = converse(bank);
    await talk.say('我的卡丢了');
    const aside = await talk.say('年费多少');
    expect(last(aside)).toMatchObject({ act: 'answer', topic: 'card_annual_fee', text: expect.stringContaining('“卡片挂失”'), options: [{ id: 'go_on' }, { id: 'stop' }] });
    expect(aside.state.stack).toHaveLength(1);
    expect(last(await talk.say('继续'))).toMatchObject({ act: 'ask', text: expect.stringContaining('储蓄卡还是信用卡') });
  });

  it('takes an answer to the open question as a yes', async () => {
    const talk = converse(bank);
    await talk.say('我的卡丢了');
    await talk.say('年费多少');
    expect(last(await talk.say('储蓄卡'))?.text).toContain('卡号后四位');
  });

  it('answers a question about the flow itself, and asks on by itself', async () => {
    const talk = converse({ ...bank, hear: { ...bank.hear, 挂失收费吗: { ...about('card_lost'), dialogueAct: 'ask', aspects: ['fee'] } } });
    await talk.say('我的卡丢了');
    const aside = await talk.say('挂失收费吗');
    expect(aside.replies.map((r) => r.act)).toEqual(['answer', 'ask']);
    expect(aside.state).toMatchObject({ stack: [], active: { flow: 'flow.card-loss' }, expecting: { kind: 'slot', name: 'card_type' } });
  });

  it('begins the other need of a message when the first is done, without being asked', async () => {
    const both = '我的卡丢了，顺便提额';
    const hear = { ...bank.hear, [both]: { ...about('card_lost'), needs: ['我的卡丢了', '提额'].map((text) => ({ text, start: 0, end: 0, topics: [], outOfScope: 0 })) }, 提额: { ...about('card_limit') }, 好: yes };
    const talk = converse({ ...bank, hear, customer: { customerId: 'c', bankCustomerId: 'YT100001', assurance: 'verified' } });
    await talk.say(both);
    await talk.say('储蓄卡');
    await talk.say('八八二一');
    const done = await talk.say('好');
    expect(done.replies.map((r) => r.topic)).toEqual(['card_lost', 'card_limit']);
    expect(done.state).toMatchObject({ active: { flow: 'flow.limit' }, stack: [] });
  });

  it('goes on with the flow when the fact it asked for is told', async () => {
    const flow = { ...CARD_LOSS, id: 'flow.loan', body: FlowBody.parse({ topics: ['personal_loan'], steps: [{ id: 'check', eligibility: { product: 'product.platinum' }, save: 'verdict' }, { id: 'go', say: { zh: '可以在手机银行提交。' } }, { id: 'end', end: true }] }) };
    const ask: Script['ask'] = ({ facts }) => (facts['fact.age'] === undefined ? needAge() : verdict('您符合条件。'));
    const talk = converse({ hear: { 我想贷款: about('personal_loan'), '30': {} }, ask, know: testKnowledge([flow]) });
    await talk.say('我想贷款');
    const told = await talk.say('30');
    expect(told.replies.map((r) => r.text)).toEqual(['您符合条件。\n\n可以在手机银行提交。']);
    expect(told.state).toMatchObject({ active: null, stack: [], eligibility: null, facts: { 'fact.age': 30 } });
  });

  it('drops the flow on a no', async () => {
    const talk = converse(bank);
    await talk.say('我的卡丢了');
    await talk.say('年费多少');
    const turn = await talk.say('不用');
    expect(last(turn)?.act).toBe('cancel');
    expect(turn.state.stack).toEqual([]);
  });

  it('repeats what it said and still waits for the same', async () => {
    const talk = converse(bank);
    await talk.say('我的卡丢了');
    const again = await talk.say('再说一遍');
    expect(last(again)?.text).toContain('请问是储蓄卡还是信用卡？');
    expect(again.state.expecting).toMatchObject({ kind: 'slot', name: 'card_type' });
  });

  it('cancels, and says that nothing was changed', async () => {
    const talk = converse(bank);
    await talk.say('我的卡丢了');
    expect(await talk.say('算了')).toMatchObject({ replies: [{ act: 'cancel', topic: 'card_lost' }], state: { active: null, expecting: null } });
    expect(talk.calls).toEqual([]);
  });

  it('answers several needs in order and starts the flow last', async () => {
    const both = '我的卡丢了，另外年费多少';
    const hear = { ...bank.hear, [both]: { ...about('card_lost'), needs: ['我的卡丢了', '年费多少'].map((text) => ({ text, start: 0, end: 0, topics: [], outOfScope: 0 })) } };
    const turn = await converse({ ...bank, hear }).say(both);
    expect(turn.replies.map((r) => [r.act, r.topic])).toEqual([['answer', 'card_annual_fee'], ['ask', 'card_lost']]);
  });

  it('reads messages that came in a row together', async () => {
    const talk = converse(bank);
    const turn = await talk.sayAll('我的卡丢了', '储蓄卡', '八八二一');
    expect(turn.replies).toMatchObject([{ act: 'confirm' }]);
  });

  it('goes on with the last question for an elliptical one', async () => {
    const talk = converse({ hear: { 三年定期利率多少: { ...about('deposit_rate'), dialogueAct: 'ask', aspects: ['rate'], products: [{ id: 'product.time-deposit', text: '定期', start: 2, end: 4 }], entities: [entity('term', 'P3Y')] }, 那五年的呢: { elliptical: true, dialogueAct: 'ask', entities: [entity('term', 'P5Y')] } } });
    await talk.say('三年定期利率多少');
    await talk.say('那五年的呢');
    expect(talk.questions[1]).toMatchObject({ topic: 'deposit_rate', intent: 'aspect', aspects: ['rate'], products: ['product.time-deposit'], slots: { term: 'P5Y' } });
  });

  it('follows the customer into another language', async () => {
    const talk = converse({ ...bank, hear: { ...bank.hear, 'It is a debit card, please': { language: 'en' } } });
    await talk.say('我的卡丢了');
    expect(last(await talk.say('It is a debit card, please'))?.text).toBe('What are the last four digits?');
  });

  it('never says the same sentence three times', async () => {
    const talk = converse({ hear: { 年费多少: FEE }, ask: () => answer('年费 580 元。') });
    const texts: string[] = [];
    for (let i = 0; i < 6; i += 1) texts.push(last(await talk.say('年费多少'))?.text ?? '');
    for (const text of texts) expect(texts.filter((t) => t === text).length).toBeLessThan(3);
    expect(texts[2]).not.toContain('580');
  });

  it('hands nobody over in a turn that did not fail', async () => {
    const talk = converse({ hear: { 天气: { outOfScope: 0.9 }, 年费多少: FEE, 你是机器人吗: { masked: '你是机器人吗' } } });
    for (let i = 0; i < 3; i += 1) await talk.say('天气');
    const after = await talk.say('你是机器人吗');
    expect(after.handoff).toBeNull();
    expect(last(after)?.act).toBe('chitchat');
  });

  it('repeats twice and then offers a person', async () => {
    const talk = converse({ hear: { 年费多少: FEE, 再说一遍: { dialogueAct: 'repeat' } }, ask: () => answer('年费 580 元。') });
    await talk.say('年费多少');
    for (let i = 0; i < 2; i += 1) expect(last(await talk.say('再说一遍'))?.text).toContain('580');
    const third = last(await talk.say('再说一遍'));
    expect(third?.text).not.toContain('580');
    expect(third).toMatchObject({ options: expect.arrayContaining([expect.objectContaining({ id: 'person' })]) });
  });

  it('drops the flow that waits in silence when the customer calls it off', async () => {
    const talk = converse(bank);
    await talk.say('我的卡丢了');
    for (let i = 0; i < 9 && (i === 0 || talk.state?.expecting); i += 1) await talk.say('年费多少');
    expect(talk.state).toMatchObject({ expecting: null, stack: [{ flow: 'flow.card-loss' }] });
    const dropped = await talk.say('算了');
    expect(dropped.state).toMatchObject({ active: null, stack: [] });
    expect(last(dropped)).toMatchObject({ act: 'cancel', text: expect.stringContaining('卡片挂失') });
  });

  it('says whose it is and starts no flow of its own for another bank\'s card', async () => {
    const foreign = answer('招商银行不是我行。', { kind: 'none', score: 1, trace: { route: 'foreign', queries: 0, timingsMs: {}, detail: [] } });
    const talk = converse({ hear: { 招行额度怎么调: { ...about('card_limit'), dialogueAct: 'ask', aspects: ['how'] } }, ask: () => foreign });
    const turn = await talk.say('招行额度怎么调');
    expect(turn.replies).toMatchObject([{ act: 'refuse', text: '招商银行不是我行。' }]);
    expect(turn.state).toMatchObject({ active: null, stepUp: null, failuresInARow: 0 });
  });

  it('an untrusted button id does nothing', async () => {
    const talk = converse(bank);
    await talk.say('我的卡丢了');
    const turn = await talk.say('x', 'slot:card_tail:0000');
    expect(turn.state.active?.slots).toEqual({});
    expect((await talk.say('y', 'topic:__proto__')).state.active?.slots).toEqual({});
  });

  it('ends in a person after too many turns', async () => {
    const talk = converse({ hear: { 年费多少: FEE } });
    let handoff = null;
    for (let i = 0; i < 40 && !handoff; i += 1) handoff = (await talk.say('年费多少')).handoff;
    expect(handoff).not.toBeNull();
  });
});

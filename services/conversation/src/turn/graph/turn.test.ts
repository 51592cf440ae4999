import { describe, expect, it } from 'vitest';
import { FlowBody } from '@lobby/contracts';
import { FEE, identified, last, LOST, needAge, verdict, yes } from '../../testing/heardLines.ts';
import { answer, converse, scriptedDeps } from '../../testing/scriptedTurns.ts';
import { testKnowledge } from '../../testing/testKnowledge.ts';
import { about, entity } from '../../testing/understood.ts';
import { createTurnGraph } from './createTurnGraph.ts';

describe('a turn', () => {
  it('answers from knowledge with its citations', async () => {
    const talk = converse({ hear: { 年费多少: FEE } });
    const turn = await talk.say('年费多少');
    expect(turn.replies).toMatchObject([{ act: 'answer', topic: 'card_annual_fee', citations: [{ itemId: 'faq.x', version: 1 }] }]);
    expect(turn.trace).toMatchObject({ release: 'rel_test', answers: [{ kind: 'answer', itemIds: ['faq.x'] }], stateBefore: null });
    expect(talk.questions[0]).toMatchObject({ topic: 'card_annual_fee', aspects: ['fee'], asOf: '2026-11-23' });
  });

  it('answers one English word in English where it is the first one said', async () => {
    const english = { ...FEE, masked: 'mortgage', language: 'en' as const };
    const first = await converse({ hear: { mortgage: english } }).say('mortgage');
    expect(first.state.language).toBe('en');
    const talk = converse({ hear: { 年费多少: FEE, mortgage: english } });
    await talk.say('年费多少');
    expect((await talk.say('mortgage')).state.language).toBe('zh');
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

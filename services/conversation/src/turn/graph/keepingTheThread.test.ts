import { describe, expect, it } from 'vitest';
import { FlowBody } from '@lobby/contracts';
import { FEE, identified, last, LOST, needAge, no, verdict, yes } from '../../testing/heardLines.ts';
import { answer, converse, type Script } from '../../testing/scriptedTurns.ts';
import { CARD_LOSS, testKnowledge } from '../../testing/testKnowledge.ts';
import { about, entity } from '../../testing/understood.ts';

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

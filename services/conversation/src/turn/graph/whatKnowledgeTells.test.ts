import type { KnowledgeQuestion } from '@lobby/contracts';
import { describe, expect, it } from 'vitest';
import { last } from '../../testing/heardLines.ts';
import { answer, converse } from '../../testing/scriptedTurns.ts';
import { about } from '../../testing/understood.ts';

const citations = [{ itemId: 'rule.gold-income', version: 1, title: '金卡收入', validFrom: '2026-01-01' }];
const options = [{ id: 'product.platinum', title: '云汀白金卡' }, { id: 'product.gold', title: '云汀金卡' }];

describe('several products fit', () => {
  const hear = { '月薪四千能办什么卡': { ...about('card_apply'), dialogueAct: 'ask' as const, aspects: ['eligibility' as const] } };
  const asked = (told: Parameters<typeof answer>[1]) => converse({ hear, ask: () => answer('暂不符合的：\n- 云汀金卡（月收入不低于6,000元）', told) }).say('月薪四千能办什么卡');

  it('tells what the rules settled already, with its sources, and offers those left', async () => {
    const reply = last(await asked({ kind: 'ambiguous', options, citations }));
    expect(reply).toMatchObject({ act: 'clarify', text: '暂不符合的：\n- 云汀金卡（月收入不低于6,000元）', citations });
    expect(reply).toMatchObject({ options: [{ id: 'product:product.platinum' }, { id: 'product:product.gold' }, { id: 'none' }] });
  });

  it('asks back in the dialogue\'s own words where nothing is settled', async () => {
    expect(last(await asked({ kind: 'ambiguous', options, citations: [] }))).toMatchObject({ act: 'clarify', citations: [], text: expect.stringContaining('哪一款') });
  });
});

describe('a text that looks strange to understanding', () => {
  const hear = { '存款保险最多赔多少': { outOfScope: 0.99, dialogueAct: 'ask' as const } };
  const talkWhere = (written: boolean) => converse({ hear, ask: (question: KnowledgeQuestion) => (question.intent === 'written' && written ? answer('50 万元以内全额偿付。') : answer('', { kind: 'none' })) });

  it('is answered when an editor has written this very question down', async () => {
    expect(last(await talkWhere(true).say('存款保险最多赔多少'))).toMatchObject({ act: 'answer', text: '50 万元以内全额偿付。' });
  });

  it('is refused otherwise, after that one look', async () => {
    const talk = talkWhere(false);
    expect(last(await talk.say('存款保险最多赔多少'))?.act).toBe('refuse');
    expect(talk.questions.map((q) => q.intent)).toEqual(['written']);
  });
});

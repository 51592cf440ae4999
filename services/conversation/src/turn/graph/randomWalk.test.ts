import type { DialogueAct, KnowledgeAnswer, Understanding } from '@lobby/contracts';
import { describe, expect, it } from 'vitest';
import { TURN_LIMIT } from '../../decision/limits.ts';
import { fingerprint } from '../../dialogue/wording/fingerprint.ts';
import { answer, converse } from '../../testing/scriptedTurns.ts';
import { about, entity } from '../../testing/understood.ts';
import type { TurnResult } from '../turnGraph.ts';

const WALKS = Number(process.env.WALKS ?? 150);
const TURNS = TURN_LIMIT - 2;
const DEEPEST_STACK = 5;
/** A conversation is read by one person: no sentence may stand in it more often than this. */
const MOST_OFTEN = 2;

/** Repeatable numbers in [0, 1) from a seed (mulberry32). */
function dice(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6D2B79F5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** What a customer may come up with at any time, with what understanding could make of it. */
const LINES: readonly (readonly [string, Partial<Understanding>])[] = [
  ['卡丢了', about('card_lost')], ['我要提额', about('card_limit')], ['年费多少', { ...about('card_annual_fee'), dialogueAct: 'ask', aspects: ['fee'] }], ['三年定期利率', { ...about('deposit_rate'), dialogueAct: 'ask', aspects: ['rate'], entities: [entity('term', 'P3Y', '三年')] }],
  ['我能办白金卡吗', { ...about('card_limit'), dialogueAct: 'ask', aspects: ['eligibility'], products: [{ id: 'product.platinum', text: '白金卡', start: 3, end: 6 }] }],
  ['那个东西', { topics: [{ id: 'card_bill', score: 0.3 }, { id: 'card_repay', score: 0.2 }] }], ['信用卡的', { topics: [{ id: 'card_bill', score: 0.55 }, { id: 'card_repay', score: 0.5 }] }], ['哦豁', { topics: [{ id: 'card_bill', score: 0.2 }] }],
  ['今天天气', { outOfScope: 0.9, dialogueAct: 'ask' }], ['滚', { outOfScope: 0.9, topics: [{ id: 'oos_abuse', score: 0.9 }], frustration: 0.9 }], ['asdf', { outOfScope: 0.7 }],
  ['嗯', { dialogueAct: 'affirm' }], ['不是', { dialogueAct: 'deny' }], ['不对', { dialogueAct: 'correct' }], ['不对，是8812', { dialogueAct: 'correct', entities: [entity('card_tail', '8812')] }], ['算了', { dialogueAct: 'cancel' }],
  ['再说一遍', { dialogueAct: 'repeat' }], ['跳过', { dialogueAct: 'skip' }], ['你好', { dialogueAct: 'greet', ...about('greeting') }], ['谢谢', { dialogueAct: 'thank', ...about('thanks_bye') }], ['等一下', {}], ['继续', {}], ['……', {}], ['第二个', {}],
  ['8821', { entities: [entity('card_tail', '8821')] }], ['三万', { entities: [entity('amount', 30000, '三万')] }], ['35岁', {}], ['信用卡', {}], ['答非所问', { frustration: 0.8 }], ['你是谁', {}], ['那五年的呢', { elliptical: true, dialogueAct: 'ask', entities: [entity('term', 'P5Y', '五年')] }],
  ['它怎么激活', { refersBack: true, dialogueAct: 'ask', aspects: ['how'] }], ['要多久', { dialogueAct: 'ask', aspects: ['time'] }],
];
const HEARD = new Map<string, Partial<Understanding>>([...LINES, ['转人工', { dialogueAct: 'ask_human' }]]);

function knowledge(roll: () => number): (asked: { products: string[] }) => KnowledgeAnswer {
  const none = { kind: 'none' as const, text: '', citations: [], score: 0 };
  return () => {
    const n = roll();
    if (n < 0.5) return answer(`第 ${Math.floor(roll() * 6)} 条规定。`);
    if (n < 0.7) return answer('', none);
    if (n < 0.8) return answer('', { kind: 'ambiguous', citations: [], options: [{ id: 'product.platinum', title: '云汀白金卡' }, { id: 'product.gold', title: '云汀金卡' }] });
    if (n < 0.9) return answer('', { kind: 'need_fact', missingFacts: [{ fact: 'fact.age', question: '请问您的年龄？', type: 'number', askingCost: 1, options: [] }], verdict: { product: 'product.platinum', outcome: 'unknown', path: [], missing: ['fact.age'] } as unknown as NonNullable<KnowledgeAnswer['verdict']> });
    return answer('', { ...none, kind: 'unavailable' });
  };
}

type Step = { said: string; option: string | undefined; result: TurnResult };

/** A customer who says anything at any time and presses what is offered. */
async function walk(seed: number): Promise<{ steps: Step[]; talk: ReturnType<typeof converse> }> {
  const roll = dice(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(roll() * items.length)] as T;
  const talk = converse({ hear: (text) => ({ dialogueAct: 'inform' as DialogueAct, ...HEARD.get(text) }), ask: knowledge(roll), customer: roll() < 0.5 ? { customerId: 'c', bankCustomerId: 'YT100001', assurance: 'verified' } : {} });
  const steps: Step[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const offered = (talk.state?.lastOptions ?? []).filter((o) => o.id !== 'person');
    const button = offered.length > 0 && roll() < 0.3 ? pick(offered) : undefined;
    const said = button?.text ?? pick(LINES)[0];
    steps.push({ said, option: button?.id, result: await talk.say(said, button?.id) });
    if (steps.at(-1)?.result.handoff) break;
  }
  return { steps, talk };
}

describe('a customer who says anything at any time', () => {
  it.each(Array.from({ length: WALKS }, (_, seed) => seed))('walk %i', async (seed) => {
    const { steps, talk } = await walk(seed + 1);
    const counts = new Map<string, number>();
    for (const { said, option, result } of steps) {
      const where = `${said}${option ? ` [${option}]` : ''}: ${result.replies.map((r) => r.text).join(' / ')}`;
      expect(result.replies.length, where).toBeGreaterThan(0);
      expect(result.state.stack.length, where).toBeLessThanOrEqual(DEEPEST_STACK);
      for (const reply of result.replies) {
        expect(reply.text.trim(), where).not.toBe('');
        const print = fingerprint(reply.text);
        counts.set(print, (counts.get(print) ?? 0) + 1);
        expect(counts.get(print), where).toBeLessThanOrEqual(MOST_OFTEN);
        const topics = reply.options.filter((o) => o.id.startsWith('topic:')).length;
        if (reply.act === 'clarify' && topics > 0) expect(topics, where).toBeGreaterThanOrEqual(2);
      }
      // A button that was offered is never "not understood".
      if (option) expect(result.reasons.map((r) => r.rule), where).not.toContain('nothing_applies');
      if (option) expect(result.reasons.map((r) => r.rule), where).not.toContain('not_an_answer');
    }
    // Whatever state it came to, it can be left.
    const left = await talk.say('算了');
    expect([left.state.active, left.state.expecting?.kind === 'slot']).toEqual([null, false]);
    expect((await talk.say('转人工')).handoff).not.toBeNull();
  });

  it('ends with a person after the turn limit', async () => {
    const talk = converse({ hear: () => ({ ...about('card_annual_fee'), dialogueAct: 'ask', aspects: ['fee'] }), ask: ({ text }) => answer(`${text}的规定。`) });
    let last: TurnResult | null = null;
    for (let turn = 0; turn < TURN_LIMIT; turn += 1) last = await talk.say(`第${turn}问`);
    expect(last?.handoff?.reason).toBe('turn_limit');
  });
});

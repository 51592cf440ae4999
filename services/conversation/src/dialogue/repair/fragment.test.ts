import { describe, expect, it } from 'vitest';
import { policy } from '../../decision/policy.ts';
import { seen } from '../../testing/seen.ts';

const TALK = { lastReply: { act: 'ask' as const, text: '哪一台？', citations: [], options: [] } };
const moveOf = (...parts: Parameters<typeof seen>) => policy(seen(...parts)).moves[0]?.do;

describe('a fragment of a talk', () => {
  it('resembles a threat a little, and is none', () => {
    expect(moveOf({ masked: '就门口那台', dialogueAct: 'inform', signals: [{ signal: 'legal_threat', score: 0.48 }] }, TALK)).not.toBe('handoff');
    expect(moveOf({ masked: 'book one for tomorrow', dialogueAct: 'inform', signals: [{ signal: 'regulator_threat', score: 0.5 }] }, TALK)).not.toBe('handoff');
  });

  it('reaches a person when it is said outright, when it begins the talk, when it tells of a fraud, and whenever it may be despair', () => {
    expect(moveOf({ masked: '我要起诉你们', signals: [{ signal: 'legal_threat', score: 0.99 }] }, TALK)).toBe('handoff');
    expect(moveOf({ masked: '就门口那台', signals: [{ signal: 'legal_threat', score: 0.48 }] })).toBe('handoff');
    expect(moveOf({ masked: '我没转过这笔钱', signals: [{ signal: 'unauthorised_use', score: 0.51 }] }, TALK)).toBe('handoff');
    expect(moveOf({ masked: '想结束这一切', signals: [{ signal: 'distress', score: 0.5 }] }, TALK)).toBe('handoff');
  });
});

describe('a pick', () => {
  it('of several products asks which', () => {
    expect(policy(seen({ masked: '那就办这个吧' }, { lastProducts: ['product.platinum', 'product.gold'] })).moves[0]).toEqual({ do: 'which', products: ['product.platinum', 'product.gold'] });
  });
});

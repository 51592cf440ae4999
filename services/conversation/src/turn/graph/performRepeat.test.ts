import type { DialogueState } from '@lobby/contracts';
import { describe, expect, it } from 'vitest';
import { answer, scriptedDeps } from '../../testing/scriptedTurns.ts';
import { createTurnGraph } from './createTurnGraph.ts';

/** A conversation whose every message says when it comes. */
function dated() {
  const asked: (string | undefined)[] = [];
  const runTurn = createTurnGraph(scriptedDeps({
    hear: { 补卡多少钱: { topics: [{ id: 'card_lost', score: 0.99 }], dialogueAct: 'ask', aspects: ['fee'] }, 再说一遍: { dialogueAct: 'repeat' } },
    ask: ({ asOf }) => { asked.push(asOf); return answer((asOf ?? '') < '2026-12-01' ? '补卡 15 元。' : '补卡 20 元。'); },
  }));
  let state: DialogueState | null = null;
  const say = async (text: string, at: string, releaseId = 'rel_test'): Promise<string> => {
    const result = await runTurn({ conversationId: 'c', turnId: `t${at}`, texts: [{ text, seq: 1 }], state, releaseId, language: 'zh', customer: { customerId: null, bankCustomerId: null, assurance: 'anonymous' }, now: new Date(at) }, new AbortController().signal);
    state = result.state;
    return result.replies.map((r) => r.text).join('\n');
  };
  return { say, asked };
}

describe('what is said again', () => {
  it('is the same words within a day', async () => {
    const { say, asked } = dated();
    await say('补卡多少钱', '2026-11-30T04:00:00Z');
    expect(await say('再说一遍', '2026-11-30T15:59:59Z')).toContain('15 元');
    expect(asked).toEqual(['2026-11-30']);
  });

  it('is asked for anew on another day, so that nothing that has run out is said', async () => {
    const { say, asked } = dated();
    expect(await say('补卡多少钱', '2026-11-30T15:59:59Z')).toContain('15 元');
    const again = await say('再说一遍', '2026-11-30T16:00:00Z');
    expect(again).toContain('20 元');
    expect(again).not.toContain('15 元');
    expect(asked).toEqual(['2026-11-30', '2026-12-01']);
  });
});

import { describe, expect, it } from 'vitest';
import { scriptedDeps } from '../testing/scriptedTurns.ts';
import { about, entity } from '../testing/understood.ts';
import { createTurnGraph } from '../turn/graph/createTurnGraph.ts';
import { runDialogues } from './runDialogues.ts';

const runTurn = createTurnGraph(scriptedDeps({ hear: { 卡丢了: about('card_lost'), '储蓄卡8821': { entities: [entity('card_tail', '8821')] }, 年费: { ...about('card_annual_fee'), aspects: ['fee'] } } }));
const cases = [
  { id: 'loss', pattern: 'flow', turns: [{ user: '卡丢了', expect: { intent: 'card_lost', act: 'ask' } }, { user: '储蓄卡8821', expect: { act: 'confirm', slots: { card_tail: '8821' }, must_mention: ['8821'], must_not: ['已挂失'] } }] },
  { id: 'fee', turns: [{ user: '年费', expect: { intent: 'card_annual_fee', act: 'refuse' } }] },
];

describe('runDialogues', () => {
  it('judges every turn by every key it names', async () => {
    const report = await runDialogues(cases, { runTurn, releaseId: 'rel_test' });
    expect(report).toMatchObject({ n: 2, turns: 3, turnAccuracy: 0.6667, dialogueAccuracy: 0.5, perPattern: { flow: 1, zh: 0 }, perKey: { intent: 1, act: 0.6667, slots: 1 } });
    expect(report.failures).toMatchObject([{ id: 'fee', turn: 1, missed: ['act'], act: 'answer' }]);
  });

  it('says which line is wrong', async () => {
    await expect(runDialogues([{ id: 'x', turns: [] }], { runTurn, releaseId: 'rel_test' })).rejects.toThrow();
  });
});

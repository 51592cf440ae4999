import { expect, it } from 'vitest';
import { CARD_LOSS, LIMIT } from '../testing/testKnowledge.ts';
import { coverageOf } from './coverage.ts';

it('counts steps and ways, and names the ways nobody has gone', () => {
  const walk = ['type', 'tail', 'tail', 'sure', 'sure', 'block', 'done', 'end'].map((step) => ({ flow: CARD_LOSS.id, step }));
  const { flows, flowsWalked } = coverageOf([CARD_LOSS, LIMIT], [walk, [{ flow: CARD_LOSS.id, step: 'type' }]]);
  expect(flowsWalked).toBe(1);
  expect(flows[0]).toEqual({ flow: CARD_LOSS.id, steps: 8, stepsWalked: 6, ways: 7, waysWalked: 5, untried: ['block → failed', 'failed → person'] });
  expect(flows[1]).toMatchObject({ stepsWalked: 0, waysWalked: 0 });
});

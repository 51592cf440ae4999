import { expect, it } from 'vitest';
import { scriptedDeps } from '../testing/scriptedTurns.ts';
import { about } from '../testing/understood.ts';
import { measureGraphOverhead } from './graphOverhead.ts';

it('runs the same turn through the graph and without it', async () => {
  const deps = scriptedDeps({ hear: () => ({ ...about('card_annual_fee'), dialogueAct: 'ask', aspects: ['fee'] }) });
  const input = {
    conversationId: 'conv_1', turnId: 'turn_1', texts: [{ text: '年费多少', seq: 1 }], state: null, releaseId: 'rel_test', language: 'zh' as const,
    customer: { customerId: null, bankCustomerId: null, assurance: 'anonymous' as const }, now: new Date('2026-11-23T04:00:00Z'),
  };
  const turns = Number(process.env.GRAPH_TURNS ?? 10);
  const overhead = await measureGraphOverhead(deps, input, turns);
  expect(overhead.turns).toBe(turns);
  expect(overhead.graphP50Ms).toBeGreaterThan(0);
  if (process.env.GRAPH_TURNS) process.stdout.write(`${JSON.stringify(overhead)}\n`);
});

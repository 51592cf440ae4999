import { expect, test } from 'vitest';
import { readTrace } from './readTrace.ts';

test('known parts are picked, strangers are left out, nothing is required', () => {
  expect(readTrace({})).toEqual({ understanding: [], questions: [], answers: [], reasons: [], timingsMs: {}, connectorCalls: [], flowSteps: [], stateBefore: {}, stateAfter: {} });
  const read = readTrace({ understanding: [{ topics: [] }, null, 7], reasons: [{ rule: 'too_unsure', seen: 0.2, wanted: 0.4 }], timingsMs: { nlu: 3.5, note: 'x' }, answers: 'none' });
  expect([read.understanding.length, read.reasons.length, read.timingsMs, read.answers]).toEqual([1, 1, { nlu: 3.5 }, []]);
});

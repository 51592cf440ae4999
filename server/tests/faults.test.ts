import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf, missingNeeds } from '../../bench/faults/faultCase.ts';
import { FAULT_CASES } from '../../bench/faults/index.ts';
import { runCases, type Ran } from '../../bench/faults/runCases.ts';

/** Small enough for every run; the rest is the bench's (`npm run bench -- faults`), or LOBBY_FAULTS=1 here. */
const ALWAYS = new Set(['R1', 'R3', 'R4', 'R5', 'R7', 'R8', 'R15', 'R17', 'R29']);
const SEED = Number(process.env.LOBBY_FAULT_SEED ?? Date.now() % 1_000_000);
const cases = FAULT_CASES.filter((c) => ALWAYS.has(c.id) || process.env.LOBBY_FAULTS === '1');

let ran: Ran[] = [];
const plans = cases.map((c) => ({ case: c.id, seed: SEED, size: c.smoke }));

describe('faults, a smoke of each on one server', () => {
  // All play first, because the record of an embedded server can be read only once it has stopped; then each case is judged by itself.
  beforeAll(async () => { ran = await runCases(plans); }, 900_000);
  afterAll(() => { ran = []; });

  it.each(cases.map((c) => [c.id, c] as const))('%s: nothing acknowledged is lost, doubled or reordered', (id, found) => {
    const played = ran.find((r) => r.plan.case === id);
    if (missingNeeds(found).length > 0) return expect(played?.skipped).toContain('needs');
    const replay = `replay: npm run bench -- faults --plan '${JSON.stringify(played?.plan)}'`;
    expect(played?.error, replay).toBeNull();
    return expect(played?.outcome ? faultsOf(played.outcome) : ['did not play'], replay).toEqual([]);
  });
});

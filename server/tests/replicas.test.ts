import { describe, expect, it } from 'vitest';
import { faultsOf, missingNeeds } from '../../bench/faults/faultCase.ts';
import { redisDown } from '../../bench/faults/redisDown.ts';
import { runCases } from '../../bench/faults/runCases.ts';
import { twoReplicas } from '../../bench/faults/twoReplicas.ts';

const SEED = Number(process.env.LOBBY_FAULT_SEED ?? Date.now() % 1_000_000);
const missing = missingNeeds(twoReplicas);

/** Two servers on one PostgreSQL and one Redis: customers on the first, their agent on the second. Skipped where there is neither engine, and the reason stands in the name. */
describe.skipIf(missing.length > 0)(`two replicas${missing.length > 0 ? ` (needs ${missing.join(', ')})` : ''}`, () => {
  it.each([['either is killed under load', twoReplicas], ['Redis is lost', redisDown]] as const)('%s: nothing acknowledged is lost, doubled or reordered, and every screen catches up', { timeout: 900_000 }, async (_what, found) => {
    const [ran] = await runCases([{ case: found.id, seed: SEED, size: found.smoke }]);
    const replay = `replay: npm run bench -- faults --plan '${JSON.stringify(ran?.plan)}'`;
    expect(ran?.error, replay).toBeNull();
    expect(ran?.outcome ? faultsOf(ran.outcome) : ['did not play'], replay).toEqual([]);
  });
});

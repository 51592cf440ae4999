import { openDoor, pause, pick, RawCustomer, seededRandom, untilTrue, type Acked } from '@lobby/testkit/faults';
import { questionAt } from '../customers.ts';
import type { FaultCase } from './faultCase.ts';
import { ask, factsOf, openWaiting, standingOf } from './people.ts';

const MINUTE_MS = 60_000;
/** Ten minutes off either way, an hour as when summer time is got wrong, and small corrections. */
const JUMPS_MS = [10 * MINUTE_MS, -10 * MINUTE_MS, 60 * MINUTE_MS, -60 * MINUTE_MS, 3_000, -3_000] as const;
const FARTHEST_MS = 2 * 60 * MINUTE_MS;
const TALKERS = 6;

/** R15. The server's clock jumps to and fro under traffic: order is `seq` all the same, every message is answered, and who was served is served still or waits, and was told. */
export const clockJumps: FaultCase = {
  id: 'R15', title: 'the clock jumps ± 10 minutes and an hour', smoke: 4, full: 200,
  own: false,
  run: async ({ seed, size }, ground) => {
    const random = seededRandom(seed);
    const day = { over: false };
    const acked: Acked[] = [];
    const agent = await ground.staff('agent1');
    const line = agent.socket();
    try {
      const served = await openWaiting(ground, agent);
      await untilTrue('the agent is connected', () => line.connected);
      await ask(line, 'handoff.accept', { handoffId: served.handoffId });
      const talkers = await Promise.all(Array.from({ length: TALKERS }, async () => new RawCustomer(await openDoor(ground.url))));
      const talking = [served.customer, ...talkers].map(async (customer, i) => {
        for (let n = 0; !day.over; n += 1) {
          acked.push(await customer.send(`jump-${i}-${n}`, questionAt(n)));
          await pause(100 + random() * 200);
        }
      });
      const alive = keepAlive(day, () => ask(line, 'heartbeat', {}));
      let moved = 0;
      for (let n = 0; n < size; n += 1) {
        const jump = pick(random, JUMPS_MS);
        const by = Math.abs(moved + jump) > FARTHEST_MS ? -moved : jump;
        moved += by;
        await ground.clock.move(by);
        await pause(300 + random() * 700);
      }
      day.over = true;
      await Promise.all([...talking, alive]);
      await ground.clock.move(-moved);
      const facts = await factsOf(agent, served.conversationId);
      const back = facts.filter((f) => f.type === 'requeued');
      const standing = await standingOf(agent, served.conversationId);
      const failures = [
        ...(back.every((f) => f.text) ? [] : ['a customer went back to the queue untold']),
        ...(['queued', 'offered', 'assigned'].includes(standing?.status ?? '') ? [] : [`the served customer is ${standing?.status}`]),
      ];
      for (const customer of [served.customer, ...talkers]) customer.close();
      return { n: size, unit: 'jumps', history: { acked: [...served.customer.acked.slice(0, 1), ...acked], views: [] }, failures, notes: { leasesEndedByAJump: back.length } };
    } finally {
      day.over = true;
      line.disconnect();
    }
  },
};

async function keepAlive(day: { over: boolean }, beat: () => Promise<unknown>): Promise<void> {
  while (!day.over) {
    await beat().catch(() => undefined);
    await pause(1_000);
  }
}

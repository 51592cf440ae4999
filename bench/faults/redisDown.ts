import { openFaultProxy, pause } from '@lobby/testkit/faults';
import type { FaultCase } from './faultCase.ts';
import { openPair } from './pair.ts';
import { talkAcross } from './twoReplicas.ts';

const DOWN_MS = 5_000;

/** R14. Redis is cut off from both replicas while customers on one talk with an agent on the other: sends are acknowledged all the same, and every screen catches up by itself. */
export const redisDown: FaultCase = {
  id: 'R14', title: 'Redis cut off under two replicas', smoke: 1, full: 10, needs: ['LOBBY_TEST_DATABASE_URL', 'LOBBY_TEST_REDIS_URL'],
  own: true,
  run: async (plan) => {
    const redis = new URL(process.env.LOBBY_TEST_REDIS_URL ?? '');
    const proxy = await openFaultProxy({ host: redis.hostname, port: Number(redis.port) });
    redis.host = `127.0.0.1:${proxy.port}`;
    const house = await openPair(redis.href);
    try {
      return await talkAcross(house, plan, `outages of ${DOWN_MS / 1_000} s`, async (random) => {
        const failures: string[] = [];
        for (let n = 0; n < plan.size; n += 1) {
          await pause(500 + random() * 1_000);
          proxy.set({ cut: true });
          await pause(DOWN_MS);
          for (const which of [0, 1] as const) if ((await house.health(which)).engines.live?.state === 'ok') failures.push('health called the lost Redis sound');
          // The last outage outlasts the talk: nothing comes after it to show a screen that it missed something.
          if (n < plan.size - 1) proxy.set({ cut: false });
        }
        return failures;
      }, () => proxy.set({ cut: false }));
    } finally {
      await proxy.close();
    }
  },
};

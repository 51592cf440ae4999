import { openDoor, pause, RawCustomer, untilTrue, type Acked } from '@lobby/testkit/faults';
import type { FaultCase } from './faultCase.ts';

const CUSTOMERS = 24;
const EXIT_LIMIT_MS = 10_000;

/** R23. SIGTERM in the middle of traffic: the server exits by itself in time, and no customer's send fails for good. */
export const drained: FaultCase = {
  id: 'R23', title: 'SIGTERM under load', smoke: 1, full: 20,
  own: false,
  run: async ({ size }, ground) => {
    const failures: string[] = [];
    const acked: Acked[] = [];
    const day = { over: false };
    let slowest = 0;
    try {
      const customers = await Promise.all(Array.from({ length: CUSTOMERS }, async () => new RawCustomer(await openDoor(ground.url))));
      const talking = customers.map(async (customer, i) => {
        for (let n = 0; !day.over; n += 1) {
          acked.push(await customer.send(`drain-${i}-${n}`, n === 0 ? '转人工' : `第 ${n} 句`));
          await pause(20);
        }
      });
      for (let n = 0; n < size; n += 1) {
        const target = acked.length + CUSTOMERS * 5;
        await untilTrue('traffic', () => acked.length >= target, 120_000);
        const began = performance.now();
        await ground.lobby().kill('SIGTERM');
        slowest = Math.max(slowest, performance.now() - began);
        const code = await ground.lobby().exited;
        if (code !== 0) failures.push(`drain ${n + 1} ended with exit code ${String(code)}`);
        await ground.start();
      }
      const target = acked.length + CUSTOMERS;
      await untilTrue('traffic after the last start', () => acked.length >= target, 120_000);
      day.over = true;
      await Promise.all(talking);
      for (const customer of customers) customer.close();
      if (slowest > EXIT_LIMIT_MS) failures.push(`a drain took ${Math.round(slowest)} ms`);
      return { n: size, unit: 'drains', history: { acked, views: [] }, failures, notes: { slowestExitMs: Math.round(slowest), resends: customers.reduce((a, c) => a + c.resends, 0) } };
    } finally {
      day.over = true;
    }
  },
};

import { openDoor, RawCustomer, untilTrue, type Acked } from '@lobby/testkit/faults';
import { summarise } from '../stats.ts';
import type { FaultCase } from './faultCase.ts';

const OPENED_AT_ONCE = 50;
/** Two thousand handshakes on a busy machine. */
const LIMIT_MS = 600_000;

/** R24. Everybody reconnects at once after a crash: all are back and served, and nothing that was acknowledged is gone. */
export const herd: FaultCase = {
  id: 'R24', title: 'a herd reconnects after a crash', smoke: 100, full: 2_000,
  own: false,
  run: async ({ size }, ground) => {
    const acked: Acked[] = [];
    const customers: RawCustomer[] = [];
    while (customers.length < size) customers.push(...(await Promise.all(Array.from({ length: Math.min(OPENED_AT_ONCE, size - customers.length) }, async () => new RawCustomer(await openDoor(ground.url))))));
    await untilTrue('all are connected', () => customers.every((c) => c.socket.connected), LIMIT_MS);
    for (const [i, c] of customers.entries()) if (i % 20 === 0) acked.push(await c.send('before-crash', '转人工'));
    await ground.lobby().kill('SIGKILL');
    await untilTrue('all know the line is gone', () => customers.every((c) => !c.socket.connected), LIMIT_MS);
    await ground.start();
    const began = performance.now();
    await untilTrue('all are back', () => customers.every((c) => c.socket.connected), LIMIT_MS);
    const allBackMs = Math.round(performance.now() - began);
    const ackMs: number[] = [];
    for (const c of customers.filter((_c, i) => i % 20 === 0)) {
      const sent = performance.now();
      acked.push(await c.send('after-crash', '在吗'));
      ackMs.push(performance.now() - sent);
    }
    for (const c of customers) c.close();
    return { n: size, unit: 'customers', history: { acked, views: [] }, failures: [], notes: { allBackMs, ackP99Ms: summarise(ackMs).p99 } };
  },
};

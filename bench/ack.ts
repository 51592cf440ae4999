import { spawnLobby } from '@lobby/testkit';
import { connectCustomer, questionAt } from './customers.ts';
import { summarise } from './stats.ts';

const CUSTOMERS = 200;
const PER_SECOND = 20;
const SECONDS = 20;

/**
 * Send → durable ack with 200 active conversations, open loop: sends start at fixed times whatever the server does, and each latency counts from
 * the intended time, so that a stall is not hidden by waiting customers.
 */
export async function benchAck(): Promise<object> {
  const lobby = await spawnLobby({ env: { LOBBY_NO_RATE_LIMIT: '1' } });
  try {
    const customers = [];
    for (let i = 0; i < CUSTOMERS; i += 1) customers.push(await connectCustomer(lobby.url));
    await Promise.all(customers.slice(0, 20).map((c, i) => c.ask(questionAt(i))));
    const latencies: Promise<number>[] = [];
    const began = performance.now();
    for (let i = 0; i < PER_SECOND * SECONDS; i += 1) {
      const intended = began + (i * 1000) / PER_SECOND;
      const wait = intended - performance.now();
      if (wait > 0) await new Promise((resolve) => { setTimeout(resolve, wait); });
      const customer = customers[i % CUSTOMERS];
      if (customer) latencies.push(customer.send(questionAt(i)).then(() => performance.now() - intended));
    }
    const ackMs = summarise(await Promise.all(latencies));
    for (const c of customers) c.close();
    return { customers: CUSTOMERS, sendsPerSecond: PER_SECOND, ackMs, target: { p50: 6, p99: 40 } };
  } finally {
    await lobby.dispose();
  }
}

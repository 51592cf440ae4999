import { trainedLobby } from './trainedLobby.ts';
import type { Bench } from './bench.ts';
import { openBareSocket } from './bareSocket.ts';
import { connectCustomer, questionAt, type BenchCustomer } from './customers.ts';
import { median, ratioInterval, summarise, type Interval } from './stats.ts';

const CUSTOMERS = 200;
const PER_SECOND = 20;
const SECONDS = 20;
const PAIRS = 40;
const SENDS_PER_SLICE = 5;

/**
 * Send → durable ack with 200 active conversations, open loop: sends start at fixed times whatever the server does, and each latency counts from
 * the intended time, so that a stall is not hidden by waiting customers. Beside it the ratio to a socket.io server that only says "ok", in interleaved slices.
 */
export const benchAck: Bench = { name: 'ack', about: 'send → durable acknowledgement, 200 active conversations, 20 sends/s (ms)', run: measureAck };

async function measureAck(): Promise<object> {
  const lobby = await trainedLobby({ env: { LOBBY_NO_RATE_LIMIT: '1' } });
  try {
    const customers: BenchCustomer[] = [];
    for (let i = 0; i < CUSTOMERS; i += 1) customers.push(await connectCustomer(lobby.url));
    await Promise.all(customers.slice(0, 20).map((c, i) => c.ask(questionAt(i))));
    const ackMs = summarise(await openLoop(customers));
    const toBareSocket = await againstBareSocket(customers);
    for (const c of customers) c.close();
    return { customers: CUSTOMERS, sendsPerSecond: PER_SECOND, ackMs, ratioToBareSocketIo: toBareSocket, target: { p50: 6, p99: 40 } };
  } finally {
    await lobby.dispose();
  }
}

async function openLoop(customers: readonly BenchCustomer[]): Promise<number[]> {
  const latencies: Promise<number>[] = [];
  const began = performance.now();
  for (let i = 0; i < PER_SECOND * SECONDS; i += 1) {
    const intended = began + (i * 1000) / PER_SECOND;
    const wait = intended - performance.now();
    if (wait > 0) await new Promise((resolve) => { setTimeout(resolve, wait); });
    const customer = customers[i % CUSTOMERS];
    if (!customer) continue;
    const sent = customer.send(questionAt(i)).then(() => performance.now() - intended);
    // Told at the end, when all were sent; until then it must not take the process with it.
    sent.catch(() => undefined);
    latencies.push(sent);
  }
  return Promise.all(latencies);
}

/** A, B, B, A …: a slice of ours beside a slice of the bare server, forty times, each customer idle before its send. */
async function againstBareSocket(customers: readonly BenchCustomer[]): Promise<Interval> {
  const bare = await openBareSocket();
  let at = 0;
  const ours = async (): Promise<number> => slice(() => { at += 1; return (customers[at % CUSTOMERS] as BenchCustomer).send('谢谢'); });
  const theirs = async (): Promise<number> => slice(() => bare.ack('谢谢'));
  const ratios: number[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const [a, b] = pair % 2 === 0 ? [await ours(), await theirs()] : [await theirs(), await ours()].toReversed() as [number, number];
    ratios.push(a / b);
  }
  await bare.close();
  return ratioInterval(ratios);
}

async function slice(send: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < SENDS_PER_SLICE; i += 1) times.push(await send());
  return median(times);
}

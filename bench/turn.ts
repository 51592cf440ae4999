import { trainedLobby } from './trainedLobby.ts';
import type { Bench } from './bench.ts';
import { connectCustomer, questionAt } from './customers.ts';
import { round, summarise } from './stats.ts';

const ALONE = 200;
const SIDE_BY_SIDE = 32;
const SECONDS = 15;

/** Bot turns: how long one takes alone (send → answer on the customer's side), and how many a second 32 customers get who ask without a pause. */
export const benchTurn: Bench = { name: 'turn', about: 'a bot turn alone (ms), and turns a second of 32 customers who ask without a pause', run: measureTurns };

async function measureTurns(): Promise<object> {
  const lobby = await trainedLobby({ env: { LOBBY_NO_RATE_LIMIT: '1' } });
  try {
    const alone = await connectCustomer(lobby.url);
    for (let i = 0; i < 20; i += 1) await alone.ask(questionAt(i));
    const turnMs: number[] = [];
    let one = await connectCustomer(lobby.url);
    for (let i = 0; i < ALONE; i += 1) {
      // A fresh conversation every ten questions, as customers have them.
      if (i % 10 === 0) { one.close(); one = await connectCustomer(lobby.url); }
      turnMs.push(await one.ask(questionAt(i)));
    }
    return { aloneMs: summarise(turnMs), turnsPerSecond: await throughput(lobby.url), target: { p50: 40, p99: 200, turnsPerSecond: 60 } };
  } finally {
    await lobby.dispose();
  }
}

async function throughput(url: string): Promise<number> {
  const until = performance.now() + SECONDS * 1000;
  let turns = 0;
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, async (_unused, i) => {
    let customer = await connectCustomer(url);
    for (let n = 0; performance.now() < until; n += 1) {
      await customer.ask(questionAt(i + n));
      turns += 1;
      if (n % 10 === 9) { customer.close(); customer = await connectCustomer(url); }
    }
    customer.close();
  }));
  return round(turns / SECONDS);
}

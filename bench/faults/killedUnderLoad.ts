import { between, openDoor, pause, pick, RawCustomer, seededRandom, untilTrue, type Acked, type Ground } from '@lobby/testkit/faults';
import { questionAt } from '../customers.ts';
import type { FaultCase } from './faultCase.ts';

const CUSTOMERS = 48;
/** Of so many customers one talks to the bot; the others wait for a person, so that far more is said than a bot could answer. */
const BOT_TALKER_EVERY = 24;
const PER_CONVERSATION = 250;
const SENDS_PER_KILL = 1_000;

/** R2. Random SIGKILLs under load: after about a thousand acknowledged sends each, never at the same place. */
export const killedUnderLoad: FaultCase = {
  id: 'R2', title: 'SIGKILL at random under load', smoke: 2, full: 100,
  own: false,
  run: async ({ seed, size }, ground, tell) => {
    const random = seededRandom(seed);
    const acked: Acked[] = [];
    const resent = { n: 0 };
    const day = { over: false };
    try {
      const customers = Array.from({ length: CUSTOMERS }, (_unused, i) => talk(ground, i, acked, resent, day));
      for (let kill = 0; kill < size; kill += 1) {
        const target = acked.length + SENDS_PER_KILL * between(random, 0.5, 1.5);
        await untilTrue('the sends before the next kill', () => acked.length >= target, 1_800_000, 5);
        await pause(between(random, 0, 50));
        await ground.lobby().kill('SIGKILL');
        await ground.start();
        tell(`${kill + 1} kills, ${acked.length} acknowledged`);
      }
      const enough = acked.length + SENDS_PER_KILL / 2;
      await untilTrue('sends after the last kill', () => acked.length >= enough, 1_800_000);
      day.over = true;
      await Promise.all(customers);
      return { n: size, unit: 'kills', history: { acked, views: [] }, failures: [], notes: { resends: resent.n } };
    } finally {
      day.over = true;
    }
  },
};

async function talk(ground: Ground, index: number, acked: Acked[], resent: { n: number }, day: { over: boolean }): Promise<void> {
  const random = seededRandom(index);
  const bot = index % BOT_TALKER_EVERY === 0;
  while (!day.over) {
    const customer = new RawCustomer(await openDoor(ground.url));
    for (let n = 0; n < PER_CONVERSATION && !day.over; n += 1) {
      const text = !bot && n === 0 ? '转人工' : pick(random, [questionAt(n), `还有一件事，第 ${n} 件`]);
      acked.push(await customer.send(`k-${index}-${n}`.padEnd(8, '_'), text));
      if (bot) await pause(between(random, 200, 1_000));
    }
    resent.n += customer.resends;
    customer.close();
  }
}

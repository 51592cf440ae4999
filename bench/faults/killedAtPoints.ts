import { openBrowser, openTab, pause, seededRandom, untilTrue, type Browser, type Ground, type RealCustomer } from '@lobby/testkit/faults';
import { questionAt } from '../customers.ts';
import { ackedOf } from './ackedOf.ts';
import type { FaultCase } from './faultCase.ts';

/** Where the server kills itself, from before the message is durable to after everybody was told. */
const POINTS = ['before_commit', 'after_commit', 'before_push', 'mid_fan_out', 'before_ack', 'during_turn', 'before_reply_commit'] as const;
const POINT_PASSES_MAX = 4;
const CUSTOMERS = 2;
/** New customers after so many kills, so that conversations stay of a customer's length. */
const KILLS_PER_CUSTOMER = 7;

/** R1. Two customers with two tabs each talk on while the server kills itself at each named point in turn; every start is the recovery from the kill before. */
export const killedAtPoints: FaultCase = {
  id: 'R1', title: 'killed at seven named points', smoke: 2, full: POINTS.length * 20,
  own: false,
  run: async ({ seed, size }, ground) => {
    const random = seededRandom(seed);
    const all: RealCustomer[] = [];
    let crowd: Pair[] = [];
    await ground.lobby().kill('SIGKILL');
    try {
      for (let kill = 0; kill < size; kill += 1) {
        if (kill > 0 && kill % KILLS_PER_CUSTOMER === 0) {
          // On a server that lives: what a crowd still has to send would kill one that waits for its point, and nobody would start it again.
          await ground.start();
          await leave(crowd);
          await ground.lobby().kill('SIGKILL');
        }
        // At least one pass unharmed, or recovery itself would die at the same point for ever.
        const passes = 1 + Math.floor(random() * POINT_PASSES_MAX);
        const lobby = await ground.start({ LOBBY_FAILPOINT: `${POINTS[(seed + kill) % POINTS.length] ?? POINTS[0]}:${passes}` });
        if (kill % KILLS_PER_CUSTOMER === 0) {
          crowd = Array.from({ length: CUSTOMERS }, () => oneTab(ground));
          all.push(...crowd.flatMap((c) => c.tabs));
        }
        for (let n = 0; lobby.running(); n += 1) {
          all.push(...crowd.flatMap(secondTab));
          crowd[n % CUSTOMERS]?.tabs[0]?.client.send(`${kill}-${n} ${questionAt(n)}`);
          await pause(20 + random() * 60);
        }
      }
      await ground.start();
      await untilTrue('every customer has a conversation', () => crowd.every((c) => c.tabs[0]?.client.getSnapshot().conversationId));
      all.push(...crowd.flatMap(secondTab));
      await leave(crowd);
      return { n: size, unit: 'kills', history: { acked: all.flatMap(ackedOf), views: all.map((c) => c.view()) }, failures: [] };
    } finally {
      for (const customer of all) customer.stop();
    }
  },
};

type Pair = { browser: Browser; tabs: RealCustomer[]; url: string };

function oneTab(ground: Ground): Pair {
  const browser = openBrowser();
  return { browser, tabs: [openTab(ground.url, browser)], url: ground.url };
}

/** The second tab is opened once there is a conversation to show; outside a browser nothing tells an open tab that another has begun one. @returns it, if it was opened now */
function secondTab(pair: Pair): RealCustomer[] {
  if (pair.tabs.length > 1 || !pair.tabs[0]?.client.getSnapshot().conversationId) return [];
  const tab = openTab(pair.url, pair.browser);
  pair.tabs.push(tab);
  return [tab];
}

/** A last entry that is the bot's may answer an earlier message, and more answers be owed; after so long without another none is. */
const QUIET_MS = 6_000;

/** Waits until both tabs show all that was written, as delivered, and the bot has answered and says no more, unless it has called a person and is silent; then they only look on. */
async function leave(crowd: readonly Pair[]): Promise<void> {
  for (const { tabs } of crowd) {
    let last = { shown: '', since: 0 };
    await untilTrue('both tabs show the same and all is delivered and answered', () => {
      const [one, two] = tabs.map((t) => t.client.getSnapshot());
      if (!one || !two || one.items.length === 0) return false;
      const shown = JSON.stringify(one.items.map((i) => i.entry.seq));
      if (shown !== last.shown) last = { shown, since: performance.now() };
      return settled(one) && shown === JSON.stringify(two.items.map((i) => i.entry.seq)) && performance.now() - last.since >= QUIET_MS;
    }, 120_000, 250).catch((error: unknown) => { throw new Error(`${String(error)}: ${tabs.map(describe).join(' | ')}`); });
    for (const tab of tabs) tab.stop();
  }
}

function settled({ items, status }: ReturnType<RealCustomer['client']['getSnapshot']>): boolean {
  const arrived = items.every((i) => i.own === null || i.own.state === 'read' || i.own.state === 'delivered');
  return arrived && (status !== 'bot' || items.at(-1)?.own === null);
}


/** What a tab shows, for whoever reads a failure. */
function describe(tab: RealCustomer): string {
  const { items, status, connection } = tab.client.getSnapshot();
  const states = items.map((i) => i.own?.state ?? i.entry.type);
  return `${connection} ${status} ${items.length} items, last ${items.at(-1)?.entry.seq ?? 0} ${states.slice(-6).join(',')}, not arrived ${states.filter((s) => s === 'sending' || s === 'waiting' || s === 'failed').length}`;
}

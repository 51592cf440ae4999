import { openBrowser, openFaultProxy, openTab, pause, seededRandom, untilTrue, type RealCustomer } from '@lobby/testkit/faults';
import { ackedOf } from './ackedOf.ts';
import type { FaultCase } from './faultCase.ts';

const WAYS = [{ up: 'swallow' }, { down: 'swallow' }, { up: 'swallow', down: 'swallow' }] as const;
const ACK_TIMEOUT_MS = 1_500;
/** Ping every 10 s, answer within 8 s: after this the line is known to be dead without a word being said. */
const SILENCE_LIMIT_MS = 20_000;

/** R9. A line that loses one direction or both while both ends believe in it: messages get through once, and silence alone is noticed. */
export const halfOpenLines: FaultCase = {
  id: 'R9', title: 'one-way loss and half-open lines', smoke: 3, full: 60,
  own: false,
  run: async ({ seed, size }, ground) => {
    const random = seededRandom(seed);
    const failures: string[] = [];
    const proxy = await openFaultProxy({ port: Number(new URL(ground.url).port) });
    const browser = openBrowser();
    const through = `http://127.0.0.1:${proxy.port}`;
    const shaky = openTab(through, browser, { ackTimeoutMs: ACK_TIMEOUT_MS });
    const tabs: RealCustomer[] = [shaky, openTab(ground.url, browser)];
    try {
      for (let n = 0; n < size; n += 1) {
        shaky.client.send(`0-${2 * n} 你好`);
        await untilTrue('sent before the fault', () => shaky.client.getSnapshot().waiting === 0 && shaky.client.getSnapshot().connection === 'online', 60_000);
        proxy.set({ ...WAYS[n % WAYS.length] });
        shaky.client.send(`0-${2 * n + 1} 断线时写的`);
        await pause(random() * 3_000);
        proxy.set({ up: 'through', down: 'through' });
        await untilTrue('delivered once the line is back', () => shaky.texts().length === 2 * n + 2 && shaky.texts().every((t) => t.endsWith(':delivered')), 60_000);
      }
      const noticedMs = size < 10 ? 0 : await silence(shaky, proxy);
      if (noticedMs > SILENCE_LIMIT_MS) failures.push(`a silent line was noticed after ${noticedMs} ms only`);
      await untilTrue('both tabs show the same', () => JSON.stringify(tabs.map((t) => t.view().shown.map((s) => s.seq))[0]) === JSON.stringify(tabs.map((t) => t.view().shown.map((s) => s.seq))[1]), 60_000);
      await pause(2_500);
      for (const tab of tabs) tab.stop();
      return { n: size, unit: 'losses', history: { acked: tabs.slice(0, 1).flatMap(ackedOf), views: [] }, failures, notes: { noticedMs } };
    } finally {
      for (const tab of tabs) tab.stop();
      await proxy.close();
    }
  },
};

/** How long a tab that says nothing believes in a line that carries nothing any more. */
async function silence(tab: RealCustomer, proxy: { set(change: { down: 'swallow' | 'through' }): void }): Promise<number> {
  // A line that is still being made anew after the last loss would count as noticed at once.
  await untilTrue('the line is up before the silence', () => tab.client.getSnapshot().connection === 'online', 60_000);
  const began = performance.now();
  proxy.set({ down: 'swallow' });
  await untilTrue('the silence is noticed', () => tab.client.getSnapshot().connection !== 'online', 2 * SILENCE_LIMIT_MS);
  proxy.set({ down: 'through' });
  return Math.round(performance.now() - began);
}

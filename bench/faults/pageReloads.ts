import { openBrowser, openTab, pause, seededRandom, untilTrue, type RealCustomer } from '@lobby/testkit/faults';
import { ackedOf } from './ackedOf.ts';
import type { FaultCase } from './faultCase.ts';

const RELOADS_PER_BROWSER = 20;

/** R4. A page is closed within 60 ms of a send and opened again on what its browser kept: each message arrives once. */
export const pageReloads: FaultCase = {
  id: 'R4', title: 'page reloaded in the middle of a send', smoke: 6, full: 300,
  own: false,
  run: async ({ seed, size }, ground) => {
    const random = seededRandom(seed);
    const ends: RealCustomer[] = [];
    const failures: string[] = [];
    let written = 0;
    try {
      for (let done = 0; done < size; done += RELOADS_PER_BROWSER) {
        const browser = openBrowser();
        const texts: string[] = [];
        for (let n = 0; n < Math.min(RELOADS_PER_BROWSER, size - done); n += 1) {
          const tab = openTab(ground.url, browser);
          for (let i = 0; i <= random() * 2; i += 1) {
            texts.push(`${n}-${i} 你好`);
            tab.client.send(texts.at(-1) ?? '');
          }
          await pause(random() * 60);
          tab.stop();
        }
        const last = openTab(ground.url, browser);
        ends.push(last);
        written += texts.length;
        await untilTrue('everything written is delivered', () => last.texts().length >= texts.length && last.texts().every((t) => t.endsWith(':delivered')), 60_000);
        if (JSON.stringify(last.texts()) !== JSON.stringify(texts.map((t) => `${t}:delivered`))) failures.push(`written ${texts.length}, shown ${last.texts().length}, or in another order`);
        last.stop();
      }
      return { n: size, unit: 'reloads', history: { acked: ends.flatMap(ackedOf), views: [] }, failures, notes: { messages: written } };
    } finally {
      for (const tab of ends) tab.stop();
    }
  },
};

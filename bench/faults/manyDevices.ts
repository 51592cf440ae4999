import { openBrowser, openDoor, openTab, pause, RawCustomer, seededRandom, untilTrue, type RealCustomer } from '@lobby/testkit/faults';
import { ackedOf } from './ackedOf.ts';
import type { FaultCase } from './faultCase.ts';

const TABS = 3;

/** R29. One customer in three tabs and on a fourth door writes from all of them: every screen shows the same in the same order, and what was read in one is read in all. */
export const manyDevices: FaultCase = {
  id: 'R29', title: 'three tabs and another door at once', smoke: 30, full: 600,
  own: false,
  run: async ({ seed, size }, ground) => {
    const random = seededRandom(seed);
    const failures: string[] = [];
    const tabs: RealCustomer[] = [];
    try {
      const door = await openDoor(ground.url);
      const browser = openBrowser();
      browser.storage.setItem(`lobby.${browser.site}.session`, JSON.stringify({ conversationId: door.conversationId, visitorToken: door.visitorToken }));
      for (let i = 0; i < TABS; i += 1) tabs.push(openTab(ground.url, browser));
      const other = new RawCustomer(door);
      tabs[0]?.client.send('0-0 转人工');
      await untilTrue('the tabs are connected', () => tabs.every((t) => t.client.getSnapshot().connection === 'online') && other.socket.connected);
      const elsewhere: Promise<unknown>[] = [];
      for (let n = 1; n <= size; n += 1) {
        const at = Math.floor(random() * (TABS + 1));
        if (at === TABS) elsewhere.push(other.send(`other-${String(n).padStart(4, '0')}`, `${n}`));
        else tabs[at]?.client.send(`0-${n} 你好`);
        await pause(random() * 15);
      }
      await Promise.all(elsewhere);
      const orders = () => new Set(tabs.map((t) => JSON.stringify(t.view().shown)));
      await untilTrue('every tab shows everything in one order', () => orders().size === 1 && tabs.every((t) => t.client.getSnapshot().waiting === 0 && t.client.getSnapshot().items.filter((i) => i.own).length === size + 1), 60_000, 100);
      tabs[1]?.client.markRead();
      await untilTrue('what was read in one tab is read in all', () => tabs.every((t) => t.client.getSnapshot().unread === 0), 10_000).catch(() => failures.push('read state did not converge'));
      await pause(1_000);
      const views = tabs.map((t) => t.view());
      for (const tab of tabs) tab.stop();
      other.close();
      return { n: size, unit: 'messages', history: { acked: [...ackedOf(tabs[0] ?? fail()).filter((a) => !a.clientId.startsWith('other-')), ...other.acked], views }, failures };
    } finally {
      for (const tab of tabs) tab.stop();
    }
  },
};

function fail(): never {
  throw new Error('no tab');
}

import { createConversationClient, type HeadlessClient, type HeadlessStorage } from '@lobby/client/headless';
import { KeyedQueue } from '@lobby/service-kit';
import type { View } from './history.ts';

/** What one browser keeps: all its tabs and every reload share it. `site` keeps browsers of this one process apart, which would else talk over its one BroadcastChannel. */
export type Browser = { site: string; storage: HeadlessStorage; locks: KeyedQueue };

let browsers = 0;

export function openBrowser(): Browser {
  const values = new Map<string, string>();
  browsers += 1;
  return { site: `browser-${browsers}`, locks: new KeyedQueue(), storage: { getItem: (k) => values.get(k) ?? null, setItem: (k, v) => { values.set(k, v); }, removeItem: (k) => { values.delete(k); } } };
}

export type RealCustomer = { client: HeadlessClient; viewer: string; view(): View; texts(): string[]; stop(): void };

let tabs = 0;

/** One tab with the very client that the widget runs on, on real sockets and REST. Call `stop` where a page is closed, killed or reloaded. */
export function openTab(url: string, browser: Browser = openBrowser(), more: { ackTimeoutMs?: number } = {}): RealCustomer {
  tabs += 1;
  const viewer = `tab ${tabs}`;
  const client = createConversationClient({ baseUrl: url, language: 'zh', site: browser.site, storage: browser.storage, lock: (name, work) => browser.locks.run(name, work), ...more });
  client.start();
  const shown = () => client.getSnapshot().items;
  return {
    client, viewer,
    view: () => ({ viewer, staff: false, conversationId: client.getSnapshot().conversationId ?? '', shown: shown().filter((i) => i.entry.seq > 0).map(({ entry }) => ({ seq: entry.seq, clientId: entry.clientId ?? null })) }),
    texts: () => shown().filter((i) => i.own).map((i) => `${i.entry.text}:${i.own?.state === 'read' ? 'delivered' : i.own?.state}`),
    stop: () => client.stop(),
  };
}

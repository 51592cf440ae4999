import { trainedLobby } from './trainedLobby.ts';
import { openDoor, RawCustomer, untilTrue } from '@lobby/testkit/faults';
import { round, summarise } from './stats.ts';
import type { Bench } from './bench.ts';

const CONVERSATIONS = 100;
const PER_SECOND = 20;
const SECONDS = 20;
const FAN_OUT = [1, 2, 5, 10, 20] as const;
const SENDS_PER_FAN_OUT = 50;

export const benchDelivery: Bench = { name: 'delivery', about: 'acknowledgement → the other side has it, and what one more open screen costs a send (ms)', run: measureDelivery };

/**
 * Ack → the other screen: one side sends, the other side's socket gets the entry; negative when the push is faster than the ack. Then what one more screen of the same
 * conversation costs a send. Conversations wait for a person, so that no bot's turn stands between.
 */
async function measureDelivery(): Promise<object> {
  const lobby = await trainedLobby({ env: { LOBBY_NO_RATE_LIMIT: '1' } });
  try {
    return { deliveryMs: await delivery(lobby.url), fanOut: await fanOut(lobby.url), target: { p50: 5, p99: 50 } };
  } finally {
    await lobby.dispose();
  }
}

async function delivery(url: string): Promise<object> {
  const pairs = [];
  for (let i = 0; i < CONVERSATIONS; i += 1) pairs.push(await pair(url, 1));
  const waits: Promise<number>[] = [];
  const began = performance.now();
  for (let i = 0; i < PER_SECOND * SECONDS; i += 1) {
    const wait = began + (i * 1_000) / PER_SECOND - performance.now();
    if (wait > 0) await new Promise((resolve) => { setTimeout(resolve, wait); });
    const p = pairs[i % pairs.length];
    if (p) waits.push(p.sendAndSee(`deliver-${i}`));
  }
  const times = await Promise.all(waits);
  for (const p of pairs) p.close();
  return summarise(times);
}

async function fanOut(url: string): Promise<object[]> {
  const rows = [];
  for (const screens of FAN_OUT) {
    // The speaker is one of the twenty tabs a conversation may have.
    const p = await pair(url, Math.min(screens, 19));
    const times: number[] = [];
    for (let i = 0; i < SENDS_PER_FAN_OUT; i += 1) {
      const began = performance.now();
      await p.sendAndSee(`fan-out-${screens}-${i}`);
      times.push(performance.now() - began);
    }
    p.close();
    rows.push({ screens, untilAllSeeMs: round(summarise(times).p50) });
  }
  return rows;
}

async function pair(url: string, screens: number) {
  const door = await openDoor(url);
  const speaker = new RawCustomer(door);
  const readers = Array.from({ length: screens }, () => new RawCustomer(door));
  const seen = new Map<string, { times: number; at: number }>();
  for (const r of readers) {
    r.socket.on('entry', ({ clientId }: { clientId?: string }) => {
      const before = seen.get(clientId ?? '');
      seen.set(clientId ?? '', { times: (before?.times ?? 0) + 1, at: performance.now() });
    });
  }
  await speaker.send('person-1', '转人工');
  await untilTrue('all screens are connected', () => readers.every((r) => r.socket.connected));
  return {
    /** @returns milliseconds from the ack to the last screen */
    sendAndSee: async (clientId: string): Promise<number> => {
      await speaker.send(clientId, '你好');
      const acked = performance.now();
      await untilTrue('every screen shows it', () => seen.get(clientId)?.times === screens, 30_000, 1);
      return (seen.get(clientId)?.at ?? acked) - acked;
    },
    close: () => { for (const c of [speaker, ...readers]) c.close(); },
  };
}

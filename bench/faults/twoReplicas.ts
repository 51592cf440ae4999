import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgres } from '@lobby/service-kit/db';
import { spawnLobby, type SpawnedLobby } from '@lobby/testkit';
import { freePort, freshPostgres, openBrowser, openTab, pause, readStored, seededRandom, signIn, untilDone, untilTrue, type Acked, type RealCustomer, type StaffMember, type View } from '@lobby/testkit/faults';
import type { Socket } from 'socket.io-client';
import { ackedOf } from './ackedOf.ts';
import type { FaultCase } from './faultCase.ts';

const CUSTOMERS = 4;

/** Two replicas on PostgreSQL and Redis: customers on one, their agent on the other, and either is killed again and again while they talk. */
export const twoReplicas: FaultCase = {
  id: 'R31', title: 'two replicas, either killed under load', smoke: 2, full: 40, needs: ['LOBBY_TEST_DATABASE_URL', 'LOBBY_TEST_REDIS_URL'],
  own: true,
  run: async ({ seed, size }) => {
    const random = seededRandom(seed);
    const house = await openPair();
    const tabs: RealCustomer[] = [];
    const day = { over: false };
    try {
      const agent = await signIn(house.urls[1], 'agent1', house.password);
      const desk = new DeskAgent(agent);
      for (let i = 0; i < CUSTOMERS; i += 1) tabs.push(openTab(house.urls[0], openBrowser(), { ackTimeoutMs: 3_000 }));
      for (const tab of tabs) {
        tab.client.send('0-0 转人工');
        await untilTrue('a person is asked for', () => tab.client.getSnapshot().status === 'queued', 60_000);
        await untilDone(() => desk.take(tab.client.getSnapshot().conversationId ?? ''));
      }
      const talking = tabs.map(async (tab) => {
        for (let n = 1; !day.over; n += 1) {
          tab.client.send(`0-${n} 第 ${n} 句`);
          await pause(80 + random() * 120);
        }
      });
      const answering = desk.answerEverything(day);
      for (let kill = 0; kill < size; kill += 1) {
        await pause(500 + random() * 2_000);
        await house.killAndStart(random() < 0.5 ? 0 : 1);
      }
      await pause(1_000);
      day.over = true;
      await Promise.all([...talking, answering]);
      await untilTrue('all is delivered and every screen is up to date', () => tabs.every((t) => t.client.getSnapshot().waiting === 0 && desk.hasAll(t)), 120_000, 250);
      await pause(2_500);
      const views: View[] = [...tabs.map((t) => t.view()), ...desk.views()];
      const acked: Acked[] = [...tabs.flatMap(ackedOf), ...desk.acked];
      for (const tab of tabs) tab.stop();
      desk.close();
      return { n: size, unit: 'kills', history: { acked, views }, stored: await house.stopAndRead(), failures: [], notes: { agentMessages: desk.acked.length } };
    } finally {
      day.over = true;
      for (const tab of tabs) tab.stop();
      await house.close();
    }
  },
};

type Pair = { urls: [string, string]; password: string | undefined; killAndStart(which: 0 | 1): Promise<void>; stopAndRead(): ReturnType<typeof readStored>; close(): Promise<void> };

async function openPair(): Promise<Pair> {
  const database = await freshPostgres();
  const dataDir = mkdtempSync(join(tmpdir(), 'lobby-pair-'));
  const ports: [number, number] = [await freePort(), await freePort()];
  const start = (which: 0 | 1) => spawnLobby({ dataDir, port: ports[which], env: { LOBBY_NO_RATE_LIMIT: '1', DATABASE_URL: database.url.href, REDIS_URL: process.env.LOBBY_TEST_REDIS_URL ?? '' } });
  const running: [SpawnedLobby, SpawnedLobby] = [await start(0), await start(1)];
  return {
    urls: [`http://127.0.0.1:${ports[0]}`, `http://127.0.0.1:${ports[1]}`], password: running[0].passwords.get('agent1'),
    killAndStart: async (which) => {
      await running[which].kill('SIGKILL');
      running[which] = await start(which);
    },
    stopAndRead: async () => {
      await Promise.all(running.map((r) => r.kill()));
      const record = await openPostgres(database.url.href, 1);
      try {
        return await readStored(record.db);
      } finally {
        await record.close();
      }
    },
    close: async () => {
      await Promise.all(running.map((r) => r.kill('SIGKILL')));
      rmSync(dataDir, { recursive: true, force: true });
      await database.drop();
    },
  };
}

type Ack<T> = { ok: true; value: T } | { ok: false; error: { code: string } };
type Entry = { seq: number; type: string; clientId?: string; prev?: number };

/** An agent on the bare desk protocol who answers whatever customers say. */
class DeskAgent {
  readonly acked: Acked[] = [];
  readonly #socket: Socket;
  readonly #agent: StaffMember;
  readonly #shown = new Map<string, Map<number, Entry>>();
  readonly #answered = new Set<string>();

  constructor(agent: StaffMember) {
    this.#agent = agent;
    this.#socket = agent.socket();
    this.#socket.on('connect', () => { for (const id of this.#shown.keys()) void this.#watch(id).catch(() => undefined); });
    this.#socket.on('entry', ({ conversationId, entry }: { conversationId: string; entry: Entry }) => this.#shown.get(conversationId)?.set(entry.seq, entry));
    void this.#ask('presence.set', { presence: 'online' }).catch(() => undefined);
  }

  async take(conversationId: string): Promise<void> {
    const { body } = await this.#agent.get(`/desk/conversations/${conversationId}`);
    await this.#ask('handoff.accept', { handoffId: body.handoffId });
    this.#shown.set(conversationId, new Map());
    await this.#watch(conversationId);
  }

  async answerEverything(day: { over: boolean }): Promise<void> {
    while (!day.over) {
      for (const [conversationId, entries] of this.#shown) {
        const open = [...entries.values()].filter((e) => e.type === 'customer.said' && !this.#answered.has(`${conversationId} ${e.seq}`));
        const last = open.at(-1);
        if (last) await this.#answer(conversationId, last.seq, open);
      }
      // What a lost push held back is fetched, as the desk's own client does on a gap.
      for (const id of this.#shown.keys()) await this.#watch(id).catch(() => undefined);
      await this.#ask('heartbeat', {}).catch(() => undefined);
      await pause(150);
    }
  }

  hasAll(tab: RealCustomer): boolean {
    const { conversationId, items } = tab.client.getSnapshot();
    const entries = this.#shown.get(conversationId ?? '');
    void this.#watch(conversationId ?? '').catch(() => undefined);
    return entries !== undefined && items.every((i) => entries.has(i.entry.seq)) && this.acked.filter((a) => a.conversationId === conversationId).every((a) => items.some((i) => i.entry.seq === a.seq));
  }

  views(): View[] {
    return [...this.#shown].map(([conversationId, entries]) => ({ viewer: this.#agent.username, conversationId, staff: true, shown: [...entries.values()].sort((a, b) => a.seq - b.seq).map(({ seq, clientId }) => ({ seq, clientId: clientId ?? null })) }));
  }

  close(): void {
    this.#socket.disconnect();
  }

  async #answer(conversationId: string, seq: number, open: readonly Entry[]): Promise<void> {
    const clientId = `answer-${String(seq).padStart(6, '0')}`;
    const sent = await this.#ask<{ seq: number }>('message.send', { conversationId, clientId, text: `收到，第 ${seq} 条` }).catch(() => null);
    if (!sent) return;
    for (const e of open) this.#answered.add(`${conversationId} ${e.seq}`);
    this.acked.push({ conversationId, sender: 'agent', clientId, seq: sent.seq, order: seq });
  }

  async #watch(conversationId: string): Promise<void> {
    const entries = this.#shown.get(conversationId);
    if (!entries) return;
    for (let after = contiguous(entries), more = true; more;) {
      const page = await this.#ask<{ entries: Entry[]; lastSeq: number; more: boolean }>('watch', { conversationId, after });
      for (const e of page.entries) entries.set(e.seq, e);
      ({ lastSeq: after, more } = page);
    }
  }

  async #ask<T>(event: string, payload: object): Promise<T> {
    const ack = (await this.#socket.timeout(5_000).emitWithAck(event, payload)) as Ack<T>;
    if (!ack.ok) throw new Error(ack.error.code);
    return ack.value;
  }
}

function contiguous(entries: ReadonlyMap<number, Entry>): number {
  let seq = 0;
  while (entries.has(seq + 1)) seq += 1;
  return seq;
}

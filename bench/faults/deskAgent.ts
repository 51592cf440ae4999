import { pause, type Acked, type RealCustomer, type StaffMember, type View } from '@lobby/testkit/faults';
import type { Socket } from 'socket.io-client';

type Ack<T> = { ok: true; value: T } | { ok: false; error: { code: string } };
type Entry = { seq: number; type: string; clientId?: string; prev?: number };

/** An agent on the bare desk protocol who answers whatever customers say. */
export class DeskAgent {
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

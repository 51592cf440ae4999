import type { Problem, SentMessage } from '@lobby/contracts';
import { RECONNECT, RESEND, backoffDelay } from '../backoff.ts';
import { mintClientId } from '../clientId.ts';
import { runExclusive, type RunExclusive } from '../locks.ts';
import { createStore, type Store } from '../store.ts';
import { inOrder, type Outbox, type Outgoing } from './outbox.ts';

/** What became of one try: stored by the server, refused by it, no line to it, or called off by its writer meanwhile. */
export type Delivery = { kind: 'sent'; value: SentMessage } | { kind: 'refused'; problem: Problem } | { kind: 'no_link' } | { kind: 'called_off' };
/** A message the server has, until it is seen on the timeline. */
export type Sent = Outgoing & SentMessage;
export type SenderState = { outgoing: readonly Outgoing[]; sent: readonly Sent[] };

export type Sender = Store<SenderState> & {
  add: (message: Pick<Outgoing, 'conversationId' | 'kind' | 'text' | 'option' | 'file' | 'after'>) => string;
  /** Tries a failed message again: with its id, so that it is never doubled; with a new one after a conflict of ids. */
  resend: (clientId: string) => void;
  discard: (clientId: string) => void;
  /** Sends what waits; call it whenever a line may be there again. */
  flush: () => void;
  /** The timeline shows these: they need no place of their own any more. */
  forget: (clientIds: ReadonlySet<string>) => void;
  /** Takes up what an earlier page left behind, and begins to send. What is added before waits. */
  open: () => void;
  close: () => void;
};

export type SenderOptions = {
  outbox: Outbox;
  scope: string;
  deliver: (message: Outgoing) => Promise<Delivery>;
  lock?: RunExclusive;
  random?: () => number;
};

/** Refusals "for the moment" before a message is shown as failed. */
const REFUSALS_MAX = 6;

/**
 * Sends messages one after the other in the order of writing, each until the server has acknowledged it. The tab that holds the lock sends for all
 * tabs; a message is written to the outbox before the first try and leaves it only after the ack.
 */
export function createSender(options: SenderOptions): Sender {
  const { outbox, scope, deliver } = options;
  const random = options.random ?? Math.random;
  const lock = options.lock ?? runExclusive;
  const store = createStore<SenderState>({ outgoing: [], sent: [] });
  /** Not in the outbox yet (being written), so that a reload of the list does not hide them. */
  const writing = new Map<string, Outgoing>();
  /** Taken back while a run may still hold them in its list. */
  const calledOff = new Set<string>();
  let running = false;
  let again = false;
  let tabs: Tabs | null = null;
  let closed = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastOrder = 0;
  /** Tries in a row that found no line. */
  let misses = 0;

  const patch = (change: Partial<SenderState>) => store.set({ ...store.getSnapshot(), ...change });
  const show = (message: Outgoing) => patch({ outgoing: inOrder([...store.getSnapshot().outgoing.filter((m) => m.clientId !== message.clientId), message]) });
  const hide = (clientId: string) => patch({ outgoing: store.getSnapshot().outgoing.filter((m) => m.clientId !== clientId) });
  const find = (clientId: string) => store.getSnapshot().outgoing.find((m) => m.clientId === clientId);

  const reload = async () => {
    const kept = await outbox.list(scope);
    const known = new Set(kept.map((m) => m.clientId));
    const acked = new Set(store.getSnapshot().sent.map((m) => m.clientId));
    patch({ outgoing: inOrder([...kept.filter((m) => !acked.has(m.clientId)), ...[...writing.values()].filter((m) => !known.has(m.clientId))]) });
  };
  const write = async (message: Outgoing) => {
    writing.set(message.clientId, message);
    show(message);
    await outbox.put(message);
    writing.delete(message.clientId);
    tabs?.tell({ kind: 'changed' });
    flush();
  };
  const markSent = (message: Outgoing, value: SentMessage) => {
    const { outgoing, sent } = store.getSnapshot();
    if (sent.some((m) => m.clientId === message.clientId)) return;
    store.set({ outgoing: outgoing.filter((m) => m.clientId !== message.clientId), sent: [...sent, { ...message, ...value }] });
  };

  const fail = async (message: Outgoing, problem: Problem) => {
    const failed: Outgoing = { ...message, state: 'failed', problem };
    await outbox.put(failed);
    show(failed);
    tabs?.tell({ kind: 'changed' });
  };
  /** True when the next message may be tried at once. */
  const sendOne = async (message: Outgoing): Promise<boolean> => {
    const delivery = await deliver(message);
    if (delivery.kind === 'no_link') {
      flushAfter(backoffDelay(RECONNECT, misses, random));
      misses += 1;
      return false;
    }
    misses = 0;
    if (delivery.kind === 'called_off') return true;
    if (delivery.kind === 'sent') {
      markSent(message, delivery.value);
      await outbox.remove(message.clientId);
      tabs?.tell({ kind: 'sent', message, value: delivery.value });
      return true;
    }
    const refusals = message.refusals + 1;
    if (!delivery.problem.retryable || refusals >= REFUSALS_MAX) {
      await fail(message, delivery.problem);
      return true;
    }
    await outbox.put({ ...message, refusals });
    flushAfter(backoffDelay(RESEND, message.refusals, random));
    return false;
  };
  const sendAll = async () => {
    for (const message of await outbox.list(scope)) {
      if (closed) return;
      if (message.state === 'waiting' && !calledOff.has(message.clientId) && !(await sendOne(message))) return;
    }
  };
  const run = async () => {
    running = true;
    again = false;
    try {
      await lock(`lobby.outbox.${scope}`, sendAll);
    } finally {
      running = false;
    }
    if (closed) return;
    await reload();
    if (again) flush();
  };
  const flush = () => {
    if (running) again = true;
    else if (!closed) void run();
  };
  const flushAfter = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(flush, ms);
  };

  function hear(word: Word) {
    if (word.kind === 'sent') markSent(word.message, word.value);
    void reload();
  }
  return {
    ...store,
    add: (draft) => {
      lastOrder = Math.max(Date.now(), lastOrder + 1);
      const message: Outgoing = { ...draft, clientId: mintClientId(), scope, order: lastOrder, state: 'waiting', refusals: 0 };
      void write(message);
      return message.clientId;
    },
    resend: (clientId) => {
      const message = find(clientId);
      if (message?.state !== 'failed') return;
      const { problem, ...rest } = message;
      if (problem?.code !== 'conflict') return void write({ ...rest, state: 'waiting', refusals: 0 });
      hide(clientId);
      void outbox.remove(clientId).then(() => write({ ...rest, clientId: mintClientId(), state: 'waiting', refusals: 0 }));
    },
    discard: (clientId) => {
      calledOff.add(clientId);
      hide(clientId);
      void outbox.remove(clientId).then(() => tabs?.tell({ kind: 'changed' }));
    },
    flush,
    forget: (clientIds) => {
      const { sent, outgoing } = store.getSnapshot();
      const left = sent.filter((m) => !clientIds.has(m.clientId));
      const still = outgoing.filter((m) => !clientIds.has(m.clientId));
      if (left.length === sent.length && still.length === outgoing.length) return;
      store.set({ outgoing: still, sent: left });
      // Acknowledged as far as the server is concerned, though the ack never reached us.
      for (const m of outgoing) if (clientIds.has(m.clientId)) void outbox.remove(m.clientId);
    },
    open: () => {
      closed = false;
      tabs ??= openTabs(`lobby.outbox.${scope}`, hear);
      void reload().finally(flush);
    },
    close: () => {
      closed = true;
      clearTimeout(timer);
      tabs?.close();
      tabs = null;
    },
  };
}

/** What tabs tell each other. */
type Word = { kind: 'changed' } | { kind: 'sent'; message: Outgoing; value: SentMessage };

type Tabs = { tell: (word: Word) => void; close: () => void };

function openTabs(name: string, hear: (word: Word) => void): Tabs {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => {}, close: () => {} };
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', ({ data }: MessageEvent<Word>) => hear(data));
  return { tell: channel.postMessage.bind(channel), close: () => channel.close() };
}

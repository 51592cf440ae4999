import type { Ack, Problem } from '@lobby/contracts';
import { RECONNECT, backoffDelay } from '../backoff.ts';
import { asAck, isProblem, noAnswer, refusal } from '../problem.ts';
import { createStore, type Store } from '../store.ts';
import type { OpenSocket } from './rawSocket.ts';

export type LinkStatus = 'idle' | 'connecting' | 'online' | 'waiting';
export type LinkState = {
  status: LinkStatus;
  /** Connections that failed in a row; decides when to fall back to REST. */
  failures: number;
  /** Why the server refused us for good (for example `unauthenticated`); null otherwise. */
  refused: Problem | null;
};

export type Link = Store<LinkState> & {
  open: () => void;
  close: () => void;
  /** Connects now instead of at the planned moment: the network came back, the page is looked at again. */
  hurry: () => void;
  /** Asks and waits for the ack. `unavailable` when there is no link or the ack stayed out; the link is then renewed. */
  request: <T>(event: string, payload: unknown) => Promise<Ack<T>>;
};

export type LinkOptions = {
  openSocket: OpenSocket;
  namespace: string;
  auth: () => Record<string, unknown>;
  /** Pushes we listen to, by name. */
  pushes: Readonly<Record<string, (payload: unknown) => void>>;
  ackTimeoutMs?: number;
  connectTimeoutMs?: number;
  random?: () => number;
};

const ACK_TIMEOUT_MS = 8_000;
/** From the call to the server's welcome. Longer than the transport's own limit, which ends with the open line and knows nothing of a welcome that stays out. */
const CONNECT_TIMEOUT_MS = 20_000;
const IDLE: LinkState = { status: 'idle', failures: 0, refused: null };

/**
 * One connection that keeps itself alive: reconnects with jitter, leaves when the server drains and comes back when told, and takes an ack that stays
 * out for a half-open line (the ping of the transport would notice only after 45 s).
 */
export function createLink(options: LinkOptions): Link {
  const store = createStore<LinkState>(IDLE);
  const random = options.random ?? Math.random;
  const socket = options.openSocket(options.namespace, options.auth);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patch = (change: Partial<LinkState>) => store.set({ ...store.getSnapshot(), ...change });
  const wanted = () => store.getSnapshot().status !== 'idle';

  const connect = () => {
    clearTimeout(timer);
    patch({ status: 'connecting' });
    timer = setTimeout(() => {
      lost();
      socket.disconnect();
    }, options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS);
    socket.connect();
  };
  const connectAfter = (ms: number) => {
    clearTimeout(timer);
    patch({ status: 'waiting' });
    timer = setTimeout(connect, ms);
  };
  const renew = () => {
    if (!wanted()) return;
    const { failures } = store.getSnapshot();
    patch({ failures: failures + 1 });
    connectAfter(backoffDelay(RECONNECT, failures, random));
  };
  /** The line is gone: while we talked, or after it opened and before the server welcomed us. Where the next attempt is planned already, nothing is new. */
  const lost = () => {
    const { status } = store.getSnapshot();
    if (status === 'online' || status === 'connecting') renew();
  };

  socket.on('connect', () => {
    clearTimeout(timer);
    if (wanted()) patch({ status: 'online', failures: 0, refused: null });
    else socket.disconnect();
  });
  socket.on('disconnect', lost);
  socket.on('connect_error', (problem) => {
    if (!wanted()) return;
    if (!isProblem(problem) || problem.retryable) return lost();
    clearTimeout(timer);
    store.set({ ...IDLE, refused: problem });
  });
  socket.on('drain', (payload) => {
    const wait = reconnectAfter(payload);
    // Up to half as long again, at random: all clients of this server got the same word.
    connectAfter(Math.round(wait * (1 + random() / 2)));
    socket.disconnect();
  });
  for (const [event, listener] of Object.entries(options.pushes)) socket.on(event, listener);

  return {
    ...store,
    open: () => {
      if (!wanted()) {
        patch({ refused: null });
        connect();
      }
    },
    close: () => {
      clearTimeout(timer);
      store.set(IDLE);
      socket.disconnect();
    },
    hurry: () => {
      if (store.getSnapshot().status === 'waiting') connect();
    },
    request: async <T>(event: string, payload: unknown): Promise<Ack<T>> => {
      if (!socket.isConnected()) return refusal(noAnswer());
      try {
        return asAck<T>(await socket.request(event, payload, options.ackTimeoutMs ?? ACK_TIMEOUT_MS));
      } catch {
        // Nobody answered: the line may be dead in one direction. Whoever asked may ask again on the next one.
        if (socket.isConnected()) {
          renew();
          socket.disconnect();
        }
        return refusal(noAnswer());
      }
    },
  };
}

function reconnectAfter(payload: unknown): number {
  const ms = typeof payload === 'object' && payload !== null && 'reconnectAfterMs' in payload ? payload.reconnectAfterMs : null;
  return typeof ms === 'number' && Number.isFinite(ms) && ms >= 0 ? Math.min(ms, 60_000) : RECONNECT.baseMs;
}

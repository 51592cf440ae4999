import { io, type Socket } from 'socket.io-client';
import type { Acked } from './history.ts';
import { pause, untilDone } from './pause.ts';

export type Door = { url: string; conversationId: string; visitorToken: string };

/** A start of the server on a machine under load takes minutes. */
const OPEN_LIMIT_MS = 600_000;

/** Opens a conversation over REST, for as long as it takes. */
export function openDoor(url: string): Promise<Door> {
  return untilDone(async () => {
    const answer = await fetch(`${url}/api/v1/conversations`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"channel":"web"}', signal: AbortSignal.timeout(10_000) });
    if (answer.status !== 201) throw new Error(`opening answered ${answer.status}`);
    return { url, ...((await answer.json()) as Omit<Door, 'url'>) };
  }, OPEN_LIMIT_MS);
}

type Ack = { ok: true; value: { messageId: string; seq: number } } | { ok: false; error: { code: string; retryable: boolean } };

let senders = 0;

/** A customer on the bare protocol, cheap enough to have hundreds of: sends each message, and the very same again, until it is acknowledged. */
export class RawCustomer {
  readonly door: Door;
  readonly socket: Socket;
  readonly acked: Acked[] = [];
  resends = 0;
  readonly #sender = `raw ${(senders += 1)}`;
  #order = 0;

  constructor(door: Door, path = door.url) {
    this.door = door;
    this.socket = io(`${path}/customer`, {
      auth: { conversationId: door.conversationId, visitorToken: door.visitorToken, protocol: 1 }, transports: ['websocket'], forceNew: true, reconnectionDelay: 50, reconnectionDelayMax: 500, timeout: 10_000,
    });
  }

  /** One try. Undefined when nobody answered. */
  async try(clientId: string, text: string, timeoutMs = 4_000): Promise<Ack | undefined> {
    if (!this.socket.connected) return undefined;
    return (await this.socket.timeout(timeoutMs).emitWithAck('message.send', { clientId, text }).catch(() => undefined)) as Ack | undefined;
  }

  /** Sends until acknowledged. @throws when the server refuses for good */
  async send(clientId: string, text: string): Promise<Acked> {
    this.#order += 1;
    const order = this.#order;
    for (;;) {
      const ack = await this.try(clientId, text);
      if (ack?.ok) {
        const done = { conversationId: this.door.conversationId, sender: this.#sender, clientId, seq: ack.value.seq, order };
        this.acked.push(done);
        return done;
      }
      if (ack && !ack.error.retryable) throw new Error(`refused for good: ${ack.error.code}`);
      this.resends += 1;
      await (this.socket.connected ? pause(50) : this.#back());
    }
  }

  /** Until the line is up again, looked at rarely besides: a crowd that looked all the time would take the processor from the server it waits for. */
  #back(): Promise<unknown> {
    return Promise.race([new Promise<void>((resolve) => { this.socket.once('connect', resolve); }), pause(1_000)]);
  }

  close(): void {
    this.socket.disconnect();
  }
}

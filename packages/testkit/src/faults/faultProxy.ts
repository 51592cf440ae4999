import { createServer, connect, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** What the line does with bytes: `through`, or `swallow` (they vanish, both ends believe the line is fine). */
type Way = 'through' | 'swallow';
export type LineState = { up: Way; down: Way; /** New connections are refused and the present ones reset. */ cut: boolean; /** Milliseconds each chunk is held back. */ delayMs: number };

export type FaultProxy = {
  port: number;
  /** Changes the line for present and future connections. */
  set(change: Partial<LineState>): void;
  connections(): number;
  close(): Promise<void>;
};

const SOUND: LineState = { up: 'through', down: 'through', cut: false, delayMs: 0 };

/** A TCP line to `target` that can lose one direction, hang, slow down or break. `up` is from the client to the target. */
export async function openFaultProxy(target: { host?: string; port: number }): Promise<FaultProxy> {
  let line = SOUND;
  const pairs = new Set<[Socket, Socket]>();
  const server: Server = createServer((near) => {
    if (line.cut) return void near.resetAndDestroy();
    const far = connect(target.port, target.host ?? '127.0.0.1');
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    carry(near, far, () => line.up, () => line.delayMs);
    carry(far, near, () => line.down, () => line.delayMs);
    for (const socket of pair) socket.on('close', () => { pairs.delete(pair); });
    return undefined;
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const cutAll = (): void => { for (const pair of pairs) for (const socket of pair) socket.resetAndDestroy(); };
  return {
    port: (server.address() as AddressInfo).port,
    set: (change) => {
      line = { ...line, ...change };
      if (line.cut) cutAll();
    },
    connections: () => pairs.size,
    close: async () => {
      cutAll();
      await new Promise((resolve) => { server.close(resolve); });
    },
  };
}

/** With a swallowing line not even the end of one side reaches the other: that is what half-open means. */
function carry(from: Socket, to: Socket, way: () => Way, delayMs: () => number): void {
  from.on('data', (chunk: Buffer) => {
    if (way() === 'swallow') return;
    if (delayMs() === 0) return void to.write(chunk);
    setTimeout(() => { if (!to.destroyed) to.write(chunk); }, delayMs());
  });
  from.on('close', () => { if (way() === 'through') to.destroy(); });
  from.on('error', () => undefined);
}

import type { Server } from 'socket.io';
import { countCut } from '../metrics.ts';

type Packet = { data?: unknown };

/**
 * Cuts a connection whose reader is too slow: what waits to be handed to the transport may not exceed the cap in packets or bytes. Nothing is lost by it,
 * the client resumes from the timeline.
 */
export function capOutbound(io: Server, cap: { packets: number; bytes: number }): void {
  io.engine.on('connection', (connection: { on(event: string, listener: (packet: Packet) => void): void; close(discard: boolean): void }) => {
    let packets = 0;
    let bytes = 0;
    connection.on('packetCreate', (packet) => {
      packets += 1;
      bytes += sizeOf(packet.data);
      if (packets <= cap.packets && bytes <= cap.bytes) return;
      countCut('slow_consumer');
      // Not now: the packet is still on its way into the buffer that closing throws away.
      queueMicrotask(() => connection.close(true));
    });
    // The transport took all that waited; it takes more only when the kernel has that.
    connection.on('flush', () => {
      packets = 0;
      bytes = 0;
    });
  });
}

function sizeOf(data: unknown): number {
  if (typeof data === 'string') return data.length;
  return data instanceof Uint8Array ? data.byteLength : 0;
}

import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';

/** A socket.io server that only says "ok": what the transport alone costs, beside which Lobby's own acknowledgement is put. */
export async function openBareSocket(): Promise<{ ack(text: string): Promise<number>; close(): Promise<void> }> {
  const server = createServer();
  const sockets = new Server(server, { transports: ['websocket'] });
  sockets.on('connection', (socket) => { socket.on('message.send', (_message: unknown, answer: (ack: object) => void) => answer({ ok: true })); });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const address = server.address();
  const client = io(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`, { transports: ['websocket'], forceNew: true });
  await new Promise<void>((resolve, reject) => { client.once('connect', resolve); client.once('connect_error', reject); });
  return {
    ack: async (text) => {
      const began = performance.now();
      await client.timeout(30_000).emitWithAck('message.send', { text });
      return performance.now() - began;
    },
    close: async () => {
      client.close();
      await sockets.close();
    },
  };
}

import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openFaultProxy, type FaultProxy } from './faultProxy.ts';

const echo = createServer((socket) => { socket.pipe(socket); socket.on('error', () => undefined); });
let proxy: FaultProxy;
beforeAll(async () => {
  await new Promise<void>((resolve) => { echo.listen(0, '127.0.0.1', resolve); });
  proxy = await openFaultProxy({ port: (echo.address() as AddressInfo).port });
});
afterAll(async () => {
  await proxy.close();
  echo.close();
});

const line = () => {
  const socket: Socket = connect(proxy.port, '127.0.0.1');
  const seen = { text: '', closed: false };
  socket.on('data', (chunk: Buffer) => { seen.text += chunk.toString(); });
  socket.on('close', () => { seen.closed = true; });
  socket.on('error', () => undefined);
  return { socket, seen };
};

it('carries both ways, swallows one way without an end, and breaks', async () => {
  const { socket, seen } = line();
  socket.write('a');
  await expect.poll(() => seen.text).toBe('a');
  proxy.set({ down: 'swallow' });
  socket.write('b');
  await new Promise((resolve) => { setTimeout(resolve, 100); });
  expect(seen).toEqual({ text: 'a', closed: false });
  proxy.set({ down: 'through' });
  socket.write('c');
  await expect.poll(() => seen.text).toBe('ac');
  proxy.set({ cut: true });
  await expect.poll(() => seen.closed).toBe(true);
  const refused = line();
  await expect.poll(() => refused.seen.closed).toBe(true);
  proxy.set({ cut: false });
});

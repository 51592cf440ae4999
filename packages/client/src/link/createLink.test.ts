import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { afterEach, expect, test, vi } from 'vitest';
import { createLink, type Link } from './createLink.ts';
import { socketIo } from './socketIo.ts';

const ended: (() => void)[] = [];
afterEach(() => {
  for (const end of ended.splice(0)) end();
});

/** A real server whose door does `atTheDoor` with each newcomer, and the link of a client to it. */
async function linkTo(atTheDoor: (newcomer: Socket, welcome: () => void, attempt: number) => void, connectTimeoutMs = 10_000): Promise<Link> {
  const http = createServer();
  const io = new Server(http, { transports: ['websocket'] });
  let attempts = 0;
  io.of('/door').use((newcomer, next) => {
    attempts += 1;
    atTheDoor(newcomer, next, attempts);
  });
  await new Promise<void>((resolve) => { http.listen(0, '127.0.0.1', resolve); });
  const { port } = http.address() as AddressInfo;
  const link = createLink({ openSocket: socketIo(`http://127.0.0.1:${port}`), namespace: '/door', auth: () => ({}), pushes: {}, random: () => 0, connectTimeoutMs });
  ended.push(() => link.close(), () => void io.close());
  link.open();
  return link;
}

const isUp = (link: Link) => vi.waitFor(() => expect(link.getSnapshot()).toMatchObject({ status: 'online', failures: 0 }), { timeout: 5_000 });

test('a server that dies after the line is open and before its welcome is called again', async () => {
  const link = await linkTo((newcomer, welcome, attempt) => attempt === 1 ? newcomer.conn.close() : welcome());
  await vi.waitFor(() => expect(link.getSnapshot()).toMatchObject({ status: 'waiting', failures: 1 }), { timeout: 2_000 });
  await isUp(link);
});

test('a welcome that stays out ends the attempt, and the next one is made', async () => {
  const link = await linkTo((_newcomer, welcome, attempt) => { if (attempt > 1) welcome(); }, 200);
  await isUp(link);
});

test('a line that is up is not touched by the limit of the attempt', async () => {
  const seen: string[] = [];
  const link = await linkTo((_newcomer, welcome) => welcome(), 100);
  await isUp(link);
  ended.push(link.subscribe(() => seen.push(link.getSnapshot().status)));
  await new Promise((resolve) => { setTimeout(resolve, 300); });
  expect(seen).toEqual([]);
});

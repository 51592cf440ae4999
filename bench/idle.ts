import { trainedLobby } from './trainedLobby.ts';
import { io, type Socket } from 'socket.io-client';
import { openDoor, type Door } from '@lobby/testkit/faults';
import { processOf } from './processFigures.ts';
import { round } from './stats.ts';
import type { Bench } from './bench.ts';

const CONNECTIONS = Number(process.env.IDLE_CONNECTIONS ?? 10_000);
const PER_CONVERSATION = 20;
const OPENED_AT_ONCE = 100;
const SETTLE_MS = 5_000;

export const benchIdle: Bench = { name: 'idle', about: 'memory per idle connection, 10,000 sockets (KB)', long: true, run: measureIdle };

/** Memory of an idle connection: 10,000 customer sockets that say nothing, 20 to a conversation (the limit of tabs). */
async function measureIdle(): Promise<object> {
  const lobby = await trainedLobby({ env: { LOBBY_NO_RATE_LIMIT: '1' } });
  const sockets: Socket[] = [];
  try {
    const doors: Door[] = [];
    for (let i = 0; i < CONNECTIONS / PER_CONVERSATION; i += 1) doors.push(await openDoor(lobby.url));
    await settle();
    const before = megabytes(lobby.pid);
    for (let i = 0; i < CONNECTIONS; i += OPENED_AT_ONCE) {
      sockets.push(...(await Promise.all(Array.from({ length: OPENED_AT_ONCE }, (_unused, n) => open(lobby.url, doors[Math.floor((i + n) / PER_CONVERSATION)])))));
    }
    await settle();
    const kilobytesEach = round(((megabytes(lobby.pid) - before) * 1024) / sockets.length);
    return { connections: sockets.filter((s) => s.connected).length, kilobytesEach, target: { connections: CONNECTIONS, kilobytesEach: 24 } };
  } finally {
    for (const s of sockets) s.disconnect();
    await lobby.dispose();
  }
}

async function open(url: string, door?: Door): Promise<Socket> {
  const socket = io(`${url}/customer`, { auth: { conversationId: door?.conversationId, visitorToken: door?.visitorToken, protocol: 1 }, transports: ['websocket'], forceNew: true, reconnection: false, timeout: 60_000 });
  await new Promise<void>((resolve, reject) => { socket.once('connect', resolve); socket.once('connect_error', reject); });
  return socket;
}

const settle = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, SETTLE_MS); });

const megabytes = (pid: number): number => processOf(pid)?.residentMb ?? Number.NaN;

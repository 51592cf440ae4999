import { openDoor, pause, RawCustomer, untilTrue } from '@lobby/testkit/faults';
import type { Socket as TcpSocket } from 'node:net';
import type { FaultCase } from './faultCase.ts';
import { megabytesOf } from './hugeMessages.ts';

const TEXT = '长'.repeat(4_000);
const MEGABYTE = 1024 * 1024;
const BYTES_EACH = 12_000;
/** So much the two ends' kernels take before anything waits in the server (loopback, Linux's defaults). */
const KERNEL_HOLDS_BYTES = 12 * MEGABYTE;

/** R18. A reader that takes nothing while megabytes are said: it is cut at the cap, the server does not keep them for it, and it catches up from the record. */
export const slowConsumer: FaultCase = {
  id: 'R18', title: 'a reader that does not read', smoke: 1_200, full: 6_000,
  own: false,
  run: async ({ size }, ground) => {
    const failures: string[] = [];
    const lobby = ground.lobby();
    const door = await openDoor(ground.url);
    const speaker = new RawCustomer(door);
    await speaker.send('person-1', '转人工');
    const reader = new RawCustomer(door);
    const seen = new Map<number, string | null>();
    reader.socket.on('entry', (e: { seq: number; clientId?: string }) => seen.set(e.seq, e.clientId ?? null));
    await untilTrue('the reader is connected', () => reader.socket.connected);
    const line = tcpOf(reader);
    line?.pause();
    const before = megabytesOf(lobby.pid);
    const sends: Promise<unknown>[] = [];
    for (let n = 0; n < size; n += 1) {
      sends.push(speaker.send(`flood-${String(n).padStart(6, '0')}`, TEXT));
      if (sends.length >= 20) await Promise.all(sends.splice(0));
    }
    await Promise.all(sends);
    const grown = megabytesOf(lobby.pid) - before;
    const cuts = await cutsOf(ground.url);
    if (cuts < 1 && size * BYTES_EACH > KERNEL_HOLDS_BYTES) failures.push('the slow reader was not cut');
    line?.resume();
    reader.socket.disconnect().connect();
    await untilTrue('the reader is back', () => reader.socket.connected);
    await catchUp(reader, seen);
    await pause(500);
    const shown = [...seen].sort(([a], [b]) => a - b).map(([seq, clientId]) => ({ seq, clientId }));
    speaker.close();
    reader.close();
    return { n: size, unit: 'messages of 4,000 characters', history: { acked: speaker.acked.map((a) => ({ ...a, order: a.seq })), views: [{ viewer: 'slow reader', conversationId: door.conversationId, staff: false, shown }] }, failures, notes: { grownMegabytes: Math.round(grown), cuts } };
  },
};

/** The TCP line under a socket.io client in Node: engine.io → ws → net. */
function tcpOf(reader: RawCustomer): TcpSocket | undefined {
  const { transport } = reader.socket.io.engine as unknown as { transport: { ws?: { _socket?: TcpSocket } } };
  return transport.ws?._socket;
}

async function cutsOf(url: string): Promise<number> {
  return Number(/^lobby_sockets_cut_total\{reason="slow_consumer"\} (\d+)/m.exec(await (await fetch(`${url}/metrics`)).text())?.[1] ?? 0);
}

async function catchUp(reader: RawCustomer, seen: Map<number, string | null>): Promise<void> {
  for (let after = 0, more = true; more;) {
    const ack = (await reader.socket.timeout(20_000).emitWithAck('timeline.sync', { after })) as { value: { entries: { seq: number; clientId?: string }[]; lastSeq: number; more: boolean } };
    for (const e of ack.value.entries) seen.set(e.seq, e.clientId ?? null);
    ({ lastSeq: after, more } = ack.value);
  }
}

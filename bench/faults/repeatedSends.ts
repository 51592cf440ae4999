import { openDoor, RawCustomer, seededRandom, type Acked, type Door } from '@lobby/testkit/faults';
import type { FaultCase } from './faultCase.ts';

const REPEATS_MAX = 50;

type Answer = { status: number; body: { seq?: number; messageId?: string; code?: string } };

/** R3. The same message 1–50 times, over two sockets and REST at once, and again after a restart: one row, one answer; other words with the same id are a conflict. */
export const repeatedSends: FaultCase = {
  id: 'R3', title: 'the same message on two sockets and REST, and after a restart', smoke: 5, full: 200,
  own: false,
  run: async ({ seed, size }, ground) => {
    const random = seededRandom(seed);
    const failures: string[] = [];
    const acked: Acked[] = [];
    let sends = 0;
    const door = await openDoor(ground.url);
    const sockets = [new RawCustomer(door), new RawCustomer(door)];
    const first = new Map<string, string>();
    for (let i = 0; i < size; i += 1) {
      const clientId = `repeat-${String(i).padStart(6, '0')}`;
      const times = 1 + Math.floor(random() * REPEATS_MAX);
      sends += times;
      const bodies = await Promise.all(Array.from({ length: times }, (_unused, n) => (n % 3 === 2 ? overRest(door, clientId, `${i} 你好`).then((a) => a.body) : overSocket(sockets[n % 2], clientId, `${i} 你好`))));
      const different = new Set(bodies.map((b) => JSON.stringify([b.seq, b.messageId])));
      if (different.size !== 1) failures.push(`message ${i} got ${different.size} different answers`);
      first.set(clientId, [...different][0] ?? '');
      acked.push({ conversationId: door.conversationId, sender: 'all', clientId, seq: bodies[0]?.seq ?? 0, order: i });
    }
    await ground.lobby().kill('SIGKILL');
    await ground.start();
    for (const [clientId, before] of first) {
      const again = await overRest(door, clientId, `${Number(clientId.slice(7))} 你好`);
      if (again.status !== 200 || JSON.stringify([again.body.seq, again.body.messageId]) !== before) failures.push(`${clientId} was not recognised after the restart`);
      const other = await overRest(door, clientId, '别的话');
      if (other.status !== 409 || other.body.code !== 'conflict') failures.push(`${clientId} with other words gave ${other.status}`);
      sends += 2;
    }
    for (const s of sockets) s.close();
    return { n: sends, unit: 'sends', history: { acked, views: [] }, failures, notes: { messages: size } };
  },
};

async function overSocket(customer: RawCustomer | undefined, clientId: string, text: string): Promise<Answer['body']> {
  for (;;) {
    const ack = await customer?.try(clientId, text, 20_000);
    if (ack?.ok) return ack.value;
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
}

async function overRest(door: Door, clientId: string, text: string): Promise<Answer> {
  const answer = await fetch(`${door.url}/api/v1/conversations/${door.conversationId}/messages`, {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${door.visitorToken}` }, body: JSON.stringify({ clientId, text }),
  });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}

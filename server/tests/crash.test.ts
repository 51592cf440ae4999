import { openPglite } from '@lobby/service-kit/db';
import { spawnLobby, type SpawnedLobby } from '@lobby/testkit';
import { sql } from 'drizzle-orm';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openVisitor, say, type Visitor } from './visitor.ts';

/** Every run kills a few times; LOBBY_FAULTS=1 as often as the promise says, which takes minutes on a busy machine. */
const { KILLS, SENDS_AT_LEAST, CLIENTS } = process.env.LOBBY_FAULTS === '1' ? { KILLS: 15, SENDS_AT_LEAST: 2000, CLIENTS: 10 } : { KILLS: 3, SENDS_AT_LEAST: 150, CLIENTS: 4 };
const QUESTIONS = ['白金卡年费多少', '三年定期利率多少', '你好', '怎么修改预留手机号', '转账多久到账', '今天天气怎么样', '积分会过期吗', '网点周末上班吗'];

type Acked = { conversationId: string; clientId: string; seq: number };

const dataDir = mkdtempSync(join(tmpdir(), 'lobby-crash-'));
const env = { LOBBY_NO_RATE_LIMIT: '1' };
let lobby: SpawnedLobby;
/** The test flips it; the customers stop at their next message. */
const day = { over: false };
const acked: Acked[] = [];
afterAll(() => { rmSync(dataDir, { recursive: true, force: true }); });

/** One customer who sends, and sends the very same again until it is acknowledged, whatever happens to the server. */
async function customer(index: number): Promise<void> {
  let visitor: Visitor | null = null;
  for (let n = 0; !day.over; n += 1) {
    if (n % 25 === 0 || !visitor) visitor = await untilAnswered(() => openVisitor(lobby.url));
    const clientId = `crash-${index}-${n}`;
    const { status, body } = await untilAnswered(async () => {
      const answer = await say(visitor as Visitor, QUESTIONS[(index + n) % QUESTIONS.length] ?? '', clientId);
      if (answer.status >= 500) throw new Error('retryable');
      return answer;
    });
    expect([200, 201]).toContain(status);
    acked.push({ conversationId: visitor.conversationId, clientId, seq: Number(body.seq) });
    await new Promise((resolve) => { setTimeout(resolve, 60); });
  }
}

async function untilAnswered<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch {
      await new Promise((resolve) => { setTimeout(resolve, 100); });
    }
  }
}

describe('R2: the server is killed at random under load', () => {
  it(`keeps every acknowledged message once, in dense order, each with exactly one turn (${KILLS} kills, ≥ ${SENDS_AT_LEAST} sends)`, async () => {
    const port = await freePort();
    lobby = await spawnLobby({ dataDir, port, env });
    const customers = Array.from({ length: CLIENTS }, (_unused, i) => customer(i));
    for (let kill = 0; kill < KILLS; kill += 1) {
      await new Promise((resolve) => { setTimeout(resolve, 300 + Math.random() * 2500); });
      await lobby.kill('SIGKILL');
      lobby = await spawnLobby({ dataDir, port, env });
    }
    while (acked.length < SENDS_AT_LEAST) await new Promise((resolve) => { setTimeout(resolve, 100); });
    day.over = true;
    await Promise.all(customers);
    await settle();
    await checkRecord();
  }, 420_000);
});

/** Lets the server work off what it owes: stops it, looks into the record, and starts it again while turns are pending. */
async function settle(): Promise<void> {
  for (let tries = 0; tries < 12; tries += 1) {
    await new Promise((resolve) => { setTimeout(resolve, 5000); });
    await lobby.kill('SIGTERM');
    const record = await openPglite(dataDir);
    const pending = (await record.db.execute(sql`select id from turns where state = 'pending'`)) as unknown as { rows: unknown[] };
    await record.close();
    if (pending.rows.length === 0) return;
    lobby = await spawnLobby({ dataDir, env });
  }
}

async function checkRecord(): Promise<void> {
  const record = await openPglite(dataDir);
  const rows = async <T>(query: ReturnType<typeof sql>): Promise<T[]> => ((await record.db.execute(query)) as unknown as { rows: T[] }).rows;
  const stored = new Map((await rows<{ k: string; seq: number; n: number }>(sql`select conversation_id || ' ' || client_id as k, min(seq) as seq, count(*)::int as n from timeline where actor_kind = 'customer' and client_id is not null group by 1`)).map((r) => [r.k, r]));
  const lost = acked.filter((a) => !stored.has(`${a.conversationId} ${a.clientId}`));
  const doubled = [...stored.values()].filter((r) => r.n !== 1);
  const moved = acked.filter((a) => stored.get(`${a.conversationId} ${a.clientId}`)?.seq !== a.seq);
  const gaps = await rows(sql`select conversation_id from timeline group by 1 having max(seq) <> count(*) or min(seq) <> 1`);
  const turnsPerMessage = await rows<{ turns: number; n: number }>(sql`
    select turns, count(*)::int as n from (
      select (select count(*)::int from turns t where t.conversation_id = m.conversation_id and t.state in ('done', 'silenced', 'dead') and m.seq between t.first_seq and t.last_seq) as turns
      from timeline m where m.type = 'customer.said') x group by 1`);
  // A turn writes all its replies at one instant, and may say the same to two like questions; a second answer would be a second instant.
  const answeredTwice = await rows(sql`select fact->>'turnId' as turn from timeline where type = 'bot.replied' group by fact->>'turnId' having count(distinct at) > 1`);
  const owed = await rows(sql`select id from turns where state = 'pending'`);
  await record.close();
  expect({ lost: lost.length, doubled: doubled.length, moved: moved.length, gaps: gaps.length, answeredTwice: answeredTwice.length, owed: owed.length }).toEqual({ lost: 0, doubled: 0, moved: 0, gaps: 0, answeredTwice: 0, owed: 0 });
  expect(turnsPerMessage.map((r) => r.turns)).toEqual([1]);
  expect(acked.length).toBeGreaterThanOrEqual(SENDS_AT_LEAST);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

import { openPostgres } from '@lobby/service-kit/db';
import { spawnLobby, type SpawnedLobby } from '@lobby/testkit';
import { freshPostgres, RawCustomer } from '@lobby/testkit/faults';
import { sql } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { bearer, get, openVisitor, say } from './visitor.ts';

const engines = process.env.LOBBY_TEST_DATABASE_URL && process.env.LOBBY_TEST_REDIS_URL;
const SECRET = 'the-one-secret-that-all-replicas-of-this-test-share';
const running: SpawnedLobby[] = [];
let drop: (() => Promise<void>) | null = null;
afterAll(async () => {
  await Promise.all(running.map((r) => r.dispose()));
  await drop?.();
});

async function start(databaseUrl: string, env: Record<string, string>): Promise<SpawnedLobby> {
  const lobby = await spawnLobby({ env: { LOBBY_SECRET: SECRET, DATABASE_URL: databaseUrl, REDIS_URL: process.env.LOBBY_TEST_REDIS_URL ?? '', LOBBY_NO_RATE_LIMIT: '1', ...env } });
  running.push(lobby);
  return lobby;
}

it.skipIf(!engines)(`a worker answers what a web replica took and left behind; another web replica shows the answer${engines ? '' : ' (skipped: LOBBY_TEST_DATABASE_URL and LOBBY_TEST_REDIS_URL are not set)'}`, async () => {
  const database = await freshPostgres();
  drop = database.drop;
  const worker = await start(database.url.href, { ROLES: 'worker' });
  const [dying, web] = [await start(database.url.href, { ROLES: 'web', LOBBY_FAILPOINT: 'before_push' }), await start(database.url.href, { ROLES: 'web' })];
  await expect.poll(async () => (await get(`${web.url}/health`)).status, { timeout: 120_000 }).toBe(200);
  expect([(await fetch(`${worker.url}/api/v1/conversations`, { method: 'POST' })).status, (await fetch(`${worker.url}/desk/`)).status]).toEqual([404, 404]);

  const visitor = await openVisitor(web.url);
  const tab = new RawCustomer({ url: web.url, conversationId: visitor.conversationId, visitorToken: visitor.token });
  const seen: { type: string; text?: string }[] = [];
  tab.socket.on('entry', (entry: { type: string; text?: string }) => seen.push(entry));
  await expect.poll(() => tab.socket.connected, { timeout: 30_000 }).toBe(true);

  // The replica that takes the message stores it and dies before it tells anybody.
  await say({ ...visitor, url: dying.url }, '白金卡年费多少').catch(() => undefined);
  expect(await dying.exited).toBe('SIGKILL');
  await expect.poll(() => seen.some((e) => e.type === 'bot.replied'), { timeout: 120_000 }).toBe(true);
  expect(seen.find((e) => e.type === 'bot.replied')?.text).toContain('580');

  const record = await openPostgres(database.url.href, 1);
  const { rows } = (await record.db.execute(sql`select state, claimed_by from turns where conversation_id = ${visitor.conversationId}`)) as unknown as { rows: { state: string }[] };
  await record.close();
  expect(rows.map((r) => r.state)).toEqual(['done']);
  const { body } = await get(`${web.url}/api/v1/conversations/${visitor.conversationId}/timeline`, bearer(visitor));
  expect((body.entries as { type: string }[]).map((e) => e.type)).toEqual(['opened', 'customer.said', 'bot.replied']);
  tab.close();
}, 600_000);

import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Staff } from '@lobby/contracts';
import { newId, silentLog, systemClock } from '@lobby/service-kit';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import { createJobs, type Jobs } from '@lobby/service-kit/jobs';
import { outbox, recordEvents, type Listener } from '@lobby/service-kit/outbox';
import { openTestDatabase } from '@lobby/testkit';
import { isNull } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createIntegrations, type Integrations } from './index.ts';
import { addWebhook, listWebhooks } from './webhooks/manageWebhooks.ts';

const admin = { id: 'admin1' } as Staff;
const received: { headers: IncomingHttpHeaders; body: string }[] = [];
/** What the endpoint answers next. */
let status = 200;
const endpoint = createServer((request, answer) => {
  let body = '';
  request.on('data', (chunk: Buffer) => { body += chunk.toString(); });
  request.on('end', () => {
    received.push({ headers: request.headers, body });
    answer.writeHead(status).end();
  });
});
const heard: string[] = [];
const failing = new Set<string>();
const done: string[] = [];
const listener: Listener = {
  name: 'test', events: ['rated', 'poison'],
  handle: async (event) => {
    if (failing.has(event.type)) throw new TypeError(`cannot read ${JSON.stringify(event.data)}`);
    heard.push(event.id);
  },
};

let database: DatabaseHandle;
let jobs: Jobs;
let integrations: Integrations;
let host = '';
const deps = () => ({ database, clock: systemClock, secret: 'installation', allowedHosts: [host], access: { audit: async () => undefined } });

beforeAll(async () => {
  database = await openTestDatabase();
  await new Promise<void>((resolve) => { endpoint.listen(0, '127.0.0.1', resolve); });
  host = `127.0.0.1:${(endpoint.address() as AddressInfo).port}`;
  jobs = createJobs({ database, log: silentLog });
  integrations = createIntegrations({ ...deps(), jobs, log: silentLog, mail: null, listeners: [listener], deadTurns: { list: async () => [], redrive: async () => ({ turnId: '' }) } });
  jobs.define({ name: 'fragile', attempts: 1, work: async () => { throw new RangeError('the text of a customer'); } });
  jobs.define<{ which: string }>({ name: 'counted', work: async ({ which }) => { done.push(which); } });
  await jobs.start({ work: true });
});
afterAll(async () => {
  await integrations.stop();
  await jobs.stop();
  endpoint.close();
  await database.close();
});

const tell = (type: string, data: Record<string, unknown> = {}) => database.transaction((tx) => recordEvents(tx, [{ type, subject: newId('conv'), at: new Date(), data }]));

it('an event reaches its listener once; one whose transaction fails is never told', async () => {
  await tell('rated', { score: 5 });
  await expect(database.transaction(async (tx) => {
    await recordEvents(tx, [{ type: 'rated', subject: 'conv', at: new Date(), data: {} }]);
    throw new Error('rolled back');
  })).rejects.toThrow();
  await Promise.all([integrations.relay(), integrations.relay()]);
  await expect.poll(() => heard.length, { timeout: 15_000 }).toBe(1);
  expect(await database.db.select().from(outbox).where(isNull(outbox.relayedAt))).toEqual([]);
});

it('a webhook gets the event signed, and again with the same id until it takes it', { timeout: 60_000 }, async () => {
  const { secret, webhook } = await addWebhook(deps(), admin, { url: `http://${host}/hook`, events: ['resolved'] });
  expect(await listWebhooks(deps())).toMatchObject([{ id: webhook.id, events: ['resolved'] }]);
  status = 503;
  await tell('resolved', { by: 'agent1' });
  await tell('rated');
  await integrations.relay();
  await expect.poll(() => received.length, { timeout: 15_000 }).toBe(1);
  status = 200;
  await expect.poll(() => received.length, { timeout: 30_000 }).toBe(2);
  expect(new Set(received.map((r) => r.headers['webhook-id'])).size).toBe(1);
  const [first] = received;
  const signature = createHmac('sha256', Buffer.from(secret.slice(6), 'base64')).update(`${String(first?.headers['webhook-id'])}.${String(first?.headers['webhook-timestamp'])}.${first?.body}`).digest('base64');
  expect(first?.headers['webhook-signature']).toBe(`v1,${signature}`);
  expect(JSON.parse(first?.body ?? '{}')).toMatchObject({ type: 'resolved', data: { by: 'agent1' } });
});

it('S16: an address that leads inside is refused when it is registered', async () => {
  for (const url of ['http://169.254.169.254/latest', 'http://2130706433/', 'http://localhost/x']) await expect(addWebhook(deps(), admin, { url, events: ['*'] })).rejects.toMatchObject({ code: 'invalid_request' });
});

it('R16: a job that fails for good is a dead letter with an error\'s name only; it can be driven again', { timeout: 60_000 }, async () => {
  await jobs.send('fragile', { text: 'secret words' });
  await expect.poll(async () => (await jobs.list({ dead: true })).rows.map((r) => r.kind), { timeout: 20_000 }).toEqual(['fragile']);
  const [dead] = (await jobs.list({ dead: true })).rows;
  expect(JSON.stringify(dead)).not.toContain('words');
  expect(dead).toMatchObject({ state: 'dead', attempts: 1 });
  await jobs.redrive(dead?.id ?? '');
  await expect.poll(async () => (await jobs.list({ kind: 'fragile', dead: false })).rows.length, { timeout: 20_000 }).toBe(2);
  await expect(jobs.redrive('00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({ code: 'not_found' });
});

it('a waiting job can be seen and cancelled', async () => {
  await jobs.send('fragile', {}, { after: new Date(Date.now() + 3_600_000) });
  const waiting = (await jobs.list({ kind: 'fragile', dead: false })).rows.find((r) => r.state === 'waiting');
  await jobs.cancel('fragile', waiting?.id ?? '');
  expect((await jobs.list({ kind: 'fragile', dead: false })).rows.find((r) => r.id === waiting?.id)?.state).toBe('cancelled');
  await expect(jobs.cancel('fragile', '00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({ code: 'not_found' });
  await expect(jobs.cancel('unheard-of', waiting?.id ?? '')).rejects.toMatchObject({ code: 'not_found' });
});

it('a cancelled job is not done when its time comes; what was queued beside it is', { timeout: 60_000 }, async () => {
  const due = new Date(Date.now() + 2_000);
  await jobs.send('counted', { which: 'cancelled' }, { after: due });
  const first = (await jobs.list({ kind: 'counted', dead: false })).rows[0];
  await jobs.send('counted', { which: 'done' }, { after: due });
  await jobs.cancel('counted', first?.id ?? '');
  await expect.poll(() => done, { timeout: 40_000 }).toEqual(['done']);
  expect((await jobs.list({ kind: 'counted', dead: false })).kinds.find((k) => k.kind === 'counted')).toMatchObject({ running: 0 });
});

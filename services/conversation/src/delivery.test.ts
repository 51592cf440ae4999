import { afterAll, beforeAll, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { conversations, timeline } from './record/schema.ts';
import { openHouse, type House } from './testing/house.ts';
import { replay } from './timeline/replay.ts';

let house: House;
beforeAll(async () => { house = await openHouse(); });
afterAll(() => house.close());

const id = (n: number | string): string => `client-${String(n).padStart(6, '0')}`;
const page = async (to: { id: string; token: string }, after: number) =>
  (await house.app.inject({ url: `/api/v1/conversations/${to.id}/timeline?after=${after}`, headers: { authorization: `Bearer ${to.token}` } })).json() as { entries: { seq: number; type: string; text?: string }[]; lastSeq: number; more: boolean };

it('stores, answers and shows a message', async () => {
  const c = await house.open();
  const sent = await house.send(c, { clientId: id(1), text: '白金卡年费多少' });
  expect(sent.status).toBe(201);
  await house.conversation.idle();
  const { entries, lastSeq } = await page(c, 0);
  expect(entries.map((e) => [e.seq, e.type, e.text])).toEqual([[1, 'opened', undefined], [2, 'customer.said', '白金卡年费多少'], [3, 'bot.replied', 'echo 白金卡年费多少']]);
  expect(lastSeq).toBe(3);
});

it('R3: the same client id gives the same ack, however often and from however many sockets; other content is a conflict', async () => {
  const c = await house.open();
  const tries = await Promise.all(Array.from({ length: 50 }, () => house.send(c, { clientId: id(1), text: '你好' })));
  expect(new Set(tries.map((t) => JSON.stringify(t.body))).size).toBe(1);
  expect(tries.filter((t) => t.status === 201)).toHaveLength(1);
  expect(tries.filter((t) => t.status === 200)).toHaveLength(49);
  const other = await house.send(c, { clientId: id(1), text: '你好吗' });
  expect([other.status, other.body.code]).toEqual([409, 'conflict']);
  expect((await house.send(c, { clientId: id(1), text: '你好', option: 'a' })).status).toBe(409);
  await house.conversation.idle();
  expect((await page(c, 0)).entries.filter((e) => e.type === 'customer.said')).toHaveLength(1);
});

it('a retry is recognised even though masking now sees another text before it', async () => {
  const c = await house.open();
  await house.send(c, { clientId: id(1), text: '62220212' });
  const first = await house.send(c, { clientId: id(2), text: '34567890' });
  await house.send(c, { clientId: id(3), text: '谢谢' });
  const again = await house.send(c, { clientId: id(2), text: '34567890' });
  expect([again.status, again.body]).toEqual([200, first.body]);
  expect((await page(c, 0)).entries.find((e) => e.seq === first.body.seq)?.text).toBe('****7890');
});

it('seq is dense and one order under concurrent sends, and a resume from any seq equals the rest of a fresh fetch', async () => {
  const c = await house.open();
  await Promise.all(Array.from({ length: 60 }, (_, i) => house.send(c, { clientId: id(i), text: `第 ${i} 条` })));
  await house.conversation.idle();
  const rows = await house.database.db.select({ seq: timeline.seq, at: timeline.at, fact: timeline.fact }).from(timeline).where(eq(timeline.conversationId, c.id)).orderBy(timeline.seq);
  expect(rows.map((r) => r.seq)).toEqual(rows.map((_, i) => i + 1));
  const all = await page(c, 0);
  for (let after = 0; after <= all.lastSeq; after += 1) expect((await page(c, after)).entries).toEqual(all.entries.filter((e) => e.seq > after));
  const [row] = await house.database.db.select().from(conversations).where(eq(conversations.id, c.id));
  expect(row).toMatchObject(replay(rows));
  const answered = all.entries.filter((e) => e.type === 'bot.replied').flatMap((e) => e.text?.replace('echo ', '').split('|'));
  expect(answered).toEqual(all.entries.filter((e) => e.type === 'customer.said').map((e) => e.text));
});

it('masks before anything is stored', async () => {
  const c = await house.open();
  await house.send(c, { clientId: id(1), text: '卡号 6222021234567890 丢了' });
  await house.conversation.idle();
  const stored = JSON.stringify(await house.database.db.select().from(timeline).where(eq(timeline.conversationId, c.id)));
  expect(stored).not.toContain('6222021234567890');
  expect(stored).toContain('****7890');
  expect(JSON.stringify(await house.database.db.select().from(conversations).where(eq(conversations.id, c.id)))).not.toContain('6222021234567890');
});

it('R17: NUL and lone surrogates are stored as something storable; one character too many is too_large', async () => {
  const c = await house.open();
  expect((await house.send(c, { clientId: id(1), text: 'a\u0000b\ud800c' })).status).toBe(201);
  expect((await page(c, 1)).entries[0]?.text).toBe('ab\ufffdc');
  const over = await house.send(c, { clientId: id(2), text: '长'.repeat(4001) });
  expect([over.status, over.body.code]).toEqual([413, 'too_large']);
  expect((await house.send(c, { clientId: id(3), text: '长'.repeat(4000) })).status).toBe(201);
  expect((await house.send(c, { clientId: id(4), text: ' \u0000 ' })).body.code).toBe('invalid_request');
});

it('S1: another\'s conversation looks exactly like none', async () => {
  const [a, b] = [await house.open(), await house.open()];
  const foreign = await house.send({ id: b.id, token: a.token }, { clientId: id(1), text: 'x' });
  const unknown = await house.send({ id: `conv_${'0'.repeat(26)}`, token: a.token }, { clientId: id(1), text: 'x' });
  expect(foreign.status).toBe(404);
  expect({ ...foreign.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
  for (const path of ['/timeline', '/rating', '/handoff/withdraw']) {
    const answer = await house.app.inject({ method: path === '/timeline' ? 'GET' : 'POST', url: `/api/v1/conversations/${b.id}${path}`, headers: { authorization: `Bearer ${a.token}` }, ...(path === '/timeline' ? {} : { payload: { clientId: id(1), ...(path === '/rating' ? { score: 5 } : {}) } }) });
    expect([path, answer.statusCode]).toEqual([path, 404]);
  }
  expect((await house.send({ id: b.id, token: 'A'.repeat(43) }, { clientId: id(1), text: 'x' })).status).toBe(401);
  expect((await house.send({ id: b.id, token: '' }, { clientId: id(1), text: 'x' })).status).toBe(401);
});

it.each(['0', 'true', '[]', '{}', '1%20', '__proto__', 'constructor', '%7B%22$ne%22:1%7D'])('S3: %s is no conversation id', async (bad) => {
  const c = await house.open();
  const answer = await house.app.inject({ url: `/api/v1/conversations/${bad}/timeline`, headers: { authorization: `Bearer ${c.token}` } });
  expect([answer.statusCode, (answer.json() as { code: string }).code]).toEqual([400, 'invalid_request']);
});

it.each([{ text: 1 }, { text: { $ne: 1 } }, { text: ['a'] }, { text: 'a', more: 1 }, { text: '' }, { text: 'a', clientId: '__proto__!' }, { text: 'a', clientId: {} }])('S3, S4: %j is no message', async (wrong) => {
  const c = await house.open();
  const answer = await house.send(c, { clientId: id(1), ...wrong });
  expect([answer.status, answer.body.code]).toEqual([400, 'invalid_request']);
  expect((await page(c, 0)).lastSeq).toBe(1);
});

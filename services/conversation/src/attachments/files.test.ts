import type { Staff } from '@lobby/contracts';
import { contentHash, removeOrphans } from '@lobby/service-kit/files';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conversationData } from '../privacy/personalData.ts';
import { conversationAttachments, conversations, timeline } from '../record/schema.ts';
import { openHouse, type House } from '../testing/house.ts';
import { accepted, clientId, say, timelineOf, type Visitor } from '../testing/say.ts';
import { replay } from '../timeline/replay.ts';
import { conversationFiles } from './conversationFiles.ts';

const agent: Staff = { id: 'li', name: '李晓', username: 'li', roles: ['agent'], skills: ['general'], languages: ['zh'], team: '', sessionId: 's' };
const stranger: Staff = { ...agent, id: 'wang', username: 'wang', skills: [] };
let house: House;
beforeAll(async () => { house = await openHouse({ staff: [agent, stranger] }); });
afterAll(() => house.close());

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
/** Other bytes each time; what stands after the picture's end is no part of it. */
const picture = (): Buffer => Buffer.concat([PNG, Buffer.from(clientId())]);
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF');
const bearer = (to: Visitor) => ({ authorization: `Bearer ${to.token}` });
const send = async (to: Visitor, bytes: Buffer, { id = clientId(), name = '照片.png', as = to, type = 'application/octet-stream' } = {}) => {
  const answer = await house.app.inject({ method: 'POST', url: `/api/v1/conversations/${to.id}/attachments?clientId=${id}&name=${encodeURIComponent(name)}`, headers: { ...bearer(as), 'content-type': type }, payload: bytes });
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
};
const files = async (to: Visitor) => (await timelineOf(house, to)).flatMap((e) => (e.data?.attachments ?? []) as { id: string; name: string; mediaType: string; bytes: number }[]);
const fetched = (to: Visitor, id: string, as = to) => house.app.inject({ url: `/api/v1/conversations/${to.id}/attachments/${id}`, headers: bearer(as) });
const atDesk = (staff: Staff, to: Visitor, id: string) => house.app.inject({ url: `/api/v1/desk/conversations/${to.id}/attachments/${id}`, headers: { cookie: `s=${staff.id}` } });

describe('a file of a customer', () => {
  it('is a message with what its bytes say, given back to be saved and never shown', async () => {
    const c = await house.open();
    for (const [bytes, name] of [[PNG, '../身份证.jpg'], [PDF, '流水.pdf']] as const) expect((await send(c, bytes, { name })).status).toBe(201);
    const kept = await files(c);
    expect(kept.map(({ name, mediaType, bytes }) => [name, mediaType, bytes])).toEqual([['身份证.jpg', 'image/png', PNG.length], ['流水.pdf', 'application/pdf', PDF.length]]);
    const answer = await fetched(c, kept[0]?.id ?? '');
    expect(answer.rawPayload.equals(PNG)).toBe(true);
    expect(answer.headers).toMatchObject({ 'content-type': 'application/octet-stream', 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('身份证.jpg')}`, 'x-content-type-options': 'nosniff', 'content-security-policy': "sandbox; default-src 'none'" });
  });

  it('is stored once however often it comes, also at the same time; another file under its id is a conflict', async () => {
    const c = await house.open();
    const [id, bytes] = [clientId(), picture()];
    const tries = await Promise.all(Array.from({ length: 12 }, () => send(c, bytes, { id })));
    expect(new Set(tries.map((t) => JSON.stringify(t.body))).size).toBe(1);
    expect(tries.map((t) => t.status).toSorted()).toEqual([...Array<number>(11).fill(200), 201]);
    expect((await send(c, picture(), { id })).body).toMatchObject({ code: 'conflict' });
    expect((await send(c, bytes, { id, name: '另一个名字.png' })).status).toBe(200);
    expect(await files(c)).toHaveLength(1);
    expect(await house.database.db.select().from(conversationAttachments).where(eq(conversationAttachments.conversationId, c.id))).toHaveLength(1);
    expect((await house.send(c, { clientId: id, text: '你好' })).status).toBe(409);
  });

  it('is answered by the bot once, moves no turn, and leaves the words before it where masking finds them', async () => {
    const c = await house.open();
    await say(house, c, '62220212');
    for (let i = 0; i < 3; i += 1) await send(c, picture());
    await house.conversation.idle();
    const told = (await timelineOf(house, c)).filter((e) => e.type === 'bot.replied');
    expect(told.map((e) => e.text)).toEqual(['echo 62220212', expect.stringContaining('文件')]);
    const [id, text] = [clientId(), '34567890'];
    await house.send(c, { clientId: id, text });
    await house.conversation.idle();
    expect((await house.send(c, { clientId: id, text })).status).toBe(200);
    const entries = await timelineOf(house, c);
    expect(entries.filter((e) => e.type === 'customer.said').map((e) => e.text)).toEqual(['62220212', '', '', '', '****7890']);
    expect(entries.at(-1)).toMatchObject({ type: 'bot.replied', text: 'echo ****7890' });
    const rows = await house.database.db.select({ seq: timeline.seq, at: timeline.at, fact: timeline.fact }).from(timeline).where(eq(timeline.conversationId, c.id)).orderBy(timeline.seq);
    const [row] = await house.database.db.select().from(conversations).where(eq(conversations.id, c.id));
    expect(row).toMatchObject(replay(rows));
  });

  it('reaches the agent as unread, without a word of the bot', async () => {
    const c = await accepted(house, agent);
    await send(c, PNG);
    const { body } = await house.desk(agent, 'GET', `/conversations/${c.id}/timeline`);
    expect((body.entries as { type: string; data: object }[]).at(-1)).toMatchObject({ type: 'customer.said', data: { attachments: [{ mediaType: 'image/png' }] } });
    const inbox = await house.desk(agent, 'GET', '/inbox');
    expect((inbox.body.rows as { conversationId: string }[]).find((r) => r.conversationId === c.id)).toMatchObject({ unread: 1, preview: '📎 照片.png' });
  });
});

describe('who may see it', () => {
  it('the customer and whoever may read the conversation; nobody else learns that it is there', async () => {
    const [c, other] = [await accepted(house, agent), await house.open()];
    await send(c, PNG);
    const [file] = await files(c);
    const id = file?.id ?? '';
    expect([(await fetched(c, id)).statusCode, (await atDesk(agent, c, id)).statusCode]).toEqual([200, 200]);
    expect((await atDesk(agent, c, id)).headers).toMatchObject({ 'content-disposition': expect.stringMatching(/^attachment;/) as string, 'x-content-type-options': 'nosniff' });
    for (const hidden of [await fetched(c, id, other), await fetched(other, id), await atDesk(stranger, c, id)]) expect(hidden.json()).toMatchObject({ code: 'not_found' });
    expect((await house.app.inject({ url: `/api/v1/conversations/${c.id}/attachments/${id}` })).statusCode).toBe(401);
    expect((await send(c, PNG, { as: other })).body).toMatchObject({ code: 'not_found' });
  });
});

describe('limits', () => {
  it.each([['a page', '<html><script>1</script></html>'], ['a drawing that runs', '<svg xmlns="http://www.w3.org/2000/svg"/>'], ['a program', 'MZ\u0000\u0001'], ['plain text', '你好'], ['an archive', 'PK\u0003\u0004'], ['nothing', '']])('%s is unsupported_type whatever its name', async (_what, text) => {
    const c = await house.open();
    const refused = await send(c, Buffer.from(text), { name: 'photo.png' });
    expect([refused.status, refused.body.code, await files(c)]).toEqual([415, 'unsupported_type', []]);
  });

  it('too large is too_large: one file, too many files, too much together; the last one may be sent again', async () => {
    const c = await house.open();
    expect((await send(c, Buffer.concat([PNG, Buffer.alloc(10 * 1024 * 1024)]))).body).toMatchObject({ code: 'too_large' });
    const last = { id: clientId(), bytes: picture() };
    for (let i = 0; i < 19; i += 1) expect((await send(c, picture())).status).toBe(201);
    expect((await send(c, last.bytes, { id: last.id })).status).toBe(201);
    expect((await send(c, picture())).body).toMatchObject({ code: 'too_large' });
    expect((await send(c, last.bytes, { id: last.id })).status).toBe(200);
    const heavy = await house.open();
    for (let i = 0; i < 6; i += 1) expect((await send(heavy, Buffer.concat([picture(), Buffer.alloc(9.9 * 1024 * 1024)]))).status).toBe(201);
    expect((await send(heavy, Buffer.concat([picture(), Buffer.alloc(9 * 1024 * 1024)]))).body).toMatchObject({ code: 'too_large' });
  });

  it.each([['form-data', 'multipart/form-data; boundary=x'], ['JSON', 'application/json']])('%s is no file', async (_what, type) => {
    const c = await house.open();
    expect((await send(c, Buffer.from('{}'), { type })).status).toBeGreaterThanOrEqual(400);
    expect(await files(c)).toEqual([]);
  });
});

it('an erasure takes the rows, and the sweep the bytes that nobody names any more', async () => {
  const [c, other] = [await house.open(), await house.open()];
  const [shared, own] = [picture(), picture()];
  await send(c, shared);
  await send(c, own);
  await send(other, shared);
  const { db } = house.database;
  await house.database.transaction((tx) => conversationData(house.database, house.clock).erase(tx, { customerId: 'x', customerIds: [], conversationIds: [c.id] }, new Date()));
  expect(await db.select().from(conversationAttachments).where(eq(conversationAttachments.conversationId, c.id))).toEqual([]);
  expect(await conversationFiles(db)([contentHash(shared), contentHash(own)])).toEqual([contentHash(shared)]);
  await removeOrphans(house.files, [conversationFiles(db)]);
  expect([await house.files.get(contentHash(own)), (await house.files.get(contentHash(shared)))?.length]).toEqual([null, shared.length]);
});

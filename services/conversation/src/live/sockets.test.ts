import { CUSTOMER_EVENTS, CUSTOMER_NAMESPACE, DESK_EVENTS, DESK_NAMESPACE, type Ack, type Problem } from '@lobby/contracts';
import { io, type ManagerOptions, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { member } from '../testing/fakeAccess.ts';
import { openHouse, OWN_ORIGIN, type House } from '../testing/house.ts';
import { accepted, clientId, waiting, type Visitor } from '../testing/say.ts';

const [li, wang] = [member('li'), member('wang')];
let house: House;
const opened: Socket[] = [];
beforeAll(async () => {
  house = await openHouse({ staff: [li, wang], allowedOrigins: ['https://bank.test'], limits: { outboundPackets: 200, outboundBytes: 512 * 1024 } });
  await house.conversation.start();
});
afterAll(() => house.close());
afterEach(() => { for (const socket of opened.splice(0)) socket.disconnect(); });

type Options = Partial<ManagerOptions> & { auth?: Record<string, unknown> };

function connect(namespace: string, options: Options): Promise<Socket> {
  const socket = io(`${house.url}${namespace}`, { forceNew: true, reconnection: false, transports: ['websocket'], ...options });
  opened.push(socket);
  return new Promise((resolve, reject) => {
    socket.on('connect', () => resolve(socket));
    socket.on('connect_error', reject);
  });
}
const customer = (v: Visitor, over: Record<string, unknown> = {}, options: Options = {}) => connect(CUSTOMER_NAMESPACE, { auth: { conversationId: v.id, visitorToken: v.token, ...over }, ...options });
const desk = (id: string, headers: Record<string, string> = { origin: OWN_ORIGIN }) => connect(DESK_NAMESPACE, { extraHeaders: { cookie: `s=${id}`, ...headers } });
const ask = (socket: Socket, event: string, ...args: unknown[]): Promise<Ack<Record<string, unknown>>> => socket.timeout(5_000).emitWithAck(event, ...args);
const refused = async (attempt: Promise<Socket>): Promise<string> => attempt.then(() => 'let in', (error: Error & { data?: Problem }) => error.data?.code ?? error.message);
const from = (origin: string): Options => ({ extraHeaders: { origin } });
const codeOf = (ack: Ack<unknown>): string => (ack.ok ? 'ok' : ack.error.code);

it('a message goes to every tab and to whoever watches, in the order of seq, each entry naming the one before it', async () => {
  const c = await house.open();
  const [one, two] = [await customer(c), await customer(c)];
  const seen: [string, { seq: number; prev: number; type: string }][] = [];
  one.on('entry', (e) => seen.push(['one', e]));
  two.on('entry', (e) => seen.push(['two', e]));
  expect(await ask(one, 'message.send', { clientId: clientId(), text: '你好' })).toMatchObject({ ok: true, value: { seq: 2 } });
  await expect.poll(() => seen.length).toBe(4);
  for (const tab of ['one', 'two']) expect(seen.filter(([t]) => t === tab).map(([, e]) => [e.seq, e.prev, e.type])).toEqual([[2, 1, 'customer.said'], [3, 2, 'bot.replied']]);
  expect(await ask(two, 'timeline.sync', { after: 1 })).toMatchObject({ ok: true, value: { lastSeq: 3, more: false } });
});

it('prev skips what a customer may not see', async () => {
  const c = await accepted(house, li);
  const socket = await customer(c);
  const entry = new Promise<{ seq: number; prev: number }>((resolve) => { socket.on('entry', resolve); });
  await house.desk(li, 'POST', `/conversations/${c.id}/notes`, { clientId: clientId(), text: '备注' });
  await house.desk(li, 'POST', `/conversations/${c.id}/messages`, { clientId: clientId(), text: '您好' });
  const { seq, prev } = await entry;
  expect(seq - prev).toBe(2);
});

it('no, forged, foreign or malformed credentials and another protocol are refused by name', async () => {
  const [a, b] = [await house.open(), await house.open()];
  expect(await refused(customer({ ...a, token: 'A'.repeat(43) }))).toBe('unauthenticated');
  expect(await refused(customer(a, { conversationId: b.id }))).toBe('not_found');
  expect(await refused(customer(a, { conversationId: `conv_${'0'.repeat(26)}` }))).toBe('not_found');
  for (const conversationId of [0, true, [], {}, { $ne: 1 }, '__proto__', `${a.id} `]) expect(await refused(customer(a, { conversationId }))).toBe('unauthenticated');
  expect(await refused(connect(CUSTOMER_NAMESPACE, {}))).toBe('unauthenticated');
  expect(await refused(customer(a, { protocol: 2 }))).toBe('unsupported_protocol');
  expect(await refused(connect('/', {}))).toBe('not_found');
});

it('every event refuses what does not fit it, and what is no event is unknown_event', async () => {
  const c = await house.open();
  const socket = await customer(c);
  for (const event of Object.keys(CUSTOMER_EVENTS)) {
    for (const wrong of [undefined, null, 0, 'x', [], { a: 1 }, { ['__proto__']: 1 }]) expect([event, codeOf(await ask(socket, event, wrong))]).toEqual([event, 'invalid_request']);
  }
  for (const event of ['nothing', 'constructor', '__proto__', 'toString', ...Object.keys(DESK_EVENTS).filter((e) => !(e in CUSTOMER_EVENTS))]) expect([event, codeOf(await ask(socket, event, {}))]).toEqual([event, 'unknown_event']);
  socket.emit('message.send', { clientId: 1 });
  socket.emit('nothing');
  expect(codeOf(await ask(socket, 'timeline.sync', { after: 0 }))).toBe('ok');
});

it('R17: one character too many is too_large by ack; a packet over the transport\'s limit ends the connection and nothing else', async () => {
  const c = await house.open();
  const socket = await customer(c);
  expect(codeOf(await ask(socket, 'message.send', { clientId: clientId(), text: 'x'.repeat(4001) }))).toBe('too_large');
  expect(codeOf(await ask(socket, 'message.send', { clientId: clientId(), text: 'x'.repeat(200_000) }))).toBe('too_large');
  const gone = new Promise((resolve) => { socket.on('disconnect', resolve); });
  socket.emit('message.send', { clientId: clientId(), text: 'x'.repeat(1_200_000) });
  await gone;
  const again = await customer(c);
  expect(await ask(again, 'timeline.sync', { after: 0 })).toMatchObject({ ok: true, value: { lastSeq: 1 } });
});

it('S8: a desk socket opens from our own pages only; a widget\'s from its sites', async () => {
  const c = await house.open();
  for (const origin of ['https://evil.test', 'null', 'https://bank.test.evil.test', 'https://bank.test:444', '']) {
    expect([origin, await refused(desk('li', { origin }))]).not.toContain('let in');
    if (origin !== '') expect([origin, await refused(customer(c, {}, from(origin)))]).not.toContain('let in');
  }
  expect(await refused(connect(DESK_NAMESPACE, { extraHeaders: { cookie: 's=li' } }))).not.toBe('let in');
  expect(await refused(desk('li', { origin: 'https://bank.test' }))).toBe('forbidden');
  expect(await refused(customer(c, {}, from('https://bank.test')))).toBe('let in');
  expect(await refused(desk('li'))).toBe('let in');
  expect(await refused(desk('nobody'))).toBe('unauthenticated');
});

it('the desk sees the row, accepts, watches and answers; the loser of a row is told it is gone', async () => {
  const [a, b] = [await desk('li'), await desk('wang')];
  const rows: { conversationId: string; status: string }[] = [];
  const gone: string[] = [];
  a.on('inbox.row', (row) => rows.push(row));
  b.on('inbox.gone', ({ conversationId }) => gone.push(conversationId));
  const c = await waiting(house);
  await expect.poll(() => rows.some((r) => r.conversationId === c.id && r.status === 'queued')).toBe(true);
  expect(codeOf(await ask(b, 'watch', { conversationId: c.id, after: 0 }))).toBe('ok');
  const late: string[] = [];
  b.on('entry', ({ entry }) => late.push(entry.type));
  expect(await ask(a, 'handoff.accept', { handoffId: c.handoffId })).toEqual({ ok: true, value: { conversationId: c.id } });
  await expect.poll(() => gone).toContain(c.id);
  expect(codeOf(await ask(b, 'handoff.accept', { handoffId: c.handoffId }))).toBe('already_accepted');
  expect(codeOf(await ask(b, 'message.send', { conversationId: c.id, clientId: clientId(), text: 'x' }))).toBe('not_found');
  expect(await ask(a, 'watch', { conversationId: c.id, after: 0 })).toMatchObject({ ok: true, value: { entries: expect.any(Array) as unknown[] } });
  const socket = await customer(c);
  const heard = new Promise((resolve) => { socket.on('entry', resolve); });
  expect(codeOf(await ask(a, 'message.send', { conversationId: c.id, clientId: clientId(), text: '您好' }))).toBe('ok');
  expect(await heard).toMatchObject({ type: 'agent.said', text: '您好', actor: { kind: 'agent', name: '坐席 li' } });
  expect(late).toEqual(['accepted']);
});

it('S9: when the session ends its sockets are cut by the first look at it, and there is one every second', async () => {
  house.access.staff.set('temp', member('temp'));
  const socket = await desk('temp');
  const cut = new Promise((resolve) => { socket.on('disconnect', resolve); });
  let looks = 0;
  const { staffFromHeaders } = house.access;
  house.access.staffFromHeaders = (headers) => { looks += String(headers.cookie).includes('s=temp') ? 1 : 0; return staffFromHeaders(headers); };
  house.access.staff.delete('temp');
  await cut;
  // One look a second, and the first one after the end cuts: with the sign-in's own second that makes two.
  expect(looks).toBe(1);
  house.access.staffFromHeaders = staffFromHeaders;
});

it('typing and read go across and are not stored', async () => {
  const c = await accepted(house, li);
  const [socket, agent] = [await customer(c), await desk('li')];
  const pushes: unknown[] = [];
  await ask(agent, 'watch', { conversationId: c.id, after: 0 });
  for (const event of ['typing', 'read']) {
    agent.on(event, (v) => pushes.push(v));
    socket.on(event, (v) => pushes.push(v));
  }
  await ask(socket, 'typing', { typing: true });
  await ask(agent, 'typing', { conversationId: c.id, typing: true });
  await ask(socket, 'read', { seq: 3 });
  await ask(socket, 'read', { seq: 2 });
  await expect.poll(() => pushes).toEqual(expect.arrayContaining([{ conversationId: c.id, actor: 'customer', typing: true }, { actor: 'agent', typing: true }, { conversationId: c.id, by: 'customer', seq: 3 }]));
  const other = await desk('wang');
  expect(codeOf(await ask(other, 'typing', { conversationId: c.id, typing: true }))).toBe('not_found');
});

it('R18: a reader who does not read is cut at the cap, and resumes without a gap', async () => {
  const c = await house.open();
  const slow = await customer(c);
  const cut = new Promise((resolve) => { slow.on('disconnect', resolve); });
  const wire = (slow.io.engine.transport as unknown as { ws: { pause(): void; resume(): void } }).ws;
  wire.pause();
  // Room by room as a conversation would; the kernel takes the first few hundred KB whoever reads.
  const sockets = house.sockets();
  const filler = 'x'.repeat(20_000);
  for (let i = 0; i < 2_000 && sockets.of(CUSTOMER_NAMESPACE).sockets.size > 0; i += 1) {
    sockets.of(CUSTOMER_NAMESPACE).to(c.id).emit('typing', { filler });
    if (i % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(sockets.of(CUSTOMER_NAMESPACE).sockets.size).toBe(0);
  wire.resume();
  await cut;
  const again = await customer(c);
  expect(await ask(again, 'timeline.sync', { after: 0 })).toMatchObject({ ok: true, value: { lastSeq: 1 } });
});

it('a flood of events is answered rate_limited and then cut', async () => {
  const strict = await openHouse({ beside: house, limits: { messagesPerMinute: 5, eventsPerSecond: 10 } });
  const c = await strict.open();
  const socket = io(`${strict.url}${CUSTOMER_NAMESPACE}`, { forceNew: true, reconnection: false, transports: ['websocket'], auth: { conversationId: c.id, visitorToken: c.token } });
  await new Promise((resolve) => { socket.on('connect', () => resolve(undefined)); });
  const codes: string[] = [];
  for (let i = 0; i < 8; i += 1) codes.push(codeOf(await ask(socket, 'message.send', { clientId: clientId(), text: `${i}` })));
  expect(codes).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'rate_limited', 'rate_limited', 'rate_limited']);
  const cut = new Promise((resolve) => { socket.on('disconnect', resolve); });
  for (let i = 0; i < 300; i += 1) socket.emit('typing', { typing: true });
  await cut;
  await strict.close();
});

it('R23: a drain refuses new messages, tells sockets when to come back and closes', async () => {
  const own = await openHouse({ beside: house });
  const c = await own.open();
  const socket = io(`${own.url}${CUSTOMER_NAMESPACE}`, { forceNew: true, reconnection: false, transports: ['websocket'], auth: { conversationId: c.id, visitorToken: c.token } });
  await new Promise((resolve) => { socket.on('connect', () => resolve(undefined)); });
  const told = new Promise((resolve) => { socket.on('drain', resolve); });
  const go = own.bot.hold();
  await own.send(c, { clientId: clientId(), text: '最后一句' });
  const draining = own.conversation.drain();
  expect((await own.send(c, { clientId: clientId(), text: '太晚了' })).body.code).toBe('draining');
  go();
  expect(await told).toEqual({ reconnectAfterMs: expect.any(Number) });
  await draining;
  await own.app.close();
});

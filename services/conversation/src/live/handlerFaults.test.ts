import { CUSTOMER_EVENTS, CUSTOMER_NAMESPACE, type Ack } from '@lobby/contracts';
import { registry } from '@lobby/service-kit';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHouse, type House } from '../testing/house.ts';
import { clientId, say, type Visitor } from '../testing/say.ts';

let house: House;
let visitor: Visitor;
let socket: Socket;
beforeAll(async () => {
  house = await openHouse();
  visitor = await house.open();
  await say(house, visitor, '你好');
  socket = io(`${house.url}${CUSTOMER_NAMESPACE}`, { auth: { conversationId: visitor.id, visitorToken: visitor.token }, transports: ['websocket'], forceNew: true, reconnection: false });
  await new Promise<void>((resolve) => { socket.on('connect', resolve); });
});
afterAll(async () => {
  socket.disconnect();
  await house.close();
});

/** A payload that passes each event's schema. */
const PAYLOADS: Record<keyof typeof CUSTOMER_EVENTS, () => object> = {
  'message.send': () => ({ clientId: clientId(), text: '你好' }), 'timeline.sync': () => ({ after: 0 }), typing: () => ({ typing: true }), read: () => ({ seq: 1 }),
  rate: () => ({ clientId: clientId(), score: 5 }), feedback: () => ({ clientId: clientId(), seq: 3, helpful: true }), 'handoff.withdraw': () => ({ clientId: clientId() }),
  'handoff.defer': () => ({ clientId: clientId(), kind: 'message', text: '请回复' }),
};
/** Typing touches no record, so nothing of it can fail with it. */
const TOUCHES_NO_RECORD = ['typing'];
const ask = (event: string, payload: object): Promise<Ack<unknown>> => socket.timeout(10_000).emitWithAck(event, payload);
const faults = async (): Promise<number> => (await registry.getSingleMetric('lobby_handler_faults_total')?.get())?.values.reduce((n, v) => n + v.value, 0) ?? 0;

it('R30: an exception in the handler of any event fails that event alone, is counted, and tells nothing of itself', async () => {
  const { db } = house.database;
  const broken = { db: new Proxy(db, { get: () => { throw new TypeError('secret detail'); } }), transaction: () => Promise.reject(new TypeError('secret detail')) };
  const sound = { db, transaction: house.database.transaction };
  for (const event of Object.keys(PAYLOADS) as (keyof typeof PAYLOADS)[]) {
    const before = await faults();
    Object.assign(house.database, broken);
    const ack = await ask(event, PAYLOADS[event]());
    Object.assign(house.database, sound);
    const spared = TOUCHES_NO_RECORD.includes(event);
    expect([event, ack.ok ? 'ok' : ack.error.code]).toEqual([event, spared ? 'ok' : 'internal']);
    expect(JSON.stringify(ack)).not.toContain('secret');
    expect([event, await faults()]).toEqual([event, before + (spared ? 0 : 1)]);
    expect((await ask('timeline.sync', { after: 0 })).ok).toBe(true);
  }
  expect(socket.connected).toBe(true);
});

it('lists cost the same number of statements however long they are', async () => {
  const statements = async (work: () => Promise<unknown>): Promise<number> => {
    const before = house.database.queryCount();
    await work();
    return house.database.queryCount() - before;
  };
  const page = () => house.app.inject({ url: `/api/v1/conversations/${visitor.id}/timeline`, headers: { authorization: `Bearer ${visitor.token}` } });
  const short = await statements(page);
  for (let i = 0; i < 30; i += 1) await say(house, visitor, `第 ${i} 句`);
  expect([short, await statements(page)]).toEqual([3, 3]);
  expect(await statements(() => ask('timeline.sync', { after: 5 }))).toBe(2);
});

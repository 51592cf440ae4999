import { CUSTOMER_NAMESPACE } from '@lobby/contracts';
import { asc, eq } from 'drizzle-orm';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type House } from '../testing/house.ts';
import { timeline, turns } from './schema.ts';

/** PostgreSQL refuses every row of the timeline as it does on a full disk: the same error, on the same statement, in the same transaction. */
const FULL = `create function no_room() returns trigger language plpgsql as $$ begin raise exception 'could not extend file "base/5/16384": No space left on device' using errcode = '53100'; end $$;
create trigger no_room before insert on timeline for each statement execute function no_room();`;
const ROOM = 'drop trigger no_room on timeline; drop function no_room;';

let house: House;
let socket: Socket;
let c: { id: string; token: string };
beforeAll(async () => {
  house = await openHouse();
  c = await house.open();
  socket = io(`${house.url}${CUSTOMER_NAMESPACE}`, { transports: ['websocket'], reconnection: false, auth: { conversationId: c.id, visitorToken: c.token } });
  await new Promise((resolve) => { socket.on('connect', () => resolve(null)); });
});
afterAll(async () => {
  socket.close();
  await house.close();
});

const rows = async () => (await house.database.db.select({ clientId: timeline.clientId }).from(timeline)).map((r) => r.clientId);

describe('R26 a full disk', () => {
  it('refuses what cannot be stored with a typed error that may be tried again, by both doors, and keeps nothing of it', async () => {
    await house.database.raw.exec(FULL);
    const refused = { code: 'unavailable', status: 503, retryable: true, detail: expect.stringContaining('no room') };
    expect(await house.send(c, { clientId: 'full-by-rest', text: '年费' })).toMatchObject({ status: 503, body: refused });
    expect(await socket.timeout(10_000).emitWithAck('message.send', { clientId: 'full-by-socket', text: '年费' })).toMatchObject({ ok: false, error: refused });
    await house.conversation.idle();
    expect(await rows()).not.toEqual(expect.arrayContaining(['full-by-rest']));
    const read = await house.app.inject({ url: `/api/v1/conversations/${c.id}/timeline`, headers: { authorization: `Bearer ${c.token}` } });
    expect([read.statusCode, read.json().entries.map((e: { type: string }) => e.type)]).toEqual([200, ['opened']]);
  });

  it('takes the very same messages once there is room, once each, and answers them', async () => {
    await house.database.raw.exec(ROOM);
    for (const clientId of ['full-by-rest', 'full-by-socket', 'full-by-rest']) expect((await house.send(c, { clientId, text: '年费' })).status).toBeLessThan(300);
    await house.conversation.idle();
    expect((await rows()).filter((id) => id?.startsWith('full-by-')).toSorted()).toEqual(['full-by-rest', 'full-by-socket']);
    expect(house.bot.seen.length).toBeGreaterThan(0);
  });

  it('keeps a turn whose answer cannot be stored, and answers it once there is room: nobody is handed over for it', async () => {
    await house.conversation.start();
    await house.database.raw.exec(FULL.replace('for each statement', "for each row when (new.type <> 'customer.said')"));
    await house.send(c, { clientId: 'answer-later', text: '利率' });
    await house.conversation.idle();
    const [turn] = await house.database.db.select({ state: turns.state, failures: turns.failures, attempts: turns.attempts }).from(turns).where(eq(turns.state, 'pending'));
    expect(turn).toEqual({ state: 'pending', failures: 0, attempts: 0 });
    await house.database.raw.exec(ROOM);
    await expect.poll(async () => (await house.database.db.select({ type: timeline.type }).from(timeline).orderBy(asc(timeline.seq))).map((r) => r.type).at(-1), { timeout: 60_000 }).toBe('bot.replied');
  });
});

import { CUSTOMER_NAMESPACE, LobbyError, type CustomerIdentity } from '@lobby/contracts';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type House } from '../testing/house.ts';
import { VERIFIED_IDLE_MS } from './assurance.ts';

let proven: 'identified' | 'verified' = 'verified';
/** Believes tokens of the form `proof-of-<customer>-for-<conversation>`; signatures are services/access's business. */
const identity: CustomerIdentity = {
  prove: async (token, conversationId) => {
    const [, customer, nonce] = /^proof-of-(\w+?)-for-(\w+)$/.exec(token) ?? [];
    if (!customer || nonce !== conversationId) throw new LobbyError('unauthenticated', 'The identity token is not valid here');
    return { bankCustomerId: customer, displayName: '王**', tier: 'gold', assurance: proven };
  },
};
let house: House;
beforeAll(async () => { house = await openHouse({ identity }); });
afterAll(() => house.close());

let sent = 0;
const say = async (c: { id: string; token: string }) => {
  await house.send(c, { clientId: `client-${(sent += 1)}`, text: '余额' });
  await house.conversation.idle();
  return house.bot.seen.at(-1)?.customer.assurance;
};
const identify = (c: { id: string; token: string }, token: string) =>
  house.app.inject({ method: 'POST', url: `/api/v1/conversations/${c.id}/identify`, headers: { authorization: `Bearer ${c.token}` }, payload: { token } });

describe('identifying a visitor', () => {
  it('lets the next turn know the customer, says so in the timeline, and ends five idle minutes later', async () => {
    const c = await house.open();
    expect(await say(c)).toBe('anonymous');
    const answer = await identify(c, `proof-of-YT1-for-${c.id}`);
    expect([answer.statusCode, answer.json().assurance, answer.json().displayName]).toEqual([200, 'verified', '王**']);
    expect(await say(c)).toBe('verified');
    house.clock.ahead += VERIFIED_IDLE_MS * 0.9;
    expect(await say(c)).toBe('verified');
    house.clock.ahead += VERIFIED_IDLE_MS * 0.9;
    expect(await say(c)).toBe('verified');
    house.clock.ahead += VERIFIED_IDLE_MS + 1;
    expect(await say(c)).toBe('identified');
    const { entries } = (await house.app.inject({ url: `/api/v1/conversations/${c.id}/timeline`, headers: { authorization: `Bearer ${c.token}` } })).json() as { entries: { type: string; text?: string; data?: unknown }[] };
    expect(entries.filter((e) => e.type === 'identified')).toEqual([expect.objectContaining({ text: '已核验身份：王**', data: { assurance: 'verified' } })]);
    expect(house.access.audited.filter((a) => a.startsWith('customer.verified'))).toHaveLength(1);
  });

  it('changes nothing with a token for another conversation, nor without the visitor token', async () => {
    const [a, b] = [await house.open(), await house.open()];
    expect((await identify(a, `proof-of-YT1-for-${b.id}`)).json().code).toBe('unauthenticated');
    expect((await identify({ id: a.id, token: b.token }, `proof-of-YT1-for-${a.id}`)).json().code).toBe('not_found');
    expect(await say(a)).toBe('anonymous');
  });

  it('says once who came, however often the page brings a token, and does not take *verified* back', async () => {
    const c = await house.open();
    await identify(c, `proof-of-YT2-for-${c.id}`);
    proven = 'identified';
    expect((await identify(c, `proof-of-YT2-for-${c.id}`)).json()).toMatchObject({ assurance: 'verified', verifiedUntil: expect.any(String) });
    expect(await say(c)).toBe('verified');
    house.clock.ahead += VERIFIED_IDLE_MS + 1;
    expect((await identify(c, `proof-of-YT2-for-${c.id}`)).json()).toMatchObject({ assurance: 'identified', verifiedUntil: null });
    expect(await say(c)).toBe('identified');
    proven = 'verified';
    const { entries } = (await house.app.inject({ url: `/api/v1/conversations/${c.id}/timeline`, headers: { authorization: `Bearer ${c.token}` } })).json() as { entries: { type: string }[] };
    expect(entries.filter((e) => e.type === 'identified')).toHaveLength(1);
  });

  it('S14 ends with signing out: the token opens nothing, its open tabs are cut, another visitor\'s are not', async () => {
    const [a, b] = [await house.open(), await house.open()];
    await identify(a, `proof-of-YT1-for-${a.id}`);
    const [mine, others] = [await connect(a), await connect(b)];
    const cut = new Promise<string>((resolve) => { mine.on('disconnect', resolve); });
    const out = () => house.app.inject({ method: 'POST', url: `/api/v1/conversations/${a.id}/sign-out`, headers: { authorization: `Bearer ${a.token}` }, payload: {} });
    expect((await out()).statusCode).toBe(204);
    expect(await cut).toBe('io server disconnect');
    expect((await out()).json().code).toBe('unauthenticated');
    expect((await house.app.inject({ url: `/api/v1/conversations/${a.id}/timeline`, headers: { authorization: `Bearer ${a.token}` } })).json().code).toBe('unauthenticated');
    await expect(connect(a)).rejects.toMatchObject({ data: { code: 'unauthenticated' } });
    expect([others.connected, house.access.audited.filter((e) => e.includes('customer.signed_out'))]).toEqual([true, [expect.stringContaining(a.id)]]);
    others.disconnect();
  });
});

function connect(c: { id: string; token: string }) {
  const socket = io(`${house.url}${CUSTOMER_NAMESPACE}`, { forceNew: true, reconnection: false, transports: ['websocket'], auth: { conversationId: c.id, visitorToken: c.token } });
  return new Promise<typeof socket>((resolve, reject) => {
    socket.on('connect', () => resolve(socket));
    socket.on('connect_error', reject);
  });
}

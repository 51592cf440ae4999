import { spawnLobby, type SpawnedLobby } from '@lobby/testkit';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, bearer, get, mintClientId, openVisitor, post, say, timeline, type Visitor } from './visitor.ts';

let lobby: SpawnedLobby;
let a: Visitor;
let b: Visitor;

beforeAll(async () => {
  lobby = await spawnLobby();
  a = await openVisitor(lobby.url);
  b = await openVisitor(lobby.url);
}, 120_000);
afterAll(() => lobby.dispose());

const messages = (id: string): string => `${lobby.url}/api/v1/conversations/${id}/messages`;
/** Nothing of a refused request may be kept. */
async function expectNothingStored(work: () => Promise<void>): Promise<void> {
  const before = (await timeline(a)).length;
  await work();
  expect((await timeline(a)).filter((e) => e.type === 'customer.said').length).toBeLessThanOrEqual(before);
}

describe('the REST door', () => {
  it('answers an unknown route with not_found', async () => {
    const { status, body } = await get(`${lobby.url}/api/v1/nothing-here`);
    expect([status, body.code]).toEqual([404, 'not_found']);
  });

  it.each([
    ['no body', ''], ['no JSON', '{"clientId":'], ['an array', '[]'], ['a wrong type', { clientId: 5, text: 'x' }], ['an object as text', { clientId: 'abcdefgh', text: { $ne: 1 } }],
    ['a field too many', { clientId: 'abcdefgh', text: 'x', admin: true }], ['an empty text', { clientId: 'abcdefgh', text: '   ' }], ['a __proto__ key', '{"clientId":"abcdefgh","text":"x","__proto__":{"a":1}}'],
  ])('refuses %s with invalid_request and stores nothing', async (_name, body) => {
    await expectNothingStored(async () => {
      const answer = await post(messages(a.conversationId), body, bearer(a));
      expect([answer.status, answer.body.code]).toEqual([400, 'invalid_request']);
    });
  });

  it('refuses one byte over the body limit, 1.2 MB and deep JSON with too_large', async () => {
    const limit = 64 * 1024;
    const frame = JSON.stringify({ clientId: 'abcdefgh', text: '' }).length;
    for (const body of [{ clientId: 'abcdefgh', text: 'x'.repeat(limit - frame + 1) }, { clientId: 'abcdefgh', text: 'x'.repeat(1_200_000) }, `{"clientId":"abcdefgh","text":${'['.repeat(5000)}${']'.repeat(5000)}}`]) {
      await expectNothingStored(async () => {
        const answer = await post(messages(a.conversationId), body, bearer(a));
        expect([answer.status, answer.body.code]).toEqual([413, 'too_large']);
      });
    }
  });

  it.each(['0', 'true', '[]', '{}', '%20', '__proto__', 'constructor', '{"$ne":1}', 'conv_x'])('R-S3 refuses the id %s', async (id) => {
    const answer = await post(messages(encodeURIComponent(id)), { clientId: 'abcdefgh', text: 'x' }, bearer(a));
    expect([400, 404]).toContain(answer.status);
    expect(['invalid_request', 'not_found']).toContain(answer.body.code);
  });

  it('S2 shows a foreign conversation exactly as a missing one', async () => {
    const foreign = await get(`${lobby.url}/api/v1/conversations/${b.conversationId}/timeline`, bearer(a));
    const missing = await get(`${lobby.url}/api/v1/conversations/conv_${'0'.repeat(26)}/timeline`, bearer(a));
    expect(foreign.status).toBe(404);
    expect({ ...foreign.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' });
    expect((await say({ ...b, token: a.token }, 'let me in')).status).toBe(404);
  });

  it('refuses a missing and a forged token', async () => {
    expect((await get(`${lobby.url}/api/v1/conversations/${a.conversationId}/timeline`)).body.code).toBe('unauthenticated');
    const forged = await get(`${lobby.url}/api/v1/conversations/${a.conversationId}/timeline`, { authorization: `Bearer ${'A'.repeat(43)}` });
    expect([401, 404]).toContain(forged.status);
  });

  it.each(['/api/v1/desk/inbox', '/api/v1/items', '/api/v1/tickets', '/api/v1/releases'])('keeps strangers out of %s', async (path) => {
    expect((await get(`${lobby.url}${path}`)).body.code).toBe('unauthenticated');
    expect((await get(`${lobby.url}${path}`, bearer(a))).body.code).toBe('unauthenticated');
  });

  it('gives the same ack for the same client id, and conflict for another text', async () => {
    const clientId = mintClientId();
    const first = await say(b, '积分会过期吗', clientId);
    const again = await say(b, '积分会过期吗', clientId);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    expect((await say(b, '别的话', clientId)).body.code).toBe('conflict');
  });
});

describe('the socket door', () => {
  const connect = (auth: object) => io(`${lobby.url}/customer`, { auth, transports: ['websocket'], forceNew: true, reconnection: false });
  const credentials = (v: Visitor) => ({ conversationId: v.conversationId, visitorToken: v.token, protocol: 1 });

  it.each([['nothing', {}], ['a forged token', null], ['objects', { conversationId: {}, visitorToken: [] }]])('refuses a handshake with %s', async (_name, auth) => {
    const socket = connect(auth ?? { conversationId: a.conversationId, visitorToken: 'A'.repeat(43) });
    const error = await new Promise<Error & { data?: { code?: string } }>((resolve) => { socket.once('connect_error', resolve); });
    expect(['unauthenticated', 'not_found', 'invalid_request']).toContain(error.data?.code);
    socket.close();
  });

  it('answers unknown events and wrong payloads through the ack, and keeps the socket', async () => {
    const socket = connect(credentials(a));
    await new Promise<void>((resolve) => { socket.once('connect', resolve); });
    const send = (event: string, payload: unknown) => socket.timeout(5000).emitWithAck(event, payload) as Promise<{ ok: boolean; error?: { code: string } }>;
    expect((await send('no.such', {})).error?.code).toBe('unknown_event');
    for (const payload of [null, [], 'x', { clientId: 'abcdefgh' }, { clientId: 'abcdefgh', text: 5 }, { clientId: '../../etc', text: 'x' }]) expect((await send('message.send', payload)).error?.code).toBe('invalid_request');
    expect((await send('message.send', { clientId: mintClientId(), text: '长'.repeat(4001) })).error?.code).toBe('too_large');
    expect((await send('timeline.sync', { after: -1 })).error?.code).toBe('invalid_request');
    expect((await send('message.send', { clientId: mintClientId(), text: '你好' })).ok).toBe(true);
    socket.close();
  });
});

it('lives through all of this and still answers', async () => {
  const answers = await ask(await openVisitor(lobby.url), '怎么修改预留手机号');
  expect(answers.some((e) => e.type === 'bot.replied')).toBe(true);
  expect((await get(`${lobby.url}/health`)).status).toBe(200);
});

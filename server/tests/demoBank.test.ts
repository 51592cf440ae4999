import { spawnLobby, type SpawnedLobby } from '@lobby/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, bearer, get, openVisitor, post, type Visitor } from './visitor.ts';

/** The sandbox bank by its demo doors: it signs for its fictional customers, and is slow or broken on demand. */
let lobby: SpawnedLobby;
const SLOWER_THAN_ANY_BUDGET = 60_000;
beforeAll(async () => { lobby = await spawnLobby({ env: { SANDBOX_LATENCY_MS: String(SLOWER_THAN_ANY_BUDGET) } }); }, 180_000);
afterAll(() => lobby.dispose());

const tokenFor = async (no: string, nonce: string): Promise<string> => String((await post(`${lobby.url}/api/v1/demo/customers/${no}/token`, { nonce })).body.token);
const identify = (visitor: Visitor, token: string) => post(`${lobby.url}/api/v1/conversations/${visitor.conversationId}/identify`, { token }, bearer(visitor));

async function admin(): Promise<Record<string, string>> {
  const answer = await fetch(`${lobby.url}/api/v1/desk/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: 'admin1', password: lobby.passwords.get('admin1') }) });
  return { cookie: answer.headers.getSetCookie().map((c) => c.split(';')[0]).join('; '), 'x-lobby-csrf': String(((await answer.json()) as { csrfToken: string }).csrfToken) };
}

describe('the sandbox bank', () => {
  it('S14 signs for one customer, one conversation and one time, and for no more than being signed in', async () => {
    const [mine, other] = [await openVisitor(lobby.url), await openVisitor(lobby.url)];
    const token = await tokenFor('YT100001', mine.conversationId);
    expect((await identify(other, token)).body.code).toBe('unauthenticated');
    expect(await identify(mine, token)).toMatchObject({ status: 200, body: { assurance: 'identified', displayName: '王**', verifiedUntil: null } });
    expect((await identify(mine, token)).body.code).toBe('unauthenticated');
    expect((await identify(mine, await tokenFor('YT100002', mine.conversationId))).body.code).toBe('conflict');
    expect((await post(`${lobby.url}/api/v1/demo/customers/YT999999/token`, { nonce: mine.conversationId })).status).toBe(404);
  });

  it('R11 that answers too late costs the customer an apology and brings a person, not the turn; once it answers, so does the bot', async () => {
    const late = await askForLoans();
    expect(late.map((e) => e.text).join()).toContain('进度暂时查不到');
    const headers = { ...(await admin()), 'content-type': 'application/json' };
    const calm = await fetch(`${lobby.url}/api/v1/demo/trouble`, { method: 'PUT', headers, body: JSON.stringify({ latencyMs: 0, failEvery: 0, loseEvery: 0 }) });
    expect([calm.status, await calm.json()]).toEqual([200, { latencyMs: 0, failEvery: 0, loseEvery: 0 }]);
    const answered = (await askForLoans()).map((e) => e.text).join();
    expect([answered.includes('暂时查不到'), /申请/.test(answered)]).toEqual([false, true]);
    expect((await get(`${lobby.url}/api/v1/system/dead-turns`, headers)).body).toEqual({ rows: [] });
  });
});

/** A verified customer asks what only the bank's own systems know. */
async function askForLoans() {
  const visitor = await openVisitor(lobby.url);
  await identify(visitor, await tokenFor('YT100001', visitor.conversationId));
  await ask(visitor, '我的贷款审批到哪一步了');
  await ask(visitor, '验证身份');
  const { texts } = (await get(`${lobby.url}/api/v1/demo/customers/YT100001/texts`)).body as { texts: { code: string }[] };
  return ask(visitor, texts[0]?.code ?? '', 60_000);
}

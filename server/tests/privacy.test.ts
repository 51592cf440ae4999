import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog, readEnv, systemClock } from '@lobby/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchFiles } from '../src/cli/searchTraces.ts';
import { startLobby, type Lobby } from '../src/startLobby.ts';
import { signIn, type Credentials } from './authorisation/actors.ts';
import { ask, bearer, get, openVisitor, post, timeline } from './visitor.ts';

/** Secrets as people type them; all invented, card and id number with a right checksum. None may be found anywhere afterwards. */
const SECRETS = [
  { said: '我的卡号是6222021234567890128，帮我看看', raw: '6222021234567890128' },
  { said: '卡号 6222 0212 3456 7890 128', raw: '6222 0212 3456 7890 128' },
  { said: '身份证11010519491231002X', raw: '11010519491231002X' },
  { said: '手机号13812345678没收到短信', raw: '13812345678' },
  { said: '打138 1234 5678这个电话', raw: '138 1234 5678' },
  { said: '验证码是482913', raw: '482913' },
  { said: '我的登录密码是Qw3rty!998', raw: 'Qw3rty!998' },
  { said: 'my card number is 4111 1111 1111 1111', raw: '4111 1111 1111 1111' },
  { said: '卡号６２２２０２１２３４５６７８９０１２８', raw: '６２２２０２１２３４５６７８９０１２８' },
];
const dataDir = mkdtempSync(join(tmpdir(), 'lobby-privacy-'));
const logged: string[] = [];
let lobby: Lobby;

beforeAll(async () => {
  const log = createLog({ level: 'debug' }, { write: (line: string) => { logged.push(line); } });
  lobby = await startLobby({ env: readEnv({ PORT: '0', DATA_DIR: dataDir, LOBBY_NO_RATE_LIMIT: '1' }), log, clock: systemClock });
}, 180_000);
afterAll(async () => {
  await lobby.close();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('C3 what a customer should not have said', () => {
  it('is in no file, no log and no answer once it was sent', async () => {
    const visitor = await openVisitor(lobby.url);
    for (const { said } of SECRETS) await ask(visitor, said);
    const words = SECRETS.map((s) => s.raw);
    const seen = JSON.stringify(await timeline(visitor));
    expect(words.filter((w) => seen.includes(w))).toEqual([]);
    expect(words.filter((w) => logged.some((line) => line.includes(w)))).toEqual([]);
    expect(searchFiles(dataDir, words).found).toEqual([]);
  }, 180_000);
});

describe('PIPL 47: erasure', () => {
  it('takes one customer\'s words out of the record and leaves the order of things; the token is worth nothing afterwards', async () => {
    const marker = '我家的猫毛毛虫把手机踩坏了，怎么修改预留手机号';
    const visitor = await openVisitor(lobby.url);
    await ask(visitor, marker);
    const [supervisor, admin] = [await signIn(lobby, 'supervisor1'), await signIn(lobby, 'admin1')];
    const customerId = await customerOf(visitor.conversationId, supervisor);
    const before = await timeline(visitor);
    const entered = await post(`${lobby.url}/api/v1/privacy/requests`, { customerId, kind: 'erase', reason: '客户书面要求删除' }, supervisor);
    expect(entered.status).toBe(201);
    const decided = await post(`${lobby.url}/api/v1/privacy/requests/${String(entered.body.id)}/decision`, { approve: true }, admin);
    expect(decided.body).toMatchObject({ state: 'done', counts: { 'conversations.conversations': 1 } });
    expect((await get(`${lobby.url}/api/v1/conversations/${visitor.conversationId}/timeline`, bearer(visitor))).status).toBe(401);
    const after = await get(`${lobby.url}/api/v1/desk/conversations/${visitor.conversationId}/timeline`, supervisor);
    expect(JSON.stringify(after.body)).not.toContain('毛毛虫');
    expect((after.body.entries as unknown[]).length).toBeGreaterThan(before.length);
    const audit = await get(`${lobby.url}/api/v1/audit/verify`, await signIn(lobby, 'auditor1'));
    expect(audit.body).toMatchObject({ ok: true });
  });
});

async function customerOf(conversationId: string, supervisor: Credentials): Promise<string> {
  const { body } = await get(`${lobby.url}/api/v1/desk/conversations/${conversationId}`, supervisor);
  return /cust_[0-9a-z]{26}/.exec(JSON.stringify(body))?.[0] ?? '';
}

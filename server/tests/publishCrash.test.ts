import { spawnLobby, type SpawnedLobby } from '@lobby/testkit';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { get, post } from './visitor.ts';

const FEE = 'fee.card-platinum-annual';
const QUESTION = { question: '云汀白金卡年费多少' };
/** The first start publishes too and passes each point once unharmed. */
const AT_THE_SECOND = ':1';
/** Without the encoder understanding is trained in seconds: what is tried here is the publish, not the training. */
const quick = () => ({ MODELS_DIR: '/nowhere', CACHE_DIR: join(dataDir, 'cache') });
/** Where the process is killed: the release is written, its projections are ready, the pointer has moved. */
const STEPS = ['release_inserted', 'release_prepared', 'release_activated'] as const;

type Credentials = Record<string, string>;
type Detail = { row: { version: number }; item: { body: Record<string, unknown> } };

let lobby: SpawnedLobby | null = null;
let dataDir = '';
afterEach(async () => {
  await lobby?.dispose();
  rmSync(dataDir, { recursive: true, force: true });
});

async function signIn(url: string, username: string, password: string): Promise<Credentials> {
  const response = await fetch(`${url}/api/v1/desk/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password }) });
  const { csrfToken } = (await response.json()) as { csrfToken: string };
  return { cookie: response.headers.getSetCookie().map((c) => c.split(';')[0]).join('; '), 'x-lobby-csrf': csrfToken };
}

async function approveFee(url: string, editor: Credentials, approver: Credentials, amount: number): Promise<void> {
  const { row, item } = (await get(`${url}/api/v1/items/${FEE}`, editor)).body as unknown as Detail;
  const saved = await fetch(`${url}/api/v1/items/${FEE}`, { method: 'PUT', headers: { 'content-type': 'application/json', ...editor }, body: JSON.stringify({ baseVersion: row.version, item: { ...item, body: { ...item.body, amount } } }) });
  const { row: { version } } = (await saved.json()) as Detail;
  await post(`${url}/api/v1/items/${FEE}/submit`, { version }, editor);
  await post(`${url}/api/v1/items/${FEE}/review`, { version, decision: 'approve' }, approver);
}

const answerOf = async (url: string): Promise<string> => String((await post(`${url}/api/v1/knowledge/ask`, QUESTION)).body['text']);

/** Kills and restarts take minutes on a busy machine: run it by LOBBY_FAULTS=1. */
describe.runIf(process.env.LOBBY_FAULTS === '1')('R19: the server is killed while it publishes', () => {
  it.each(STEPS)('at %s: the next start has the new release whole, and until then the old one was served', async (step) => {
    dataDir = mkdtempSync(join(tmpdir(), 'lobby-publish-'));
    lobby = await spawnLobby({ dataDir, env: { ...quick(), LOBBY_FAILPOINT: `${step}${AT_THE_SECOND}` } });
    const [editor, approver] = [await signIn(lobby.url, 'editor1', lobby.passwords.get('editor1') ?? ''), await signIn(lobby.url, 'approver1', lobby.passwords.get('approver1') ?? '')];
    await approveFee(lobby.url, editor, approver, 777);
    expect(await answerOf(lobby.url)).toContain('580');
    await post(`${lobby.url}/api/v1/releases`, { note: 'cut short' }, approver).catch(() => undefined);
    expect(await lobby.exited).toBe('SIGKILL');
    lobby = await spawnLobby({ dataDir, env: quick() });
    const url = lobby.url;
    await expect.poll(() => answerOf(url), { timeout: 120_000, interval: 500 }).toContain('777');
    const again = (await get(`${url}/api/v1/releases`, await signIn(url, 'approver1', lobby.passwords.get('approver1') ?? '').catch(() => approver))).body as { rows?: { number: number; state: string }[] };
    if (again.rows) expect(again.rows.map((r) => [r.number, r.state])).toEqual([[2, 'current'], [1, 'past']]);
  }, 1_200_000);
});

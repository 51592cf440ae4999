import { spawnLobby } from '@lobby/testkit';
import { round, summarise } from './stats.ts';
import type { Bench } from './bench.ts';

const ROUNDS = 10;
const QUESTION = '云汀白金卡年费多少';

type Person = Record<string, string>;
type Detail = { row: { version: number }; item: Record<string, unknown> & { body: Record<string, unknown> } };

export const benchPublish: Bench = { name: 'publish', about: 'one approved change → customers get it, while one asks without a pause (ms)', run: measurePublish };

/**
 * From one approved change to customers getting it, on the whole demo bank: a fee (graph only), a phrasing of an FAQ (one more vector) and an utterance of a topic (understanding is
 * trained anew). Meanwhile a customer asks without a pause: how long the answers took, and whether one of them failed.
 */
async function measurePublish(): Promise<object> {
  const lobby = await spawnLobby({ env: { LOBBY_NO_RATE_LIMIT: '1' } });
  try {
    const editor = await signIn(lobby.url, 'editor1', lobby.passwords.get('editor1') ?? '');
    const approver = await signIn(lobby.url, 'approver1', lobby.passwords.get('approver1') ?? '');
    await served(lobby.url);
    const asking = askOn(lobby.url);
    const publishMs: Record<string, number[]> = { fee: [], faq: [], topic: [] };
    for (let i = 0; i < ROUNDS; i += 1) {
      publishMs.fee?.push(await change(lobby.url, editor, approver, 'fee.card-platinum-annual', (body) => ({ ...body, amount: 500 + i })));
      if (i % 2 === 0) publishMs.faq?.push(await change(lobby.url, editor, approver, 'faq.card_repay-late-fee', (body) => withMore(body, 'phrasings', `第${i}种问法：逾期罚多少`)));
      if (i === 0) publishMs.topic?.push(await change(lobby.url, editor, approver, 'topic.gold', (body) => withMore(body, 'utterances', `第${i}句：黄金今天什么价`)));
    }
    const { took, failed } = await asking.stop();
    return {
      publishMs: Object.fromEntries(Object.entries(publishMs).map(([kind, ms]) => [kind, summarise(ms)])), answersMeanwhileMs: summarise(took), answersMeanwhile: took.length, failedAnswers: failed, target: { feeMs: 1_000, failedAnswers: 0 },
    };
  } finally {
    await lobby.dispose();
  }
}

async function signIn(url: string, username: string, password: string): Promise<Person> {
  const response = await fetch(`${url}/api/v1/desk/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password }) });
  const { csrfToken } = (await response.json()) as { csrfToken: string };
  return { cookie: response.headers.getSetCookie().map((c) => c.split(';')[0]).join('; '), 'x-lobby-csrf': csrfToken };
}

async function call<T>(url: string, method: string, path: string, person: Person, body?: object): Promise<T> {
  const response = await fetch(`${url}/api/v1${path}`, { method, headers: { 'content-type': 'application/json', ...person }, ...(body ? { body: JSON.stringify(body) } : {}) });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** Edits, submits and approves; then measures from the publish being asked for to the new release answering. */
async function change(url: string, editor: Person, approver: Person, id: string, edit: (body: Record<string, unknown>) => Record<string, unknown>): Promise<number> {
  const { row, item } = await call<Detail>(url, 'GET', `/items/${id}`, editor);
  const saved = await call<Detail>(url, 'PUT', `/items/${id}`, editor, { baseVersion: row.version, item: { ...item, body: edit(item.body) } });
  await call(url, 'POST', `/items/${id}/submit`, editor, { version: saved.row.version });
  await call(url, 'POST', `/items/${id}/review`, approver, { version: saved.row.version, decision: 'approve' });
  const began = performance.now();
  const release = await call<{ id: string; state: string }>(url, 'POST', '/releases', approver, { note: 'bench', acceptWorse: true });
  if (release.state !== 'current') throw new Error(`the release is ${release.state}`);
  const answer = await ask(url);
  if (answer.release !== release.id) throw new Error('the new release does not answer');
  return round(performance.now() - began);
}

const withMore = (body: Record<string, unknown>, list: string, text: string): Record<string, unknown> => {
  const lists = body[list] as { zh: string[] };
  return { ...body, [list]: { ...lists, zh: [...lists.zh, text] } };
};

const ask = async (url: string): Promise<{ release: string; kind: string }> => {
  const response = await fetch(`${url}/api/v1/knowledge/ask`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ question: QUESTION }) });
  if (!response.ok) throw new Error(`ask: ${response.status}`);
  return (await response.json()) as { release: string; kind: string };
};

/** Waits until the first start's vectors are made and understanding is trained: a publish is measured on a warm installation. */
async function served(url: string): Promise<void> {
  for (let i = 0; i < 240; i += 1) {
    const health = (await (await fetch(`${url}/health`)).json()) as { status: string };
    if (health.status === 'ok') return;
    await new Promise((resolve) => { setTimeout(resolve, 500); });
  }
}

function askOn(url: string): { stop(): Promise<{ took: number[]; failed: number }> } {
  const day = { over: false };
  const took: number[] = [];
  let failed = 0;
  const work = (async () => {
    while (!day.over) {
      const began = performance.now();
      const ok = await ask(url).then((a) => a.kind === 'answer', () => false);
      took.push(performance.now() - began);
      if (!ok) failed += 1;
    }
  })();
  return { stop: async () => { day.over = true; await work; return { took, failed }; } };
}

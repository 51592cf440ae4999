import type { Lobby } from '../../src/startLobby.ts';
import { ask, get, openVisitor, post, type Visitor } from '../visitor.ts';
import type { Actor } from './rows.ts';

export type Credentials = Record<string, string>;
export type Cast = { credentials: Record<Actor, Credentials>; visitorA: Visitor; visitorB: Visitor; ids: Record<string, string>; handoffId: string };

const USERNAMES = { agent: 'agent1', otherAgent: 'agent2', supervisor: 'supervisor1', editor: 'editor1', approver: 'approver1', auditor: 'auditor1', admin: 'admin1' } as const;

/** Signs everybody in and puts visitor A's conversation into the hands of `agent`. */
export async function assemble(lobby: Lobby): Promise<Cast> {
  const [visitorA, visitorB] = [await openVisitor(lobby.url), await openVisitor(lobby.url)];
  const signedIn = await Promise.all(Object.values(USERNAMES).map((username) => signIn(lobby, username)));
  const [agent, otherAgent, supervisor, editor, approver, auditor, admin] = signedIn as [Credentials, Credentials, Credentials, Credentials, Credentials, Credentials, Credentials];
  const credentials: Record<Actor, Credentials> = {
    agent, otherAgent, supervisor, editor, approver, auditor, admin, none: {}, visitorA: { authorization: `Bearer ${visitorA.token}` }, visitorB: { authorization: `Bearer ${visitorB.token}` },
  };
  const handoffId = await handOver(lobby, visitorA, credentials.agent);
  const view = await get(`${lobby.url}/api/v1/desk/conversations/${visitorA.conversationId}`, credentials.agent);
  return { credentials, visitorA, visitorB, handoffId, ids: { conversations: visitorA.conversationId, tickets: found(view.body, 'ticketId'), customers: found(view.body, 'customerId') } };
}

export async function signIn(lobby: Lobby, username: string): Promise<Credentials> {
  const password = lobby.newPasswords.find((p) => p.username === username)?.password;
  const response = await fetch(`${lobby.url}/api/v1/desk/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password }) });
  const me = (await response.json()) as { csrfToken: string };
  return { cookie: response.headers.getSetCookie().map((c) => c.split(';')[0]).join('; '), 'x-lobby-csrf': me.csrfToken };
}

async function handOver(lobby: Lobby, visitor: Visitor, agent: Credentials): Promise<string> {
  await ask(visitor, '转人工');
  const inbox = await get(`${lobby.url}/api/v1/desk/inbox`, agent);
  const row = (inbox.body.rows as { conversationId: string; handoffId: string }[]).find((r) => r.conversationId === visitor.conversationId);
  if (!row) throw new Error('the handoff did not arrive');
  const accepted = await post(`${lobby.url}/api/v1/desk/handoffs/${row.handoffId}/accept`, undefined, agent);
  if (accepted.status !== 200) throw new Error(`accept: ${accepted.status} ${JSON.stringify(accepted.body)}`);
  return row.handoffId;
}

/** The first string under `key` anywhere in the answer. */
function found(value: unknown, key: string): string {
  if (value === null || typeof value !== 'object') return '';
  const own = (value as Record<string, unknown>)[key];
  if (typeof own === 'string') return own;
  return Object.values(value).map((v) => found(v, key)).find((v) => v !== '') ?? '';
}

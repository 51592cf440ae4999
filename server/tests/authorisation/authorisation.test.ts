import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CUSTOMER_EVENTS, DESK_EVENTS } from '@lobby/contracts';
import { readEnv, silentLog, systemClock } from '@lobby/service-kit';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLobby, type Lobby } from '../../src/startLobby.ts';
import { get, mintClientId } from '../visitor.ts';
import { assemble, signIn, type Cast } from './actors.ts';
import { HOSTILE_TEXTS, hostileSample, type Schema } from './hostileSample.ts';
import { ACTORS, DESK_EVENT_ROWS, DESK_MAY_CONNECT, ROUTES, STAFF_ACTORS, type Actor, type Row } from './rows.ts';

/** S2: every route and every socket event, for every kind of caller. Both lists come from the doors themselves. */
const dataDir = mkdtempSync(join(tmpdir(), 'lobby-matrix-'));
let lobby: Lobby;
let cast: Cast;

beforeAll(async () => {
  lobby = await startLobby({ env: readEnv({ PORT: '0', DATA_DIR: dataDir, LOBBY_NO_RATE_LIMIT: '1', LOG_LEVEL: 'silent' }), log: silentLog, clock: systemClock });
  cast = await assemble(lobby);
}, 180_000);
afterAll(async () => {
  await lobby.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Some thousand requests, one after the other. */
const LONG_MS = 240_000;
const deep = (open: string, close: string): string => open.repeat(5_000) + close.repeat(5_000);
/** Bodies that are too deep, or whose keys reach for every object's own. */
const PARSER_TRAPS = [deep('[', ']'), `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`, '{"__proto__":{"polluted":1}}', '{"a":{"b":{"constructor":{"prototype":{"polluted":1}}}}}'];
/** What is sent where an event's payload is due. */
const NO_PAYLOADS: readonly unknown[] = [null, [], 0, true, 'x', JSON.parse('{"__proto__":{"polluted":1}}'), { constructor: { prototype: { polluted: 1 } } }, { conversationId: {} }, { conversationId: ['a'] }, { conversationId: '__proto__', after: 0 }, { handoffId: 'constructor' }, { conversationId: { $ne: '' }, clientId: { $gt: '' }, text: 'x' }, JSON.parse(`${'{"a":'.repeat(3_000)}1${'}'.repeat(3_000)}`)];
/** Addresses that name nothing: allowed callers learn that, nobody changes anything. */
const NOTHING = '0'.repeat(26);
const EXAMPLES: Record<string, string> = { turnId: `turn_${NOTHING}`, handoffs: `hof_${NOTHING}`, staff: `staff_${NOTHING}`, releases: `rel_${NOTHING}`, items: 'product.card-platinum', documents: 'document.fee-schedule' };

function addressOf(route: string): string {
  const [, path = ''] = route.split(' ');
  return path.replace(/([a-z-]+)\/:(\w+)/g, (_all, noun: string, name: string) => `${noun}/${cast.ids[noun] ?? EXAMPLES[name] ?? EXAMPLES[noun] ?? NOTHING}`);
}

async function call(route: string, actor: Actor, credentials = cast.credentials[actor]): Promise<{ status: number; code: string | null }> {
  const [method = 'GET'] = route.split(' ');
  const response = await fetch(`${lobby.url}${addressOf(route)}`, { method, headers: { ...credentials, ...(method === 'GET' || method === 'DELETE' ? {} : { 'content-type': 'application/json' }) }, ...(method === 'GET' || method === 'DELETE' ? {} : { body: '{}' }) });
  const text = await response.text();
  // Only a refusal has a code; a file may begin like JSON and be many lines of it.
  return { status: response.status, code: response.headers.get('content-type')?.startsWith('application/problem+json') ? ((JSON.parse(text) as { code?: string }).code ?? null) : null };
}

const refusedTo = (row: Row): Actor[] => ACTORS.filter((a) => !row.may.includes(a) && !row.hidden?.includes(a));
/** These end what the others need, so the ones that may come to them last. */
const ENDINGS = ['logout', 'transfer', 'return-to-bot', 'resolve', 'take-over', 'sign-out', 'desk/sessions'];
const byHarm = (a: string, b: string): number => harm(a) - harm(b);
const harm = (route: string): number => (route.startsWith('GET') ? -1 : ENDINGS.findIndex((e) => route.endsWith(e)) + 1) ;

describe('S2 the routes', () => {
  it('are exactly those of the table, and all but health and metrics are in the OpenAPI document', async () => {
    const names = lobby.routes.map((r) => `${r.method} ${r.url}`).filter((name) => name.includes('/api/') || /health|metrics/.test(name));
    expect([...new Set(names)].toSorted()).toEqual(Object.keys(ROUTES).toSorted());
    const { body } = await get(`${lobby.url}/docs/json`);
    const documented = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) => Object.keys(methods).map((m) => `${m.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`));
    expect(documented.toSorted()).toEqual(Object.keys(ROUTES).filter((r) => r.includes('/api/')).toSorted());
  });

  it('refuse whoever is not in their row, and hide what is not theirs', { timeout: LONG_MS }, async () => {
    const wrong: string[] = [];
    let cells = 0;
    for (const [route, row] of Object.entries(ROUTES)) {
      for (const actor of refusedTo(row)) {
        const { status } = await call(route, actor);
        cells += 1;
        if (status !== 401 && status !== 403) wrong.push(`${actor} ${route}: ${status} instead of a refusal`);
      }
      for (const actor of row.hidden ?? []) {
        const { status, code } = await call(route, actor);
        cells += 1;
        // A body that does not fit may be told first; it says nothing about what is there.
        if (code !== 'not_found' && code !== 'invalid_request') wrong.push(`${actor} ${route}: ${status} ${code} instead of not_found`);
      }
    }
    expect(wrong).toEqual([]);
    expect(cells).toBeGreaterThan(300);
  });

  it('let in whoever is', { timeout: LONG_MS }, async () => {
    const wrong: string[] = [];
    for (const route of Object.keys(ROUTES).toSorted(byHarm)) {
      const row = ROUTES[route] as Row;
      for (const actor of row.may) {
        const own = route.endsWith('logout') || route.endsWith('second-factor') ? await signIn(lobby, usernameOf(actor)) : undefined;
        const { status, code } = await call(route, actor, own);
        const lost = status === 404 && !row.absent && harm(route) <= 0;
        if (status === 401 || (status === 403 && code !== 'step_up_required') || status >= 500 || lost) wrong.push(`${actor} ${route}: ${status} ${code}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('refuse a change without the CSRF header, by a form, or with a foreign id in the body', async () => {
    const { cookie = '' } = cast.credentials.approver;
    for (const headers of [{ cookie }, { cookie, 'x-lobby-csrf': 'x'.repeat(43) }, { cookie, 'x-lobby-csrf': cast.credentials.editor['x-lobby-csrf'] ?? '' }]) {
      const response = await fetch(`${lobby.url}/api/v1/releases`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: '{}' });
      expect(response.status).toBe(403);
    }
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
      const response = await fetch(`${lobby.url}/api/v1/releases`, { method: 'POST', headers: { ...cast.credentials.approver, 'content-type': type }, body: 'note=x' });
      expect([400, 415], `S15 ${type}`).toContain(response.status);
    }
  });
});

type Operation = { parameters?: { name: string; in: string; schema: Schema }[]; requestBody?: { content: Record<string, { schema: Schema } | undefined> } };

describe('S4 hostile texts in every field of every route', () => {
  it('are refused or kept as texts, and never a fault', { timeout: LONG_MS }, async () => {
    const fresh = await assemble(lobby);
    const { paths, components } = (await get(`${lobby.url}/docs/json`)).body as { paths: Record<string, Record<string, Operation>>; components: { schemas?: Record<string, Schema> } };
    const faults: string[] = [];
    let tried = 0;
    let reached = 0;
    for (const [route, row] of Object.entries(ROUTES).filter(([name]) => name.includes('/api/') && harm(name) <= 0)) {
      const [method = 'GET', path = ''] = route.split(' ');
      const operation = paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
      const actor = row.may.find((a) => a !== 'none') ?? 'none';
      for (const text of HOSTILE_TEXTS) {
        const query = new URLSearchParams((operation?.parameters ?? []).filter((p) => p.in === 'query').map(({ name, schema }): [string, string] => [name, String(hostileSample(schema, text, components.schemas ?? {}))]));
        const schema = operation?.requestBody?.content['application/json']?.schema;
        const response = await fetch(`${lobby.url}${addressOf(route)}?${query}`, {
          method, redirect: 'manual', headers: { ...fresh.credentials[actor], ...(schema ? { 'content-type': 'application/json' } : {}) }, ...(schema ? { body: JSON.stringify(hostileSample(schema, text, components.schemas ?? {})) } : {}),
        });
        await response.arrayBuffer();
        tried += 1;
        if (response.ok) reached += 1;
        if (response.status >= 500) faults.push(`${actor} ${route} ${JSON.stringify(text)}: ${response.status}`);
      }
    }
    expect(faults).toEqual([]);
    // Without these the samples would all have been refused at the door.
    expect([tried > 400, reached > 50]).toEqual([true, true]);
  });
});

describe('S3, S18 bodies made for a parser at every route that changes something', () => {
  it('are refused, and never a fault', { timeout: LONG_MS }, async () => {
    const faults: string[] = [];
    for (const [route, row] of Object.entries(ROUTES).filter(([name]) => name.includes('/api/') && !name.startsWith('GET') && !name.startsWith('DELETE') && harm(name) <= 0)) {
      const [method = 'POST'] = route.split(' ');
      for (const body of PARSER_TRAPS) {
        const response = await fetch(`${lobby.url}${addressOf(route)}`, { method, headers: { ...cast.credentials[row.may.find((a) => a !== 'none') ?? 'none'], 'content-type': 'application/json' }, body });
        await response.arrayBuffer();
        if (response.status < 400 || response.status >= 500) faults.push(`${route} ${body.slice(0, 30)}: ${response.status}`);
      }
    }
    expect(faults).toEqual([]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

const usernameOf = (actor: Actor): string => ({ otherAgent: 'agent2' } as Partial<Record<Actor, string>>)[actor] ?? `${actor}1`;

async function connect(namespace: string, options: { cookie?: string; origin?: string; auth?: object }): Promise<Socket | string> {
  const socket = io(`${lobby.url}${namespace}`, {
    transports: ['websocket'], forceNew: true, reconnection: false, auth: options.auth ?? { protocol: 1 },
    extraHeaders: { ...(options.cookie ? { cookie: options.cookie } : {}), ...(options.origin ? { origin: options.origin } : {}) },
  });
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', (error: Error & { data?: { code?: string } }) => { socket.close(); resolve(error.data?.code ?? error.message); });
  });
}

const codeOf = async (socket: Socket, event: string, payload: object): Promise<string> => {
  const ack = (await socket.timeout(10_000).emitWithAck(event, payload)) as { ok: boolean; error?: { code: string } };
  return ack.ok ? 'ok' : (ack.error?.code ?? 'none');
};

describe('S2 the sockets', () => {
  it('have a row for every event', () => {
    expect(Object.keys(DESK_EVENT_ROWS).toSorted()).toEqual(Object.keys(DESK_EVENTS).toSorted());
  });

  it('open the desk to those who work there, from our own pages', async () => {
    for (const actor of ACTORS) {
      const { cookie } = cast.credentials[actor];
      const outcome = await connect('/desk', { ...(cookie ? { cookie } : {}), origin: lobby.url });
      if (DESK_MAY_CONNECT.includes(actor)) {
        expect(outcome, actor).toBeTypeOf('object');
        (outcome as Socket).close();
      } else expect(['unauthenticated', 'forbidden'], actor).toContain(outcome);
    }
  });

  it.each(['http://evil.example', 'null', 'file://', 'http://127.0.0.1.evil.example'])('S8 refuse the desk to a page of %s', async (origin) => {
    expect(await connect('/desk', { cookie: cast.credentials.agent.cookie ?? '', origin })).toBeTypeOf('string');
  });
  it('S8 refuse a cookie without an origin', async () => {
    expect(await connect('/desk', { cookie: cast.credentials.agent.cookie ?? '' })).toBeTypeOf('string');
  });

  it('ask at every event of the desk', async () => {
    const wrong: string[] = [];
    const fresh = await anotherConversation();
    for (const actor of STAFF_ACTORS.filter((a) => DESK_MAY_CONNECT.includes(a)).toReversed()) {
      const socket = (await connect('/desk', { cookie: (await signIn(lobby, usernameOf(actor))).cookie ?? '', origin: lobby.url })) as Socket;
      for (const [event, row] of Object.entries(DESK_EVENT_ROWS)) {
        const code = await codeOf(socket, event, row.payload(fresh));
        const hidden = row.hidden?.includes(actor) === true;
        const refused = code === 'forbidden' || code === 'unauthenticated';
        const expected = hidden ? code === 'not_found' : row.may.includes(actor) ? !refused : refused;
        if (!expected) wrong.push(`${actor} ${event}: ${code}`);
      }
      socket.close();
    }
    expect(wrong).toEqual([]);
  });

  it('S3 refuse what is no payload at every event, by a word of ours, and stay open', async () => {
    const agent = await signIn(lobby, usernameOf('agent'));
    const doors = [
      { events: Object.keys(DESK_EVENTS), socket: await connect('/desk', { cookie: agent.cookie ?? '', origin: lobby.url }) },
      { events: Object.keys(CUSTOMER_EVENTS), socket: await connect('/customer', { auth: { conversationId: cast.visitorA.conversationId, visitorToken: cast.visitorA.token, protocol: 1 } }) },
    ];
    const wrong: string[] = [];
    for (const { events, socket } of doors) {
      if (typeof socket === 'string') throw new Error(`a socket was refused: ${socket}`);
      for (const event of [...events, '__proto__', 'constructor', 'toString']) {
        for (const payload of NO_PAYLOADS) {
          const code = await codeOf(socket, event, payload as object);
          if (!['invalid_request', 'forbidden', 'unknown_event'].includes(code)) wrong.push(`${event} ${JSON.stringify(payload)?.slice(0, 60)}: ${code}`);
        }
      }
      expect(socket.connected).toBe(true);
      socket.close();
    }
    expect(wrong).toEqual([]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  }, LONG_MS);

  it('open a conversation to the holder of its token only, and every event stays in it', async () => {
    const { visitorA, visitorB } = cast;
    for (const auth of [{}, { conversationId: visitorA.conversationId, visitorToken: visitorB.token, protocol: 1 }, { conversationId: visitorA.conversationId, protocol: 1 }]) {
      expect(['unauthenticated', 'not_found', 'invalid_request']).toContain(await connect('/customer', { auth }));
    }
    const before = (await get(`${lobby.url}/api/v1/conversations/${visitorA.conversationId}/timeline`, cast.credentials.visitorA)).body.lastSeq;
    const socket = (await connect('/customer', { auth: { conversationId: visitorB.conversationId, visitorToken: visitorB.token, protocol: 1 } })) as Socket;
    for (const event of Object.keys(CUSTOMER_EVENTS)) {
      // Whatever conversation a payload names, the socket speaks for its own.
      const code = await codeOf(socket, event, { conversationId: visitorA.conversationId, clientId: mintClientId(), text: 'x', after: 0, seq: 1, typing: true, score: 5 });
      expect(code, event).toBe('invalid_request');
    }
    socket.close();
    expect((await get(`${lobby.url}/api/v1/conversations/${visitorA.conversationId}/timeline`, cast.credentials.visitorA)).body.lastSeq).toBe(before);
  });
});

/** The first one has been through all routes; events need one that `agent` has. */
async function anotherConversation(): Promise<{ conversationId: string; handoffId: string }> {
  const next = await assemble(lobby);
  cast = { ...next, credentials: next.credentials };
  return { conversationId: next.visitorA.conversationId, handoffId: next.handoffId };
}

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Me } from '@lobby/contracts';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import { openTestDatabase } from '@lobby/testkit';
import { exportJWK, generateKeyPair } from 'jose';
import { Provider } from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAccess, openDoor } from '../testing/openAccess.ts';

/** A real OpenID Connect provider beside us; its own sign-in page is answered with the name in `signsIn`. */
let provider: Server;
let signsIn = 'agent1';
/** How strong its proof is, as it says. */
let acr: string | undefined;
let database: DatabaseHandle;
let door: Awaited<ReturnType<typeof openDoor>>;
let access: Awaited<ReturnType<typeof openAccess>>['access'];
let passwords: ReadonlyMap<string, string>;
const BASE = 'http://lobby.test';

beforeAll(async () => {
  provider = createServer();
  await new Promise<void>((resolve) => { provider.listen(0, '127.0.0.1', resolve); });
  const issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  await openProvider(issuer);
  database = await openTestDatabase();
  ({ access, passwords } = await openAccess(database, { baseUrl: BASE, directory: { issuer, clientId: 'lobby', clientSecret: 'secret-of-the-test-directory', usernameClaim: 'preferred_username' } }));
  door = await openDoor(access);
});
afterAll(async () => {
  await door.close();
  await database.close();
  provider.close();
});

async function openProvider(issuer: string): Promise<void> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const op = new Provider(issuer, {
    clients: [{ client_id: 'lobby', client_secret: 'secret-of-the-test-directory', redirect_uris: [`${BASE}/api/v1/desk/directory/callback`], grant_types: ['authorization_code'], response_types: ['code'], token_endpoint_auth_method: 'client_secret_post' }],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'op-1' }] }, cookies: { keys: ['cookie-key-of-the-test'] }, pkce: { required: () => true }, features: { devInteractions: { enabled: false } },
    acrValues: ['urn:bank:password', 'urn:bank:card'], claims: { acr: null, openid: ['sub'], profile: ['name', 'preferred_username'] }, conformIdTokenClaims: false,
    findAccount: (_ctx: unknown, id: string) => ({ accountId: id, claims: async () => ({ sub: `sub-${id}`, name: id, preferred_username: id }) }),
    interactions: { url: (_ctx: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
  });
  const serve = op.callback();
  provider.on('request', async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return serve(request, response);
    const { prompt, params } = await op.interactionDetails(request, response);
    if (prompt.name === 'login') return op.interactionFinished(request, response, { login: { accountId: signsIn, ...(acr === undefined ? {} : { acr }) } });
    const grant = new op.Grant({ accountId: signsIn, clientId: String(params.client_id) });
    grant.addOIDCScope('openid profile');
    return op.interactionFinished(request, response, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true });
  });
}

/** Walks the directory's redirects as a browser would, until it sends back to us. */
async function walk(from: string): Promise<string> {
  const jar = new Map<string, string>();
  let url = from;
  for (let hop = 0; hop < 10 && !url.startsWith(BASE); hop += 1) {
    const response = await fetch(url, { redirect: 'manual', headers: { cookie: [...jar].map(([k, v]) => `${k}=${v}`).join('; ') } });
    for (const c of response.headers.getSetCookie()) jar.set(c.slice(0, c.indexOf('=')), c.slice(c.indexOf('=') + 1).split(';')[0] ?? '');
    url = new URL(response.headers.get('location') ?? `${BASE}/stuck?${response.status}`, url).href;
  }
  return url.slice(BASE.length);
}

const cookiesOf = (answer: { headers: Record<string, unknown> }): string => [answer.headers['set-cookie'] ?? []].flat().map((c) => String(c).split(';')[0]).join('; ');

async function begin(to = '/desk') {
  const start = await door.inject({ url: `/api/v1/desk/directory?to=${to}` });
  return { start, cookie: cookiesOf(start) };
}

describe('ASVS 6.8.4 the strength of proof asked of the directory', () => {
  let strict: Awaited<ReturnType<typeof openDoor>>;
  beforeAll(async () => {
    const { port } = provider.address() as AddressInfo;
    const directory = { issuer: `http://127.0.0.1:${port}`, clientId: 'lobby', clientSecret: 'secret-of-the-test-directory', usernameClaim: 'preferred_username', acr: ['urn:bank:card'] };
    strict = await openDoor((await openAccess(database, { baseUrl: BASE, secondFactorFor: ['auditor'], directory })).access);
  });
  afterAll(async () => { acr = undefined; await strict.close(); });

  const signInAs = async (name: string, strength: string | undefined) => {
    [signsIn, acr] = [name, strength];
    const start = await strict.inject({ url: '/api/v1/desk/directory?to=/compliance' });
    expect(new URL(String(start.headers.location)).searchParams.get('acr_values')).toBe('urn:bank:card');
    return strict.inject({ url: await walk(String(start.headers.location)), headers: { cookie: cookiesOf(start) } });
  };

  it.each(['urn:bank:password', undefined])('lets nobody in on the word %s', async (strength) => {
    expect((await signInAs('auditor1', strength)).headers.location).toBe('/desk?sign-in=refused');
  });

  it('counts as the second factor where it was given, and for that session alone', async () => {
    const end = await signInAs('auditor1', 'urn:bank:card');
    const me = await strict.inject({ url: '/api/v1/desk/me', headers: { cookie: cookiesOf(end) } });
    expect(me.json().staff).toMatchObject({ username: 'auditor1', roles: ['auditor'] });
    const byPassword = await strict.inject({ method: 'POST', url: '/api/v1/desk/login', payload: { username: 'auditor1', password: passwords.get('auditor1') } });
    expect(byPassword.json().staff).toMatchObject({ roles: [], secondFactorMissing: true });
  });
});

describe('signing in at the bank\'s directory', () => {
  it('gives whoever has an account here a session of ours, with the roles from here', async () => {
    signsIn = 'agent1';
    const { start, cookie } = await begin('/knowledge');
    expect(start.statusCode).toBe(302);
    const back = await walk(String(start.headers.location));
    const end = await door.inject({ url: back, headers: { cookie } });
    expect([end.statusCode, end.headers.location]).toEqual([302, '/knowledge']);
    const me = await door.inject({ url: '/api/v1/desk/me', headers: { cookie: cookiesOf(end) } });
    expect(me.json().staff).toMatchObject({ username: 'agent1', roles: ['agent'] });
  });

  it('asks nobody to renew a first password that was not shown', async () => {
    signsIn = 'agent1';
    await access.renewPassword((await access.listStaff()).find((s) => s.username === 'agent1')?.id ?? '', 'staff_test');
    const { start, cookie } = await begin();
    const end = await door.inject({ url: await walk(String(start.headers.location)), headers: { cookie } });
    const { staff } = (await door.inject({ url: '/api/v1/desk/me', headers: { cookie: cookiesOf(end) } })).json<Me>();
    expect([staff.roles, staff.firstPassword]).toEqual([['agent'], undefined]);
  });

  it('lets the same code in once, and from the same browser only', async () => {
    const { start, cookie } = await begin();
    const back = await walk(String(start.headers.location));
    for (const wrong of ['', 'lobby.state=forged']) expect((await door.inject({ url: back, headers: { cookie: wrong } })).headers.location, wrong).toBe('/desk?sign-in=refused');
    const again = await begin();
    const path = await walk(String(again.start.headers.location));
    expect((await door.inject({ url: path, headers: { cookie: again.cookie } })).headers.location).toBe('/desk');
    expect((await door.inject({ url: path, headers: { cookie: again.cookie } })).headers.location).toBe('/desk?sign-in=refused');
    expect(cookie).not.toBe('');
  });

  it.each(['nobody-here', 'AGENT1@staff.invalid', ''])('refuses the name %j, which has no account here, and makes none', async (name) => {
    signsIn = name || 'x';
    const before = (await access.listStaff()).length;
    const { start, cookie } = await begin();
    const end = await door.inject({ url: await walk(String(start.headers.location)), headers: { cookie } });
    expect(end.headers.location).toBe('/desk?sign-in=refused');
    expect((await access.listStaff()).length).toBe(before);
  });

  it('refuses a disabled account', async () => {
    signsIn = 'agent2';
    const row = (await access.listStaff()).find((s) => s.username === 'agent2');
    await access.updateStaff(row?.id ?? '', { disabled: true }, 'staff_test');
    const { start, cookie } = await begin();
    expect((await door.inject({ url: await walk(String(start.headers.location)), headers: { cookie } })).headers.location).toBe('/desk?sign-in=refused');
  });

  it('sends nobody anywhere but to its own screens', async () => {
    expect((await door.inject({ url: '/api/v1/desk/directory?to=https://evil.example' })).statusCode).toBe(400);
  });
});

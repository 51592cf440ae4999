import { createHmac } from 'node:crypto';
import type { Me } from '@lobby/contracts';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import type { HttpApp } from '@lobby/service-kit/http';
import { openTestDatabase } from '@lobby/testkit';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { staff, staffAccounts, staffSessions } from '../record/schema.ts';
import { cookieHeader } from '../session/cookieOf.ts';
import { openAccess, openDoor } from '../testing/openAccess.ts';

let database: DatabaseHandle;
let house: Awaited<ReturnType<typeof openAccess>>;
let door: HttpApp;
beforeAll(async () => { database = await openTestDatabase(); });
afterAll(() => database.close());
beforeEach(async () => {
  // The audit outlives this and remembers that there were people: without its guard the record takes new first ones.
  await database.db.execute(sql`alter table staff disable trigger staff_four_eyes`);
  await database.db.execute(sql`truncate staff, sign_in_failures cascade`);
  house = await openAccess(database);
  await database.db.execute(sql`alter table staff enable trigger staff_four_eyes`);
  door = await openDoor(house.access);
  return () => door.close();
});

const password = (username: string): string => house.passwords.get(username) ?? '';
async function signIn(username: string, typed = password(username), code?: string) {
  const answer = await door.inject({ method: 'POST', url: '/api/v1/desk/login', payload: { username, password: typed, ...(code ? { code } : {}) } });
  const cookies = [answer.headers['set-cookie'] ?? []].flat();
  return { status: answer.statusCode, body: answer.json<Me & { code: string; current?: { retryAfterSeconds: number } }>(), cookies, cookie: cookieHeader(cookies) };
}
const idOf = async (username: string): Promise<string> => (await house.access.listStaff()).find((row) => row.username === username)?.id ?? '';
/** A new password as one admin asks for it and, of a guarded role's holder, another approves it. */
async function renew(staffId: string): Promise<string> {
  const asked = await house.access.renewPassword(staffId, await idOf('admin1'));
  if ('password' in asked) return asked.password;
  return `${asked.passwordHalf}-${(await house.access.decideStaffRequest(asked.request.id, true, await idOf('admin2'))).passwordHalf}`;
}
const me = (cookie: string) => door.inject({ method: 'GET', url: '/api/v1/desk/me', headers: { cookie } });

describe('signing in', () => {
  it('makes eight people with a password each, once', async () => {
    expect([...house.passwords.keys()].sort()).toEqual(['admin1', 'admin2', 'agent1', 'agent2', 'approver1', 'auditor1', 'editor1', 'supervisor1']);
    expect(new Set(house.passwords.values()).size).toBe(8);
    expect(await house.access.seedStaff()).toEqual([]);
    const stored = await database.db.select({ password: staffAccounts.password }).from(staffAccounts);
    expect(stored.every((s) => s.password?.startsWith('$argon2id$v=19$m=19456,t=2,p=1$'))).toBe(true);
  });

  it('tells who one is and what one may, and sets one cookie that scripts cannot read', async () => {
    const { status, body, cookies, cookie } = await signIn('agent1');
    expect(status).toBe(200);
    expect(body).toMatchObject({ staff: { username: 'agent1', name: '李晓', roles: ['agent'] }, csrfToken: expect.any(String) });
    expect(body.permissions).toContain('conversation.accept');
    expect(body.staff).not.toHaveProperty('sessionId');
    expect(cookies).toEqual([expect.stringMatching(/^lobby\.session=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/)]);
    expect((await me(cookie)).json()).toEqual({ ...body, idleSeconds: expect.any(Number) as unknown });
  });

  it('binds the cookie to host and encryption with https', async () => {
    const secure = await openAccess(database, { baseUrl: 'https://bank.example' });
    const { cookies } = await secure.access.login('agent2', password('agent2'), { ip: '127.0.0.1', userAgent: '' });
    expect(cookies).toEqual([expect.stringMatching(/^__Host-lobby\.session=[^;]+; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/)]);
    expect(await secure.access.staffFromHeaders({ cookie: cookieHeader(cookies) })).toMatchObject({ username: 'agent2' });
    expect(await house.access.staffFromHeaders({ cookie: cookieHeader(cookies) })).toBeNull();
  });

  it('answers an unknown name exactly as a wrong password, and not faster', async () => {
    const began = performance.now();
    const unknown = await signIn('nobody', 'wrong');
    const took = performance.now() - began;
    const wrong = await signIn('agent1', 'wrong');
    expect([unknown.status, { ...unknown.body, requestId: '' }]).toEqual([401, { ...wrong.body, requestId: '' }]);
    expect(took).toBeGreaterThanOrEqual(245);
  });

  it.each([{ username: { $ne: '' }, password: 'x' }, { username: 'agent1' }, { username: 'agent1', password: 'x', roles: ['admin'] }, [], 'text'])('refuses %j as a body', async (payload) => {
    expect((await door.inject({ method: 'POST', url: '/api/v1/desk/login', payload })).statusCode).toBe(400);
  });

  it('locks a name after five failures, longer each time, known or not, even for the right password', async () => {
    for (const name of ['agent1', 'nobody']) {
      for (let i = 0; i < 5; i += 1) expect((await signIn(name, 'wrong')).status).toBe(401);
      expect(await signIn(name, 'wrong')).toMatchObject({ status: 429, body: { code: 'rate_limited', current: { retryAfterSeconds: 30 } } });
    }
    expect((await signIn('AGENT1 ', password('agent1'))).status).toBe(429);
    house.pass(30_001);
    expect((await signIn('agent1', 'wrong')).status).toBe(401);
    house.pass(30_001);
    expect((await signIn('agent1')).status).toBe(429);
    house.pass(30_001);
    expect((await signIn('agent1')).status).toBe(200);
    expect((await signIn('agent1', 'wrong')).status).toBe(401);
  }, 60_000);

  it('lets no parallel guesses past the lock', async () => {
    const statuses = (await Promise.all(Array.from({ length: 12 }, () => signIn('agent1', 'wrong')))).map((a) => a.status);
    expect([statuses.filter((s) => s === 401).length, statuses.filter((s) => s === 429).length]).toEqual([5, 7]);
  });

  it('keeps disabled people out', async () => {
    await database.db.update(staff).set({ disabledAt: new Date() }).where(eq(staff.username, 'agent1'));
    expect((await signIn('agent1')).status).toBe(401);
  });
});

describe('sessions', () => {
  it.each(['', 'lobby.session=abc', 'lobby.session=abc.def', 'lobby.session=%00', '__proto__=1'])('refuses the cookie "%s"', async (cookie) => {
    expect((await me(cookie)).json()).toMatchObject({ code: 'unauthenticated' });
  });

  it('refuses a cookie whose signature is of another installation', async () => {
    const { cookie } = await signIn('agent1');
    expect((await me(cookie.slice(0, -6) + 'AAAAA='.slice(0, 6))).statusCode).toBe(401);
  });

  it('S9 ends at once on sign-out and tells who listens; the clear cookie has the name of the set one', async () => {
    const { cookie, body } = await signIn('agent1');
    const ended: string[] = [];
    house.access.onRevoked((r) => ended.push(r.staffId));
    const out = await door.inject({ method: 'POST', url: '/api/v1/desk/logout', headers: { cookie, 'x-lobby-csrf': body.csrfToken } });
    expect([out.statusCode, out.headers['set-cookie']]).toEqual([204, ['lobby.session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0']]);
    expect((await me(cookie)).statusCode).toBe(401);
    expect(ended).toEqual([body.staff.id]);
  });

  it('S9 end everywhere within the sweep when they end on another replica', async () => {
    const other = await openAccess(database);
    const { cookie, body } = await signIn('agent1');
    expect((await me(cookie)).statusCode).toBe(200);
    await other.access.revokeStaff(body.staff.id, 'admin');
    const told = new Promise<string>((resolve) => house.access.onRevoked((r) => resolve(r.staffId)));
    house.access.start();
    expect(await told).toBe(body.staff.id);
    expect((await me(cookie)).statusCode).toBe(401);
    await house.access.close();
  });

  it('S9 end with a new password, and run out after twelve hours', async () => {
    const { cookie, body } = await signIn('agent1');
    const renewed = await renew(body.staff.id);
    expect((await me(cookie)).statusCode).toBe(401);
    expect((await signIn('agent1')).status).toBe(401);
    const again = await signIn('agent1', renewed);
    expect((await me(again.cookie)).statusCode).toBe(200);
    house.pass(12 * 3_600_000);
    expect((await me(again.cookie)).statusCode).toBe(401);
  });

  it('are listed to their owner, who can end one; nobody else\'s can be ended or seen', async () => {
    const [here, there, other] = [await signIn('agent1'), await signIn('agent1'), await signIn('agent2')];
    const list = async (s: typeof here) => (await door.inject({ url: '/api/v1/desk/sessions', headers: { cookie: s.cookie } })).json<{ rows: { id: string; current: boolean }[] }>().rows;
    const mine = await list(here);
    expect(mine.map((r) => r.current).sort()).toEqual([false, true]);
    expect(JSON.stringify(mine)).not.toContain(here.cookie.split('=')[1]?.split('.')[0]);
    const foreign = (await list(other))[0]?.id ?? '';
    const end = (id: string) => door.inject({ method: 'DELETE', url: `/api/v1/desk/sessions/${id}`, headers: { cookie: here.cookie, 'x-lobby-csrf': here.body.csrfToken } });
    expect((await end(foreign)).statusCode).toBe(404);
    expect((await end(mine.find((r) => !r.current)?.id ?? '')).statusCode).toBe(204);
    expect([(await me(here.cookie)).statusCode, (await me(there.cookie)).statusCode, (await me(other.cookie)).statusCode]).toEqual([200, 401, 200]);
  });

  it('can be ended all at once but for the one that asks', async () => {
    const [here, there, third, other] = [await signIn('agent1'), await signIn('agent1'), await signIn('agent1'), await signIn('agent2')];
    const answer = await door.inject({ method: 'DELETE', url: '/api/v1/desk/sessions', headers: { cookie: here.cookie, 'x-lobby-csrf': here.body.csrfToken } });
    expect(answer.statusCode).toBe(204);
    expect(await Promise.all([here, there, third, other].map(async (s) => (await me(s.cookie)).statusCode))).toEqual([200, 401, 401, 200]);
  });

  it('ASVS 7.3.1 end when nobody touched them for half an hour, and are told how long they have; use alone keeps them, looking does not', async () => {
    const [used, left] = [await signIn('agent1'), await signIn('agent1')];
    expect(used.body.idleSeconds).toBe(1_800);
    const ended: string[] = [];
    house.access.onRevoked((r) => ended.push(r.sessionId));
    house.pass(20 * 60_000);
    const seconds = (await me(left.cookie)).json<Me>().idleSeconds;
    expect(seconds).toBeGreaterThan(590);
    expect(seconds).toBeLessThanOrEqual(600);
    const touched = await door.inject({ method: 'POST', url: '/api/v1/desk/activity', headers: { cookie: used.cookie, 'x-lobby-csrf': used.body.csrfToken } });
    expect(touched.json()).toEqual({ idleSeconds: 1_800 });
    house.pass(11 * 60_000);
    expect([(await me(used.cookie)).statusCode, (await me(left.cookie)).statusCode]).toEqual([200, 401]);
    house.access.start();
    await expect.poll(() => ended).toHaveLength(1);
    await house.access.close();
    house.pass(20 * 60_000);
    expect((await me(used.cookie)).statusCode).toBe(401);
  });

  it('cost the record nothing for two seconds', async () => {
    const { cookie } = await signIn('agent1');
    await me(cookie);
    const before = database.queryCount();
    for (let i = 0; i < 5; i += 1) await me(cookie);
    expect(database.queryCount()).toBe(before);
  });
});

describe('one\'s own password', () => {
  it('ASVS 6.2.2 is renewed by who knows it: the old one and the other sessions are worth nothing, the one at hand stays', async () => {
    const [here, there] = [await signIn('editor1'), await signIn('editor1')];
    const renew = (typed: string) => door.inject({ method: 'POST', url: '/api/v1/desk/password', headers: { cookie: here.cookie, 'x-lobby-csrf': here.body.csrfToken }, payload: { password: typed } });
    expect((await renew('wrong')).statusCode).toBe(403);
    const answer = await renew(password('editor1'));
    const fresh = answer.json<{ password: string }>().password;
    expect(fresh).toMatch(/^([2-9a-z]{4}-){3}[2-9a-z]{4}$/);
    expect([(await me(here.cookie)).statusCode, (await me(there.cookie)).statusCode]).toEqual([200, 401]);
    expect([(await signIn('editor1')).status, (await signIn('editor1', fresh)).status]).toEqual([401, 200]);
  });
});

describe('ASVS 6.4.1 a first password', () => {
  it('lets its holder get one of their own and nothing else, whoever gave it out', async () => {
    const given = await renew(await idOf('agent1'));
    const { cookie, body } = await signIn('agent1', given);
    const headers = { cookie, 'x-lobby-csrf': body.csrfToken };
    expect([body.staff.roles, body.staff.firstPassword, body.permissions]).toEqual([[], true, []]);
    expect((await door.inject({ method: 'POST', url: '/api/v1/try-publish', headers })).statusCode).toBe(403);
    const answer = await door.inject({ method: 'POST', url: '/api/v1/desk/password', headers, payload: { password: given } });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect((await me(cookie)).json<Me>().staff).toMatchObject({ roles: ['agent'] });
    const own = await signIn('agent1', answer.json<{ password: string }>().password);
    expect([own.body.staff.roles, own.body.staff.firstPassword]).toEqual([['agent'], undefined]);
  });

  it('waits also behind an authenticator that is set up before', async () => {
    const given = await renew(await idOf('agent2'));
    const { cookie, body } = await signIn('agent2', given);
    const post = (path: string, payload: object) => door.inject({ method: 'POST', url: `/api/v1/desk/${path}`, headers: { cookie, 'x-lobby-csrf': body.csrfToken }, payload });
    const { uri } = (await post('second-factor', { password: given })).json<{ uri: string }>();
    const confirmed = await post('second-factor/confirm', { code: totp(base32(new URL(uri).searchParams.get('secret') ?? '')) });
    expect(confirmed.json<Me>()).toMatchObject({ staff: { roles: [], firstPassword: true }, permissions: [] });
  });

  it('runs out after three days, and leaves no session behind', async () => {
    const given = await renew(await idOf('agent1'));
    house.pass(72 * 3_600_000 - 60_000);
    expect((await signIn('agent1', given)).status).toBe(200);
    house.pass(60_000);
    expect(await signIn('agent1', given)).toMatchObject({ status: 409, body: { code: 'wrong_state' }, cookies: [] });
    expect((await signIn('agent1', 'wrong')).status).toBe(401);
    expect(await database.db.select({ id: staffSessions.id }).from(staffSessions)).toHaveLength(1);
    expect((await signIn('agent1', await renew(await idOf('agent1')))).status).toBe(200);
  });

  it('is what the first people of a public door have as well', async () => {
    const fresh = await openTestDatabase();
    const open = await openAccess(fresh, { baseUrl: 'https://bank.example' });
    const { staff: who } = await open.access.login('admin1', open.passwords.get('admin1') ?? '', { ip: '127.0.0.1', userAgent: '' });
    expect([who.roles, who.firstPassword]).toEqual([[], true]);
    await fresh.close();
  });
});

describe('S15 the door', () => {
  it('wants session, permission and CSRF token', async () => {
    const tryPublish = (headers: Record<string, string>) => door.inject({ method: 'POST', url: '/api/v1/try-publish', headers });
    const approver = await signIn('approver1');
    const editor = await signIn('editor1');
    expect((await tryPublish({})).statusCode).toBe(401);
    expect((await tryPublish({ cookie: approver.cookie })).json()).toMatchObject({ code: 'forbidden' });
    expect((await tryPublish({ cookie: approver.cookie, 'x-lobby-csrf': editor.body.csrfToken })).statusCode).toBe(403);
    expect((await tryPublish({ cookie: editor.cookie, 'x-lobby-csrf': editor.body.csrfToken })).json()).toMatchObject({ code: 'forbidden' });
    expect((await tryPublish({ cookie: approver.cookie, 'x-lobby-csrf': approver.body.csrfToken })).statusCode).toBe(200);
    expect((await door.inject({ method: 'POST', url: '/api/v1/desk/logout', headers: { cookie: editor.cookie } })).statusCode).toBe(403);
  });

  it('shows the audit to the auditor alone', async () => {
    for (const [name, status] of [['auditor1', 200], ['admin1', 403], ['supervisor1', 403]] as const) {
      const { cookie } = await signIn(name);
      expect((await door.inject({ method: 'GET', url: '/api/v1/audit?limit=5', headers: { cookie } })).statusCode).toBe(status);
    }
    const { cookie } = await signIn('auditor1');
    expect((await door.inject({ method: 'GET', url: '/api/v1/audit/verify', headers: { cookie } })).json()).toMatchObject({ ok: true });
  });
});

describe('the second factor', () => {
  it('is asked for once it was confirmed; a recovery code works once; wrong codes count as failures', async () => {
    const first = await signIn('admin1');
    const headers = { cookie: first.cookie, 'x-lobby-csrf': first.body.csrfToken };
    const post = (path: string, payload: object) => door.inject({ method: 'POST', url: `/api/v1/desk/${path}`, headers, payload });
    expect((await post('second-factor', { password: 'wrong' })).statusCode).toBe(403);
    const { uri, recoveryCodes } = (await post('second-factor', { password: password('admin1') })).json<{ uri: string; recoveryCodes: string[] }>();
    // Each code counts once: the steps before and after this one have codes of their own, which are right as well.
    const codeAt = (step: -1 | 0 | 1): string => totp(base32(new URL(uri).searchParams.get('secret') ?? ''), step);
    expect((await signIn('admin1')).status).toBe(200);
    expect((await post('second-factor/confirm', { code: '000000' })).statusCode).toBe(403);
    const confirmed = await post('second-factor/confirm', { code: codeAt(-1) });
    expect(confirmed.statusCode).toBe(200);
    expect((await me(first.cookie)).statusCode).toBe(401);
    expect(await signIn('admin1')).toMatchObject({ status: 403, body: { code: 'step_up_required' }, cookies: [] });
    expect((await signIn('admin1', password('admin1'), '000000')).status).toBe(401);
    expect((await signIn('admin1', password('admin1'), codeAt(0))).status).toBe(200);
    const [recovery = ''] = recoveryCodes;
    expect(recoveryCodes).toEqual(Array.from({ length: 10 }, () => expect.stringMatching(/^([2-9a-z]{4}-){2}[2-9a-z]{4}$/) as unknown));
    const { rows } = (await database.raw.query('select backup_codes from staff_two_factors')) as { rows: { backup_codes: string }[] };
    const kept = rows.flatMap((row) => JSON.parse(row.backup_codes) as string[]);
    expect([kept.length, kept.every((code) => code.startsWith('$argon2id$v=19$m=19456,t=2,p=1$'))]).toEqual([10, true]);
    expect((await signIn('admin1', password('admin1'), recovery)).status).toBe(200);
    expect((await signIn('admin1', password('admin1'), recovery)).status).toBe(401);
    const again = await signIn('admin1', password('admin1'), codeAt(1));
    const renew = (payload: object) => door.inject({ method: 'POST', url: '/api/v1/desk/second-factor/recovery', headers: { cookie: again.cookie, 'x-lobby-csrf': again.body.csrfToken }, payload });
    expect((await renew({ password: 'wrong' })).statusCode).toBe(403);
    const fresh = (await renew({ password: password('admin1') })).json<{ recoveryCodes: string[] }>().recoveryCodes;
    expect((await signIn('admin1', password('admin1'), recoveryCodes[1])).status).toBe(401);
    expect((await signIn('admin1', password('admin1'), fresh[0])).status).toBe(200);
    expect((await door.inject({ url: '/api/v1/desk/sessions', headers: { cookie: again.cookie } })).json()).toMatchObject({ secondFactor: true });
  });

  it('MLPS 3: a role that needs it counts for nothing without it, so that two admins who renew an auditor\'s password still read no audit', async () => {
    house = { ...(await openAccess(database, { secondFactorFor: ['admin', 'auditor'] })), passwords: house.passwords };
    await door.close();
    door = await openDoor(house.access);
    const renewed = await renew(await idOf('auditor1'));
    const { cookie, body } = await signIn('auditor1', renewed);
    expect([body.staff.roles, body.staff.secondFactorMissing, body.staff.firstPassword, body.permissions]).toEqual([[], true, true, []]);
    for (const url of ['/api/v1/audit', '/api/v1/audit/export', '/api/v1/staff']) expect((await door.inject({ url, headers: { cookie } })).statusCode, url).toBe(403);
    const change = (path: string, payload: object) => door.inject({ method: 'POST', url: `/api/v1/desk/${path}`, headers: { cookie, 'x-lobby-csrf': body.csrfToken }, payload });
    const own = (await change('password', { password: renewed })).json<{ password: string }>().password;
    expect((await me(cookie)).json<Me>()).toMatchObject({ staff: { roles: [], secondFactorMissing: true }, permissions: [] });
    const { uri } = (await change('second-factor', { password: own })).json<{ uri: string }>();
    const confirmed = await change('second-factor/confirm', { code: totp(base32(new URL(uri).searchParams.get('secret') ?? '')) });
    expect(confirmed.json<Me>()).toMatchObject({ staff: { roles: ['auditor'] }, permissions: expect.arrayContaining(['audit.read']) as unknown });
    const again = await renew(await idOf('auditor1'));
    expect((await signIn('auditor1', again)).body.code).toBe('step_up_required');
    expect((await signIn('agent1')).body.staff.roles).toEqual(['agent']);
  });

  it('ASVS 6.5.1 a code of the authenticator counts once, also when it is shown ten times at the same moment', async () => {
    const first = await signIn('editor1');
    const post = (path: string, payload: object) => door.inject({ method: 'POST', url: `/api/v1/desk/${path}`, headers: { cookie: first.cookie, 'x-lobby-csrf': first.body.csrfToken }, payload });
    const { uri } = (await post('second-factor', { password: password('editor1') })).json<{ uri: string }>();
    const key = base32(new URL(uri).searchParams.get('secret') ?? '');
    const confirmed = totp(key, -1);
    expect((await post('second-factor/confirm', { code: confirmed })).statusCode).toBe(200);
    expect((await signIn('editor1', password('editor1'), confirmed)).status).toBe(401);
    const other = await openAccess(database);
    const shown = { ip: '127.0.0.1', userAgent: '', code: totp(key) };
    const outcomes = await Promise.allSettled(Array.from({ length: 4 }, (_, i) => (i % 2 ? other : house).access.login('editor1', password('editor1'), shown)));
    expect(outcomes.filter((o) => o.status === 'fulfilled')).toHaveLength(1);
  });

  it('has no recovery codes to renew before it is there', async () => {
    const { cookie, body } = await signIn('editor1');
    const answer = await door.inject({ method: 'POST', url: '/api/v1/desk/second-factor/recovery', headers: { cookie, 'x-lobby-csrf': body.csrfToken }, payload: { password: password('editor1') } });
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'wrong_state']);
  });
});

/** The code an authenticator shows now, or `step` steps from now (RFC 6238, SHA-1, six digits, 30 s). */
function totp(key: Buffer, step = 0): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + step));
  const mac = createHmac('sha1', key).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Decodes the secret of an otpauth address (RFC 4648). */
function base32(text: string): Buffer {
  let bits = '';
  for (const c of text.replace(/=+$/, '')) bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((b) => Number.parseInt(b, 2)));
}

import type { StaffDecided, StaffRequestAnswer, StaffRow } from '@lobby/contracts';
import { sqlState, type DatabaseHandle } from '@lobby/service-kit/db';
import type { HttpApp } from '@lobby/service-kit/http';
import { openTestDatabase } from '@lobby/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAccess, openDoor } from '../../testing/openAccess.ts';
import { signedIn, signedInFirst, type Answer, type Session } from '../../testing/signedIn.ts';

let database: DatabaseHandle;
let house: Awaited<ReturnType<typeof openAccess>>;
let door: HttpApp;
beforeAll(async () => {
  database = await openTestDatabase();
  house = await openAccess(database);
  door = await openDoor(house.access);
});
afterAll(async () => {
  await door.close();
  await database.close();
});

const as = (username: string, password = house.passwords.get(username) ?? ''): Promise<Session> => signedIn(door, username, password);
/** The roles of whoever came with what two admins gave, and got a password of their own. */
const first = async (username: string, given: string) => (await signedInFirst(door, username, given)).session.me.staff.roles;
const decide = (who: Session, { request }: StaffRequestAnswer, approve = true) => who.call('POST', `/api/v1/staff/requests/${request.id}/decision`, { approve });
const rowOf = async (username: string): Promise<StaffRow | undefined> => (await house.access.listStaff()).find((row) => row.username === username);
const wish = (username: string, roles: string[]) => ({ username, name: '吴桐', roles });
/** One admin's request, approved by the other; both halves. */
async function pass(asked: Answer): Promise<string> {
  const answer = asked.json<StaffRequestAnswer>();
  const decided = (await decide(await as('admin2'), answer)).json<StaffDecided>();
  return `${answer.passwordHalf}-${decided.passwordHalf}`;
}

describe('four eyes on guarded roles', () => {
  it.each(['auditor', 'approver', 'admin'])('no admin alone makes an %s: the account comes with a second one\'s approval, and its password in two halves', async (role) => {
    const [one, two] = [await as('admin1'), await as('admin2')];
    const asked = await one.call('POST', '/api/v1/staff', wish(`new-${role}`, [role]));
    expect(asked.statusCode).toBe(202);
    const answer = asked.json<StaffRequestAnswer>();
    expect(await rowOf(`new-${role}`)).toBeUndefined();
    expect((await as(`new-${role}`, answer.passwordHalf)).status).toBe(401);
    expect((await decide(one, answer)).json()).toMatchObject({ code: 'self_approval' });
    const decided = await decide(two, answer);
    expect(decided.json()).toMatchObject({ request: { state: 'done', decidedBy: two.me.staff.id, requestedBy: one.me.staff.id } });
    const half = decided.json<StaffDecided>().passwordHalf ?? '';
    for (const alone of [answer.passwordHalf, half, `${half}-${answer.passwordHalf}`]) expect((await as(`new-${role}`, alone)).status).toBe(401);
    expect(await first(`new-${role}`, `${answer.passwordHalf}-${half}`)).toEqual([role]);
  });

  it('an account of one\'s own making gets no guarded role without the other, and a fresh password with it', async () => {
    const one = await as('admin1');
    const { staff, password } = (await one.call('POST', '/api/v1/staff', wish('puppet', ['agent']))).json<{ staff: StaffRow; password: string }>();
    const asked = await one.call('PATCH', `/api/v1/staff/${staff.id}`, { roles: ['auditor'], team: '内审' });
    expect([asked.statusCode, (await rowOf('puppet'))?.roles, (await rowOf('puppet'))?.team]).toEqual([202, ['agent'], '']);
    const puppet = await as('puppet', password);
    const both = await pass(asked);
    expect((await puppet.call('GET', '/api/v1/desk/me')).statusCode).toBe(401);
    expect((await as('puppet', password)).status).toBe(401);
    expect(await first('puppet', both)).toEqual(['auditor']);
    expect((await rowOf('puppet'))?.team).toBe('内审');
  });

  it('a guarded account is let in again, and its password renewed, by two', async () => {
    const one = await as('admin1');
    const id = (await rowOf('approver1'))?.id ?? '';
    expect((await one.call('PATCH', `/api/v1/staff/${id}`, { disabled: true })).statusCode).toBe(200);
    const again = await one.call('PATCH', `/api/v1/staff/${id}`, { disabled: false });
    expect([again.statusCode, (await rowOf('approver1'))?.disabled]).toEqual([202, true]);
    const first = await pass(again);
    const asked = await one.call('POST', `/api/v1/staff/${id}/password`);
    expect([asked.statusCode, (await as('approver1', first)).status]).toEqual([202, 200]);
    const second = await pass(asked);
    expect([(await as('approver1', first)).status, (await as('approver1', second)).status]).toEqual([401, 200]);
  });

  it('what takes rights away waits for nobody', async () => {
    const one = await as('admin1');
    const id = (await rowOf('new-auditor'))?.id ?? '';
    expect((await one.call('PATCH', `/api/v1/staff/${id}`, { roles: ['agent'] })).json()).toMatchObject({ roles: ['agent'] });
  });

  it('of two who approve at the same moment one does, and nobody approves what is about themselves', async () => {
    const [one, two] = [await as('admin1'), await as('admin2')];
    const third = (await rowOf('new-admin'))?.id ?? '';
    const about = (await one.call('POST', `/api/v1/staff/${third}/password`)).json<StaffRequestAnswer>();
    await expect(house.access.decideStaffRequest(about.request.id, true, third)).rejects.toMatchObject({ code: 'self_approval' });
    const outcomes = await Promise.all([two, two, two, two].map((who) => decide(who, about)));
    expect(outcomes.map((o) => o.statusCode).sort()).toEqual([200, 409, 409, 409]);
    expect((await one.call('PATCH', `/api/v1/staff/${one.me.staff.id}`, { roles: ['admin', 'agent'] })).statusCode).toBe(403);
  });

  it('its author may withdraw a request, another may refuse it, and either way nothing comes of it', async () => {
    const [one, two] = [await as('admin1'), await as('admin2')];
    const ask = async (name: string) => (await one.call('POST', '/api/v1/staff', wish(name, ['admin']))).json<StaffRequestAnswer>();
    for (const [who, state] of [[one, 'withdrawn'], [two, 'refused']] as const) {
      const asked = await ask(`never-${state}`);
      expect((await decide(who, asked, false)).json()).toMatchObject({ request: { state }, passwordHalf: null });
      expect((await decide(two, asked)).json()).toMatchObject({ code: 'wrong_state' });
      expect(await rowOf(`never-${state}`)).toBeUndefined();
    }
    expect((await one.call('GET', '/api/v1/staff/requests')).json<{ rows: object[] }>().rows).toContainEqual(expect.objectContaining({ username: 'never-refused', state: 'refused' }));
  });

  it('a request runs out after a week, falls with its author, waits once for an account, and gives no more than was asked for', async () => {
    const [one, two] = [await as('admin1'), await as('admin2')];
    const agent = (await rowOf('agent2'))?.id ?? '';
    const asked = (await one.call('PATCH', `/api/v1/staff/${agent}`, { roles: ['supervisor', 'approver'] })).json<StaffRequestAnswer>();
    expect((await two.call('PATCH', `/api/v1/staff/${agent}`, { roles: ['auditor'] })).json()).toMatchObject({ code: 'conflict' });
    await expect(house.access.decideStaffRequest(asked.request.id, true, 'staff_of_nobody')).rejects.toThrow();
    house.pass(8 * 86_400_000);
    await expect(house.access.decideStaffRequest(asked.request.id, true, two.me.staff.id)).rejects.toMatchObject({ code: 'wrong_state' });
    house.pass(-8 * 86_400_000);
    await house.access.updateStaff(one.me.staff.id, { disabled: true }, two.me.staff.id);
    expect((await decide(two, asked)).json()).toMatchObject({ code: 'wrong_state' });
    expect((await rowOf('agent2'))?.roles).toEqual(['agent']);
  });

  it('one who is left alone is helped by whoever stands at the machine, and only then', async () => {
    for (const row of await house.access.listStaff()) if (row.roles.includes('admin') && !row.disabled && row.username !== 'admin2') await house.access.updateStaff(row.id, { disabled: true }, (await rowOf('admin2'))?.id ?? '');
    const password = await house.access.rescueAdmin({ username: 'rescued', name: '值班' });
    expect(await first('rescued', password)).toEqual(['admin']);
    await expect(house.access.rescueAdmin({ username: 'one-more', name: '值班' })).rejects.toMatchObject({ code: 'wrong_state' });
  });

  it('an admin whose first password has run out does not count as one who could approve', async () => {
    await database.raw.exec(`update staff set first_password_until = now() - interval '1 day' where username = 'rescued'`);
    const password = await house.access.rescueAdmin({ username: 'one-more', name: '值班' });
    expect(await first('one-more', password)).toEqual(['admin']);
    await database.raw.exec(`update staff set first_password_until = null where username = 'rescued'`);
  });

  it('is in the audit with who asked and who approved', async () => {
    const { me } = await as('auditor1');
    const { rows } = await house.access.listAudit({ limit: 100, action: 'staff.create_approved' }, { ...me.staff, sessionId: 'x' });
    expect(rows.map((r) => r.data)).toContainEqual(expect.objectContaining({ roles: ['auditor'], requestedBy: expect.stringMatching(/^staff_/) as unknown }));
    expect(rows.every((r) => r.actor !== r.data.requestedBy)).toBe(true);
  });
});

describe('the database holds it too', () => {
  const refused = (statement: string) => database.raw.exec(statement).then(() => null, (error: unknown) => sqlState(error));
  const request = (by: string, decider: string, state = 'approved') => `insert into staff_requests (id, kind, staff_id, username, name, roles, wish, password_hash, state, requested_by, requested_at, decided_by)
    values ('req_${Math.random()}', 'change', (select id from staff where username = 'agent1'), 'agent1', 'x', '["auditor"]', '{}', 'x', '${state}', ${by}, now(), ${decider})`;
  const admin = (name: string): string => `(select id from staff where username = '${name}')`;

  it.each([
    ['a role given', `update staff set roles = '["admin"]' where username = 'agent1'`],
    ['a role added', `update staff set roles = roles || '["approver"]' where username = 'supervisor1'`],
    ['an account made', `insert into staff (id, name, email, username, created_at, updated_at, roles) values ('staff_x', 'x', 'x@x', 'x', now(), now(), '["auditor"]')`],
    ['an account let in again', `update staff set disabled_at = null where username = 'admin1'`],
  ])('%s without an approval is refused', async (_what, statement) => {
    expect(await refused(statement)).toBe('42501');
  });

  it('refuses one who approves their own request, or one about themselves, and takes an approval once and of two admins only', async () => {
    expect(await refused(request(admin('admin2'), admin('admin2')))).toBe('23514');
    expect(await refused(request(admin('admin2'), admin('agent1')))).toBe('23514');
    await database.raw.exec(request(admin('admin2'), admin('editor1')));
    expect(await refused(`update staff set roles = '["auditor"]' where username = 'agent1'`)).toBe('42501');
    await database.raw.exec(request(admin('admin2'), admin('rescued')));
    expect(await refused(`update staff set roles = '["auditor"]' where username = 'agent1'`)).toBeNull();
    await database.raw.exec(`update staff set roles = '["agent"]' where username = 'agent1'`);
    expect(await refused(`update staff set roles = '["auditor"]' where username = 'agent1'`)).toBe('42501');
  });
});

import type { StaffRow } from '@lobby/contracts';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import type { HttpApp } from '@lobby/service-kit/http';
import { openTestDatabase } from '@lobby/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAccess, openDoor } from '../testing/openAccess.ts';
import { signedIn, type Session } from '../testing/signedIn.ts';

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

describe('accounts', () => {
  it('are made with a password shown once, changed and disabled by an admin', async () => {
    const admin = await as('admin1');
    const made = await admin.call('POST', '/api/v1/staff', { username: 'agent3', name: '吴桐', roles: ['agent'], skills: ['cards'] });
    expect(made.statusCode).toBe(201);
    const { staff, password } = made.json<{ staff: StaffRow; password: string }>();
    expect(staff).toMatchObject({ username: 'agent3', roles: ['agent'], capacity: 5, disabled: false, sessions: 0 });
    expect((await admin.call('POST', '/api/v1/staff', { username: 'agent3', name: '吴桐', roles: ['agent'] })).json()).toMatchObject({ code: 'conflict' });
    const agent = await as('agent3', password);
    expect((await agent.call('GET', '/api/v1/desk/me')).statusCode).toBe(200);
    expect((await admin.call('PATCH', `/api/v1/staff/${staff.id}`, { disabled: true })).json()).toMatchObject({ disabled: true, sessions: 0 });
    expect((await agent.call('GET', '/api/v1/desk/me')).statusCode).toBe(401);
    expect(await house.access.agentProfiles([staff.id])).toEqual(new Map());
    expect(await house.access.staffNames([staff.id])).toEqual(new Map([[staff.id, '吴桐']]));
  });

  it('S9 with new roles must sign in again; with new skills not', async () => {
    const admin = await as('admin1');
    const agent = await as('agent2');
    await admin.call('PATCH', `/api/v1/staff/${agent.me.staff.id}`, { skills: ['fraud'] });
    expect((await agent.call('GET', '/api/v1/desk/me')).statusCode).toBe(200);
    await admin.call('PATCH', `/api/v1/staff/${agent.me.staff.id}`, { roles: ['editor'] });
    expect((await agent.call('GET', '/api/v1/desk/me')).statusCode).toBe(401);
    expect((await as('agent2')).me.permissions).not.toContain('conversation.read');
  });

  it.each([['auditor', 'agent'], ['admin', 'approver'], ['admin', 'editor'], ['agent', 'agent']])('cannot be %s and %s', async (...roles) => {
    const admin = await as('admin1');
    expect((await admin.call('POST', '/api/v1/staff', { username: 'both', name: 'x', roles })).json()).toMatchObject({ code: 'invalid_request', errors: [{ path: 'roles' }] });
  });

  it('are not one\'s own to change, nor anybody else\'s without being admin', async () => {
    const admin = await as('admin1');
    expect((await admin.call('PATCH', `/api/v1/staff/${admin.me.staff.id}`, { roles: ['agent'] })).statusCode).toBe(403);
    for (const name of ['supervisor1', 'auditor1', 'editor1']) {
      const other = await as(name);
      expect((await other.call('PATCH', `/api/v1/staff/${admin.me.staff.id}`, { disabled: true })).statusCode).toBe(403);
      expect((await other.call('POST', `/api/v1/staff/${other.me.staff.id}/password`)).statusCode).toBe(403);
    }
  });

  it.each(['__proto__', 'constructor', '0', '{}', 'staff_x'])('S3 refuses the id %s', async (id) => {
    const admin = await as('admin1');
    expect((await admin.call('PATCH', `/api/v1/staff/${encodeURIComponent(id)}`, { team: 'x' })).statusCode).toBe(400);
  });

  it('leave a line in the audit, without names', async () => {
    const auditor = await as('auditor1');
    const { rows } = (await auditor.call('GET', '/api/v1/audit?action=staff.changed')).json<{ rows: { data: object }[] }>();
    expect(rows.map((r) => r.data)).toContainEqual({ fields: ['roles'], roles: ['editor'] });
    expect(JSON.stringify(rows)).not.toContain('吴桐');
  });
});

import type { DatabaseHandle } from '@lobby/service-kit/db';
import { openTestDatabase } from '@lobby/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cookieHeader } from '../session/cookieOf.ts';
import { openAccess, openDoor } from '../testing/openAccess.ts';

let database: DatabaseHandle;
beforeAll(async () => { database = await openTestDatabase(); });
afterAll(() => database.close());

it('tells colleagues what an id is called, leaves strangers out, and asks who wants to know', async () => {
  const { access, passwords } = await openAccess(database);
  const door = await openDoor(access);
  const { cookies, staff } = await access.login('agent1', passwords.get('agent1') ?? '', { ip: '127.0.0.1', userAgent: '' });
  const url = `/api/v1/desk/staff-names?ids=${staff.id},staff_nobody`;
  expect((await door.inject({ url, headers: { cookie: cookieHeader(cookies) } })).json()).toEqual({ names: { [staff.id]: '李晓' } });
  expect((await door.inject({ url })).statusCode).toBe(401);
  await door.close();
});

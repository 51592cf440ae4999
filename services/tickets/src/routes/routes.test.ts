import type { Permission, Staff, TicketDetail } from '@lobby/contracts';
import { newId, silentLog } from '@lobby/service-kit';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import { createHttp, installGuard, type HttpApp } from '@lobby/service-kit/http';
import { openTestDatabase } from '@lobby/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from '../testing/openDesk.ts';

let database: DatabaseHandle;
let desk: Desk;
let door: HttpApp;
let granted: Permission[] | null;
const me: Staff = { id: 'a', name: '李', username: 'a', roles: ['agent'], skills: [], languages: [], team: '', sessionId: 's' };

beforeAll(async () => {
  database = await openTestDatabase();
  desk = await openDesk(database, { a: {} });
  door = await createHttp({ log: silentLog, trustedProxies: 0, frameAncestors: [], ratePerMinute: null, version: 'test' });
  installGuard(door, { access: { staffFromHeaders: async () => (granted ? me : null), may: (_staff, p) => granted?.includes(p) ?? false }, csrfTokenOf: () => 'csrf' });
  desk.tickets.registerRoutes(door);
});
afterAll(async () => {
  await door.close();
  await database.close();
});

const call = (method: 'GET' | 'PATCH' | 'POST', url: string, payload?: object) => door.inject({ method, url: `/api/v1/${url}`, headers: { 'x-lobby-csrf': 'csrf' }, ...(payload ? { payload } : {}) });
const all: Permission[] = ['ticket.read', 'ticket.update', 'queue.read', 'customer.read'];
const ROUTES = [['GET', 'queues', 'queue.read'], ['GET', 'tickets', 'ticket.read'], ['GET', 'tickets/:id', 'ticket.read'], ['PATCH', 'tickets/:id', 'ticket.update'], ['POST', 'tickets/:id/notes', 'ticket.update'], ['GET', 'customers/:id', 'customer.read']] as const;

describe('S2 the door', () => {
  it.each(ROUTES)('%s %s wants a session and %s', async (method, url, permission) => {
    const at = url.replace(':id', newId('tick'));
    granted = null;
    expect((await call(method, at)).statusCode).toBe(401);
    granted = all.filter((p) => p !== permission);
    expect((await call(method, at)).json()).toMatchObject({ code: 'forbidden' });
  });

  it.each(['0', 'true', '[]', '{}', '1 ', '__proto__', 'constructor', '{"$ne":1}'])('S3 refuses the id %s', async (id) => {
    granted = all;
    for (const url of ['tickets', 'customers']) expect((await call('GET', `${url}/${encodeURIComponent(id)}`)).json()).toMatchObject({ code: 'invalid_request' });
  });

  it.each(['status=weird', 'limit=0', 'limit=1000', 'sort=id', 'q=', 'status=open&status=new', 'assignee[$ne]=a'])('S4 refuses the filter %s', async (query) => {
    granted = all;
    expect((await call('GET', `tickets?${query}`)).json()).toMatchObject({ code: 'invalid_request' });
  });

  it.each(["'; drop table tickets; --", '"%_\\', '${7*7}', '{{7*7}}', '[object Object]'])('S4 takes %s as words to look for', async (q) => {
    granted = all;
    expect((await call('GET', `tickets?q=${encodeURIComponent(q)}`)).json()).toMatchObject({ rows: [], total: 0 });
  });
});

it('carries a ticket from the list to a note and a change', async () => {
  granted = all;
  const { ticketId } = await desk.waiting();
  expect((await call('GET', 'queues')).json()).toMatchObject({ queues: expect.arrayContaining([expect.objectContaining({ id: 'general', waiting: 1 })]) });
  expect((await call('GET', 'tickets?status=new')).json()).toMatchObject({ rows: [{ id: ticketId }], next: null, total: 1 });
  const note = await call('POST', `tickets/${ticketId}/notes`, { clientId: 'note-0001', text: '已回电' });
  expect([note.statusCode, note.json<TicketDetail>().events.at(-1)]).toEqual([201, expect.objectContaining({ type: 'note.added', actor: 'a', data: { text: '已回电' } })]);
  const changed = await call('PATCH', `tickets/${ticketId}`, { version: 1, status: 'open', assignee: 'a' });
  expect(changed.json()).toMatchObject({ ticket: { status: 'open', assigneeName: '坐席 a', version: 2 }, customer: { assurance: 'anonymous' } });
  expect((await call('PATCH', `tickets/${ticketId}`, { version: 1, status: 'closed' })).json()).toMatchObject({ code: 'conflict', current: { version: 2 } });
  expect((await call('GET', `tickets/${newId('tick')}`)).json()).toMatchObject({ code: 'not_found' });
});

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
const routes: { method: string; url: string }[] = [];
const me: Staff = { id: 'a', name: '李', username: 'a', roles: ['agent'], skills: [], languages: [], team: '', sessionId: 's' };

beforeAll(async () => {
  database = await openTestDatabase();
  desk = await openDesk(database, { a: {} });
  door = await createHttp({ log: silentLog, trustedProxies: 0, ratePerMinute: null, version: 'test' });
  installGuard(door, { access: { staffFromHeaders: async () => (granted ? me : null), may: (_staff, p) => granted?.includes(p) ?? false }, csrfTokenOf: () => 'csrf' });
  door.addHook('onRoute', ({ method, url }) => { for (const one of [method].flat()) routes.push({ method: one, url }); });
  desk.tickets.registerRoutes(door);
  await door.ready();
});
afterAll(async () => {
  await door.close();
  await database.close();
});

const call = (method: 'GET' | 'PATCH' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) => door.inject({ method, url: `/api/v1/${url}`, headers: { 'x-lobby-csrf': 'csrf' }, ...(payload ? { payload } : {}) });
const all: Permission[] = ['ticket.read', 'ticket.update', 'queue.read', 'queue.manage', 'customer.read', 'customer.reveal', 'conversation.takeover'];
const ROUTES = [['GET', 'queues', 'queue.read'], ['GET', 'tickets', 'ticket.read'], ['GET', 'tickets/:id', 'ticket.read'], ['PATCH', 'tickets/:id', 'ticket.update'], ['POST', 'tickets/:id/notes', 'ticket.update'], ['GET', 'customers/:id', 'customer.read'],
  ['POST', 'tickets', 'ticket.update'], ['POST', 'tickets/bulk', 'ticket.update'], ['GET', 'tickets/export', 'ticket.read'], ['POST', 'tickets/:id/merge', 'ticket.update'], ['POST', 'tickets/:id/split', 'ticket.update'],
  ['POST', 'tickets/:id/links', 'ticket.update'], ['POST', 'tickets/:id/unlink', 'ticket.update'], ['PUT', 'tickets/:id/following', 'ticket.read'], ['DELETE', 'tickets/:id/following', 'ticket.read'],
  ['POST', 'tickets/:id/macro', 'ticket.update'], ['POST', 'tickets/:id/approval', 'conversation.takeover'], ['POST', 'tickets/:id/approval/request', 'ticket.update'],
  ['POST', 'tickets/:id/attachments', 'ticket.update'], ['GET', `tickets/:id/attachments/${newId('evt')}`, 'ticket.read'], ['POST', 'tickets/:id/contact/reveal', 'customer.reveal'],
  ['POST', 'customers/:id/reveal', 'customer.reveal'], ['POST', 'customers/:id/holdings', 'customer.reveal'], ['POST', 'customers/:id/merge', 'ticket.update'], ['POST', 'customers/:id/consents', 'ticket.update'], ['PUT', 'customers/:id/preferences', 'ticket.update'],
  ['POST', `customers/:id/merges/${newId('evt')}/undo`, 'ticket.update'], ['GET', 'agents', 'queue.read'], ['GET', 'queue-settings', 'queue.read'], ['GET', 'queue-figures', 'queue.read'], ['PATCH', 'queues/general', 'queue.manage'],
  ['GET', 'desk/notices', 'ticket.read'], ['POST', 'desk/notices/seen', 'ticket.read'], ['GET', 'ticket-views', 'ticket.read'], ['PUT', 'ticket-views', 'ticket.read'], ['DELETE', `ticket-views/${newId('evt')}`, 'ticket.read'],
  ['GET', 'ticket-macros', 'ticket.read'], ['PUT', 'ticket-macros/x', 'queue.manage'], ['GET', 'ticket-templates', 'ticket.read'], ['PUT', 'ticket-templates/gold', 'queue.manage'], ['GET', 'sla-policies', 'ticket.read'],
  ['PUT', 'sla-policies/high', 'queue.manage'], ['GET', 'escalation-rules', 'ticket.read'], ['PUT', 'escalation-rules/x', 'queue.manage'],
  ['GET', 'canned-phrases', 'ticket.read'], ['PUT', 'canned-phrases/x', 'queue.manage'], ['GET', 'ticket-tags', 'ticket.read'], ['PUT', 'ticket-tags', 'queue.manage'],
] as const;

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

  it.each(['tickets?q=%00', 'tickets/export?q=%00', 'tickets/export?queue=a%00b'])('S4, S18 %s, which no database can look for, is the asker\'s mistake and ends nothing else', async (url) => {
    granted = all;
    expect((await call('GET', url)).json()).toMatchObject({ code: 'invalid_request' });
    expect((await call('GET', 'tickets/export')).statusCode).toBe(200);
  });

  it.each(["'; drop table tickets; --", '"%_\\', '${7*7}', '{{7*7}}', '[object Object]'])('S4 takes %s as words to look for', async (q) => {
    granted = all;
    expect((await call('GET', `tickets?q=${encodeURIComponent(q)}`)).json()).toMatchObject({ rows: [], total: 0 });
  });
});

it('every route of this service stands in the list above', () => {
  const listed = new Set(ROUTES.map(([method, url]) => `${method} ${url.replace(/evt_[0-9a-z]{26}/, ':x').replace(/(queues|ticket-macros|ticket-templates|sla-policies|escalation-rules|canned-phrases)\/\w+/, '$1/:x')}`));
  const served = routes.filter(({ method }) => method !== 'HEAD').map(({ method, url }) => `${method} ${url.replace('/api/v1/', '').replace(/:(attachmentId|mergeId|priority)/, ':x').replace(/^(queues|ticket-[a-z]+|escalation-rules|canned-phrases)\/:id/, '$1/:x')}`);
  expect([...new Set(served)].sort()).toEqual([...listed].sort());
});

describe('attachments', () => {
  const attach = (ticketId: string, name: string, payload: Buffer, type = 'application/octet-stream') =>
    door.inject({ method: 'POST', url: `/api/v1/tickets/${ticketId}/attachments?name=${encodeURIComponent(name)}`, headers: { 'x-lobby-csrf': 'csrf', 'content-type': type }, payload });
  const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');

  it('S11 takes what the bytes say, keeps it by hash once, and gives it back to be saved and never shown', async () => {
    granted = all;
    const { ticketId } = await desk.waiting();
    for (const name of ['../../流水 截图.png', 'again.png']) expect((await attach(ticketId, name, PNG)).statusCode).toBe(201);
    const [file, ...more] = (await call('GET', `tickets/${ticketId}`)).json<TicketDetail>().attachments ?? [];
    expect([file?.name, file?.mediaType, file?.bytes, more]).toEqual(['流水 截图.png', 'image/png', PNG.length, []]);
    const answer = await call('GET', `tickets/${ticketId}/attachments/${file?.id ?? ''}`);
    expect(answer.rawPayload.equals(PNG)).toBe(true);
    expect(answer.headers).toMatchObject({ 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('流水 截图.png')}`, 'x-content-type-options': 'nosniff', 'content-type': 'application/octet-stream' });
    const other = await desk.waiting();
    expect((await call('GET', `tickets/${other.ticketId}/attachments/${file?.id ?? ''}`)).json()).toMatchObject({ code: 'not_found' });
  });

  it.each([['a page', '<html><script>1</script></html>'], ['a drawing that runs', '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'], ['a program', 'MZ\u0000\u0001'], ['nothing', '']])('S11 refuses %s whatever its name', async (_what, text) => {
    granted = all;
    const { ticketId } = await desk.waiting();
    expect((await attach(ticketId, 'bild.png', Buffer.from(text))).json()).toMatchObject({ code: 'unsupported_type' });
  });

  it('refuses what is too large or comes as something else', async () => {
    granted = all;
    const { ticketId } = await desk.waiting();
    expect((await attach(ticketId, 'big.txt', Buffer.alloc(10 * 1024 * 1024 + 1, 'a'))).json()).toMatchObject({ code: 'too_large' });
    expect((await attach(ticketId, 'x.txt', Buffer.from('x'), 'text/html')).json()).toMatchObject({ code: 'invalid_request' });
  });
});

it('carries a ticket from the list to a note and a change', async () => {
  granted = all;
  const { ticketId } = await desk.waiting();
  const number = (await call('GET', `tickets/${ticketId}`)).json<TicketDetail>().ticket.number;
  expect((await call('GET', 'queues')).json()).toMatchObject({ queues: expect.arrayContaining([expect.objectContaining({ id: 'general', waiting: expect.any(Number) as number })]) });
  expect((await call('GET', `tickets?q=${number}`)).json()).toMatchObject({ rows: [{ id: ticketId }], next: null, total: 1 });
  const note = await call('POST', `tickets/${ticketId}/notes`, { clientId: 'note-0001', text: '已回电' });
  expect([note.statusCode, note.json<TicketDetail>().events.at(-1)]).toEqual([201, expect.objectContaining({ type: 'note.added', actor: 'a', data: { text: '已回电' } })]);
  const changed = await call('PATCH', `tickets/${ticketId}`, { version: 1, status: 'open', assignee: 'a' });
  expect(changed.json()).toMatchObject({ ticket: { status: 'open', assigneeName: '坐席 a', version: 2 }, customer: { assurance: 'anonymous' } });
  expect((await call('PATCH', `tickets/${ticketId}`, { version: 1, status: 'closed' })).json()).toMatchObject({ code: 'conflict', current: { version: 2 } });
  expect((await call('GET', `tickets/${newId('tick')}`)).json()).toMatchObject({ code: 'not_found' });
});

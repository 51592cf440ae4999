import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { deskNotices, tickets } from '../record/schema.ts';
import { testDesk } from '../testing/testDesk.ts';
import { followTicket } from '../ticket/followTicket.ts';
import { readTicket } from '../ticket/readTicket.ts';
import { updateTicket } from '../ticket/updateTicket.ts';
import { listNotices, markNoticesSeen } from './notices.ts';
import { sweepSla } from './sweepSla.ts';

const MINUTE = 60_000;
const desk = testDesk({ a: {}, b: {} });

const minutes = (n: number): void => desk.pass(n * MINUTE);
const told = async (ticketId: string) => (await readTicket(desk.deps, ticketId)).events.filter((e) => e.type.startsWith('sla.')).map((e) => `${e.type} ${String(e.data.clock)}`);
const noticesOf = async (ticketId: string) => (await desk.deps.database.db.select().from(deskNotices).where(eq(deskNotices.ticketId, ticketId))).map((n) => `${n.audience} ${n.type}`).sort();

it('warns when a fifth of the time is left and tells the breach, each once, whoever sweeps how often', async () => {
  const { ticketId, handoffId } = await desk.waiting({ queue: 'cards' });
  minutes(11);
  await sweepSla(desk.deps);
  expect(await told(ticketId)).toEqual([]);
  minutes(1.5);
  await Promise.all([sweepSla(desk.deps), sweepSla(desk.deps)]);
  await sweepSla(desk.deps);
  expect(await told(ticketId)).toEqual(['sla.warning first_response']);
  minutes(3);
  await Promise.all([sweepSla(desk.deps), sweepSla(desk.deps)]);
  expect(await told(ticketId)).toEqual(['sla.warning first_response', 'sla.breach first_response']);
  // Nobody owns it, so the overseers hear both.
  expect(await noticesOf(ticketId)).toEqual(['overseers sla.breach', 'overseers sla.warning']);
  await desk.tx((tx) => desk.tickets.finish(tx, handoffId, 'resolved', 'a'));
});

it('stands still while the ticket waits for the customer, goes on with what was left, and tells owner and followers', async () => {
  const { ticketId, handoffId } = await desk.waiting({ queue: 'cards' });
  await desk.tx((tx) => desk.tickets.accept(tx, handoffId, 'a'));
  await followTicket(desk.deps, ticketId, 'b', true);
  const version = async () => (await readTicket(desk.deps, ticketId)).ticket.version;
  await updateTicket(desk.deps, ticketId, { version: await version(), status: 'pending_customer' }, 'a');
  minutes(48 * 60);
  await sweepSla(desk.deps);
  expect(await told(ticketId)).toEqual([]);
  await updateTicket(desk.deps, ticketId, { version: await version(), status: 'open' }, 'a');
  minutes(23 * 60);
  await sweepSla(desk.deps);
  expect(await told(ticketId)).toEqual(['sla.warning resolution']);
  minutes(2 * 60);
  await sweepSla(desk.deps);
  const { ticket } = await readTicket(desk.deps, ticketId);
  // The rule of the data: overdue and normal becomes high, with a tag.
  expect([ticket.priority, ticket.tags]).toEqual(['high', ['超时']]);
  expect(await noticesOf(ticketId)).toEqual(['overseers sla.breach', 'staff:a sla.breach', 'staff:a sla.warning', 'staff:b sla.breach', 'staff:b sla.warning']);
});

it('the next-response clock runs from the customer\'s message until somebody answers, and is no edit', async () => {
  const { ticketId, handoffId } = await desk.waiting({ queue: 'cards' });
  await desk.tx((tx) => desk.tickets.accept(tx, handoffId, 'a'));
  const before = await readTicket(desk.deps, ticketId);
  const since = desk.deps.clock.now();
  await desk.tx((tx) => desk.tickets.awaitsAnswer(tx, new Map([[ticketId, since]])));
  const after = await readTicket(desk.deps, ticketId);
  expect([after.ticket.nextResponseDue, after.ticket.version]).toEqual([new Date(since.getTime() + 10 * MINUTE).toISOString(), before.ticket.version]);
  minutes(11);
  await sweepSla(desk.deps);
  expect(await told(ticketId)).toEqual(['sla.breach next_response']);
  await desk.tx((tx) => desk.tickets.awaitsAnswer(tx, new Map()));
  expect((await readTicket(desk.deps, ticketId)).ticket.nextResponseDue).toBeNull();
});

it('a promise to call runs on whatever the ticket waits for; the number is sealed', async () => {
  const { ticketId, handoffId, conversationId } = await desk.waiting({ queue: 'cards' });
  await expect(desk.tx((tx) => desk.tickets.defer(tx, { handoffId, conversationId, kind: 'callback', text: null, phone: null }))).rejects.toMatchObject({ code: 'invalid_request' });
  const promise = await desk.tx((tx) => desk.tickets.defer(tx, { handoffId, conversationId, kind: 'callback', text: '下午方便', phone: '199 0000 1234' }));
  expect(promise?.by).toEqual(new Date(desk.deps.clock.now().getTime() + 60 * MINUTE));
  expect(await desk.tx((tx) => desk.tickets.defer(tx, { handoffId, conversationId, kind: 'callback', text: null, phone: '19900001234' }))).toBeNull();
  const { ticket } = await readTicket(desk.deps, ticketId);
  expect(ticket).toMatchObject({ promise: { kind: 'callback', by: promise?.by.toISOString(), contact: '199••••••34' }, tags: ['callback'], description: '下午方便' });
  expect(JSON.stringify(await desk.deps.database.db.select().from(tickets).where(eq(tickets.id, ticketId)))).not.toContain('19900001234');
  await updateTicket(desk.deps, ticketId, { version: ticket.version, status: 'on_hold' }, 'a');
  minutes(31);
  await sweepSla(desk.deps);
  minutes(30);
  await sweepSla(desk.deps);
  expect(await told(ticketId)).toEqual(['sla.warning promise', 'sla.breach promise']);
});

it('notices are mine, the overseers\' are for overseers, and seen ones stay seen', async () => {
  const mine = await listNotices(desk.deps, 'b', false);
  expect(new Set(mine.notices.map((n) => n.type))).toEqual(new Set(['sla.warning', 'sla.breach']));
  expect((await listNotices(desk.deps, 'b', true)).notices.length).toBeGreaterThan(mine.notices.length);
  await markNoticesSeen(desk.deps, 'b');
  expect((await listNotices(desk.deps, 'b', false)).unseen).toBe(0);
});

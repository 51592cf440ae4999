import { newId } from '@lobby/service-kit';
import { describe, expect, it } from 'vitest';
import { readCustomer } from '../customer/readCustomer.ts';
import { testDesk } from '../testing/testDesk.ts';
import { addNote } from './addNote.ts';
import { listTickets } from './listTickets.ts';
import { readTicket } from './readTicket.ts';
import { updateTicket } from './updateTicket.ts';

const desk = testDesk({ a: {}, b: {} });

const wish = (conversationId: string, topic: string | null, more: object = {}) =>
  ({ conversationId, customerId: null, topic, subject: '信用卡挂失', channel: 'web', language: 'zh', priority: 'normal', queue: 'cards', actor: 'bot', ...more }) as const;
const open = (conversationId: string, topic: string | null, more: object = {}) => desk.tx((tx) => desk.tickets.openOrJoin(tx, wish(conversationId, topic, more)));

describe('one ticket per need', () => {
  it('joins the open ticket of the same topic, opens another for another need, and one again once it is resolved', async () => {
    const conversation = newId('conv');
    const first = await open(conversation, 'card_lost');
    expect(first).toMatchObject({ joined: false, number: expect.stringMatching(/^T-\d{6}$/) });
    expect(await open(conversation, 'card_lost')).toEqual({ ...first, joined: true });
    expect(await open(conversation, 'human_agent')).toEqual({ ...first, joined: true });
    expect((await open(conversation, 'card_bill')).joined).toBe(false);
    await desk.tx((tx) => desk.tickets.resolveTicket(tx, first.ticketId, 'a'));
    expect((await open(conversation, 'card_lost')).joined).toBe(false);
  });

  it('does not open two for two wishes at the same time', async () => {
    const conversation = newId('conv');
    const opened = await Promise.all(Array.from({ length: 8 }, () => open(conversation, 'gold')));
    expect(new Set(opened.map((o) => o.ticketId)).size).toBe(1);
    expect(opened.filter((o) => !o.joined)).toHaveLength(1);
  });

  it('learns its topic later and becomes more urgent, never less', async () => {
    const conversation = newId('conv');
    const { ticketId } = await open(conversation, null);
    await open(conversation, 'fraud_report', { priority: 'urgent', queue: 'fraud' });
    await open(conversation, 'fraud_report', { priority: 'normal', queue: 'fraud' });
    expect(await desk.tickets.ticket(ticketId)).toMatchObject({ topic: 'fraud_report', priority: 'urgent', queue: 'fraud' });
  });
});

describe('changes', () => {
  it('need the version that was seen, each field is an event, and nothing changed is no event', async () => {
    const { ticketId } = await desk.waiting();
    const { version } = (await readTicket(desk.deps, ticketId)).ticket;
    await updateTicket(desk.deps, ticketId, { version, status: 'open', priority: 'high', assignee: 'b', tags: ['vip'] }, 'a');
    await expect(updateTicket(desk.deps, ticketId, { version, status: 'closed' }, 'b')).rejects.toMatchObject({ code: 'conflict', current: { status: 'open' } });
    await updateTicket(desk.deps, ticketId, { version: version + 1, status: 'open', assignee: 'b', tags: ['vip'] }, 'b');
    const { ticket, events, names } = await readTicket(desk.deps, ticketId);
    expect(ticket).toMatchObject({ version: version + 1, status: 'open', priority: 'high', assignee: 'b', assigneeName: '坐席 b', tags: ['vip'] });
    expect(events.map((e) => e.seq)).toEqual(events.map((_, i) => i + 1));
    expect(events.filter((e) => e.actor === 'a').map((e) => [e.type, e.data.from, e.data.to])).toEqual([
      ['status.changed', 'new', 'open'], ['priority.changed', 'normal', 'high'], ['assignee.changed', null, 'b'], ['tags.changed', [], ['vip']],
    ]);
    expect(names).toEqual({ a: '坐席 a', b: '坐席 b' });
  });

  it('refuse a step that does not exist, an unknown queue and an unknown assignee', async () => {
    const { ticketId } = await desk.waiting();
    await expect(updateTicket(desk.deps, ticketId, { version: 1, status: 'new', priority: 'low' }, 'a')).resolves.toBeUndefined();
    await desk.tx((tx) => desk.tickets.resolveTicket(tx, ticketId, 'a'));
    const { version } = (await readTicket(desk.deps, ticketId)).ticket;
    await expect(updateTicket(desk.deps, ticketId, { version, status: 'on_hold' }, 'a')).rejects.toMatchObject({ code: 'wrong_state' });
    await expect(updateTicket(desk.deps, ticketId, { version, queue: 'nowhere' }, 'a')).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(updateTicket(desk.deps, ticketId, { version, assignee: 'nobody' }, 'a')).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(updateTicket(desk.deps, newId('tick'), { version: 1 }, 'a')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('of 20 at the same time one wins', async () => {
    const { ticketId } = await desk.waiting();
    const results = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => updateTicket(desk.deps, ticketId, { version: 1, tags: [`t${i}`] }, 'a')));
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
    const { events } = await readTicket(desk.deps, ticketId);
    expect(events.map((e) => e.seq)).toEqual(events.map((_, i) => i + 1));
  });

  it('keep a note once, masked, without spoiling an edit under way', async () => {
    const { ticketId } = await desk.waiting();
    for (let i = 0; i < 2; i += 1) await addNote(desk.deps, ticketId, { clientId: 'note-0001', text: '卡号 6222020200112233' }, 'a');
    const { ticket, events } = await readTicket(desk.deps, ticketId);
    expect(events.filter((e) => e.type === 'note.added').map((e) => e.data.text)).toEqual(['卡号 ****']);
    expect(ticket.version).toBe(1);
  });
});

describe('clocks', () => {
  it('run in open hours, stand still while the ticket waits for the customer, and say when they were missed', async () => {
    const { ticketId } = await desk.waiting();
    const before = (await readTicket(desk.deps, ticketId)).ticket;
    expect(before.firstResponseDue).toBe(new Date(Date.parse(before.createdAt) + 15 * 60_000).toISOString());
    await updateTicket(desk.deps, ticketId, { version: 1, status: 'pending_customer' }, 'a');
    desk.pass(3_600_000);
    expect((await readTicket(desk.deps, ticketId)).sla.firstResponseBreached).toBe(false);
    await updateTicket(desk.deps, ticketId, { version: 2, status: 'open' }, 'a');
    const after = await readTicket(desk.deps, ticketId);
    expect(Date.parse(after.ticket.firstResponseDue ?? '') - Date.parse(before.firstResponseDue ?? '')).toBe(3_600_000);
    desk.pass(16 * 60_000);
    expect((await readTicket(desk.deps, ticketId)).sla).toMatchObject({ firstResponseBreached: true, resolutionBreached: false, firstRespondedAt: null });
  });
});

describe('lists', () => {
  it('page without loss or repeat and take three queries', async () => {
    const made: string[] = [];
    for (let i = 0; i < 5; i += 1) { desk.pass(1_000); made.push((await open(newId('conv'), 'fund', { subject: `基金 100%_${i}` })).ticketId); }
    const seen: string[] = [];
    const before = desk.deps.database.queryCount();
    let after: string | undefined;
    let pages = 0;
    do {
      const page = await listTickets(desk.deps, { q: '100%_', limit: 2, ...(after ? { after } : {}) }, 'a');
      seen.push(...page.rows.map((r) => r.id));
      expect(page.total).toBe(5);
      after = page.next ?? undefined;
      pages += 1;
    } while (after);
    expect(seen).toEqual(made.toReversed());
    expect((desk.deps.database.queryCount() - before) / pages).toBeLessThanOrEqual(3);
  });

  it('find by number and by my work, and refuse a foreign cursor', async () => {
    const { handoffId, ticketId } = await desk.waiting();
    await desk.tx((tx) => desk.tickets.accept(tx, handoffId, 'b'));
    const number = (await desk.tickets.ticket(ticketId))?.number ?? '';
    expect((await listTickets(desk.deps, { q: number, limit: 10 }, 'a')).rows.map((r) => r.id)).toEqual([ticketId]);
    expect((await listTickets(desk.deps, { assignee: 'me', status: 'open', limit: 10 }, 'b')).rows.map((r) => r.id)).toContain(ticketId);
    expect((await listTickets(desk.deps, { assignee: 'none', limit: 200 }, 'b')).rows.map((r) => r.id)).not.toContain(ticketId);
    await expect(listTickets(desk.deps, { after: "1'; drop table tickets", limit: 10 }, 'a')).rejects.toMatchObject({ code: 'invalid_request' });
  });
});

describe('a customer', () => {
  it('is one per conversation, with their tickets and who has the conversation', async () => {
    const { conversationId, handoffId, ticketId } = await desk.waiting({ topic: 'gold' });
    const visitor = () => desk.tx((tx) => desk.tickets.ensureVisitor(tx, { conversationId, channel: 'web', language: 'zh' }));
    const [first, second] = [await visitor(), await visitor()];
    expect(first).toEqual(second);
    await desk.tx((tx) => desk.tickets.accept(tx, handoffId, 'a'));
    const view = await readCustomer(desk.deps, first.id);
    expect(view).toMatchObject({ customer: first, tickets: [{ id: ticketId, customerName: first.displayName, conversations: [conversationId] }], conversations: [{ conversationId, ticketId, handoffId, state: 'assigned', agentId: 'a' }] });
    await expect(readCustomer(desk.deps, newId('cust'))).rejects.toMatchObject({ code: 'not_found' });
  });
});

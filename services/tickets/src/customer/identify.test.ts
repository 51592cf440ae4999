import { expect, it } from 'vitest';
import { customerMerges } from '../record/schema.ts';
import { testDesk } from '../testing/testDesk.ts';
import { readCustomer } from './readCustomer.ts';

const desk = testDesk({ a: {} });

const visitorOf = (conversationId: string) => desk.tx((tx) => desk.tickets.ensureVisitor(tx, { conversationId, channel: 'web', language: 'zh' }));
const identify = (conversationId: string, value: string) => desk.tx((tx) => desk.tickets.identify(tx, { conversationId, channel: 'bank', value, displayName: '王**', tier: 'gold', assurance: 'verified', evidence: 'bank', actor: 'system' }));

it('makes a visitor the customer at the first proof, and joins later visitors with them; old ids still lead there', async () => {
  const [first, second] = [await desk.waiting(), await desk.waiting({ topic: 'gold' })];
  const [a, b] = [await visitorOf(first.conversationId), await visitorOf(second.conversationId)];
  expect(await identify(first.conversationId, 'YT100001')).toMatchObject({ id: a.id, displayName: '王**', tier: 'gold', assurance: 'verified' });
  expect((await identify(second.conversationId, 'YT100001')).id).toBe(a.id);
  const view = await readCustomer(desk.deps, b.id);
  expect(view.customer.id).toBe(a.id);
  expect(view.customer.identities).toHaveLength(3);
  expect(new Set(view.tickets.map((t) => t.id))).toEqual(new Set([first.ticketId, second.ticketId]));
  const later = await desk.tx((tx) => desk.tickets.openOrJoin(tx, { conversationId: second.conversationId, customerId: b.id, topic: 'fund', subject: '基金', channel: 'web', language: 'zh', priority: 'normal', queue: 'general', actor: 'bot' }));
  expect((await desk.tickets.ticket(later.ticketId))?.customerId).toBe(a.id);
  const [merge] = await desk.deps.database.db.select().from(customerMerges);
  await desk.tx((tx) => desk.tickets.undoMerge(tx, merge?.id ?? ''));
  expect((await readCustomer(desk.deps, b.id)).tickets.map((t) => t.id)).toEqual([second.ticketId]);
  expect((await readCustomer(desk.deps, a.id)).tickets.map((t) => t.id)).toContain(later.ticketId);
  await expect(desk.tx((tx) => desk.tickets.undoMerge(tx, merge?.id ?? ''))).rejects.toMatchObject({ code: 'wrong_state' });
  await expect(desk.tx((tx) => desk.tickets.undoMerge(tx, 'nothing'))).rejects.toMatchObject({ code: 'not_found' });
});

it('ends with one customer when ten conversations prove the same person at once', async () => {
  const conversations = await Promise.all(Array.from({ length: 10 }, () => desk.waiting()));
  const found = await Promise.all(conversations.map((c) => identify(c.conversationId, 'YT100002')));
  expect(new Set(found.map((c) => c.id)).size).toBe(1);
  expect((await readCustomer(desk.deps, found[0]?.id ?? '')).tickets).toHaveLength(10);
});

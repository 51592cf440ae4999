import { expect, it } from 'vitest';
import { testDesk } from '../testing/testDesk.ts';
import { addNote } from './addNote.ts';
import { applyMacro } from './applyMacro.ts';
import { bulkChange } from './bulkChange.ts';
import { createTicket } from './createTicket.ts';
import { decideApproval } from './decideApproval.ts';
import { exportCsv } from './exportCsv.ts';
import { linkTickets, unlinkTickets } from './linkTickets.ts';
import { listTickets } from './listTickets.ts';
import { mergeTickets } from './mergeTickets.ts';
import { readTicket } from './readTicket.ts';
import { splitTicket } from './splitTicket.ts';
import { updateTicket } from './updateTicket.ts';
import { dropView, listViews, saveView } from './views.ts';

const desk = testDesk({ a: {}, b: {} });

const read = (id: string) => readTicket(desk.deps, id);
const types = async (id: string) => (await read(id)).events.map((e) => e.type);
let n = 0;
const byHand = (over: Partial<Parameters<typeof createTicket>[1]> = {}) => {
  n += 1;
  return createTicket(desk.deps, { clientId: `by-hand-${n}`, subject: `工单 ${n}`, description: '', topic: null, channel: 'phone', language: 'zh', customerId: null, priority: 'normal', queue: 'general', fields: {}, tags: [], ...over }, 'a');
};

it('a merge brings conversations, promise and the open handoff along, keeps both histories, and leads old ids to the new one', async () => {
  const [first, second] = [await desk.waiting(), await desk.waiting({ topic: 'gold' })];
  await addNote(desk.deps, first.ticketId, { clientId: 'note-0001', text: '先记一笔' }, 'a');
  const { ticket } = await read(first.ticketId);
  await mergeTickets(desk.deps, first.ticketId, { into: second.ticketId, version: ticket.version }, 'a');
  const [from, into] = [await read(first.ticketId), await read(second.ticketId)];
  expect(from.ticket).toMatchObject({ status: 'closed', mergedInto: second.ticketId, conversations: [] });
  expect(from.events.map((e) => e.type)).toEqual(['opened', 'note.added', 'merged.into', 'status.changed']);
  expect(new Set(into.ticket.conversations)).toEqual(new Set([first.conversationId, second.conversationId]));
  expect(into.links).toMatchObject([{ kind: 'merged', direction: 'from', ticketId: first.ticketId }]);
  expect((await desk.tickets.assignmentOf(first.conversationId))?.ticketId).toBe(second.ticketId);
  await desk.tx((tx) => desk.tickets.resolveTicket(tx, first.ticketId, 'a'));
  expect((await read(second.ticketId)).ticket.status).toBe('resolved');
  await expect(mergeTickets(desk.deps, first.ticketId, { into: second.ticketId, version: from.ticket.version }, 'a')).rejects.toMatchObject({ code: 'wrong_state' });
  await expect(updateTicket(desk.deps, first.ticketId, { version: from.ticket.version, status: 'open' }, 'a')).rejects.toMatchObject({ code: 'wrong_state' });
});

it('two who merge a pair crosswise at once make one merge', async () => {
  const [x, y] = [await byHand(), await byHand()];
  const both = await Promise.allSettled([mergeTickets(desk.deps, x, { into: y, version: 1 }, 'a'), mergeTickets(desk.deps, y, { into: x, version: 1 }, 'b')]);
  expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
});

it('a split writes the chosen notes again with where they came from, and only what belongs', async () => {
  const { ticketId, conversationId } = await desk.waiting();
  await addNote(desk.deps, ticketId, { clientId: 'note-0002', text: '另一件事：积分' }, 'a');
  const wish = { subject: '积分问题', topic: 'card_points', conversations: [conversationId], notes: [2] };
  const made = await read(await splitTicket(desk.deps, ticketId, wish, 'b'));
  expect(made.ticket).toMatchObject({ subject: '积分问题', topic: 'card_points', status: 'new', conversations: [conversationId] });
  expect(made.events.map((e) => [e.type, e.data.text, e.data.writtenBy])).toEqual([['opened', undefined, undefined], ['note.added', '另一件事：积分', 'a']]);
  expect(await types(ticketId)).toEqual(['opened', 'note.added', 'split.into']);
  await expect(splitTicket(desk.deps, ticketId, { ...wish, notes: [1] }, 'b')).rejects.toMatchObject({ code: 'invalid_request' });
  await expect(splitTicket(desk.deps, ticketId, { ...wish, conversations: [`conv_${'0'.repeat(26)}`] }, 'b')).rejects.toMatchObject({ code: 'invalid_request' });
});

it('links stand on both sides once, and go', async () => {
  const [x, y] = [await byHand(), await byHand()];
  for (const _again of [1, 2]) await linkTickets(desk.deps, x, { to: y, kind: 'blocks' }, 'a');
  expect([(await read(x)).links, (await read(y)).links]).toMatchObject([[{ direction: 'to', ticketId: y }], [{ direction: 'from', ticketId: x }]]);
  await unlinkTickets(desk.deps, y, { to: x, kind: 'blocks' }, 'a');
  expect([(await read(x)).links, await types(x)]).toEqual([[], ['opened', 'link.added', 'link.removed']]);
});

it('a topic\'s template and approval hold back the end, for a person and for a conversation that ends', async () => {
  const id = await byHand({ topic: 'wrong_transfer' });
  const version = async () => (await read(id)).ticket.version;
  await expect(updateTicket(desk.deps, id, { version: 1, status: 'resolved' }, 'a')).rejects.toMatchObject({ code: 'wrong_state', errors: [{ path: 'fields.sent_on' }, { path: 'fields.amount' }, { path: 'approval' }] });
  await desk.tx((tx) => desk.tickets.resolveTicket(tx, id, 'a'));
  expect([(await read(id)).ticket.status, (await types(id)).at(-1)]).toEqual(['new', 'resolution.held']);
  await expect(decideApproval(desk.deps, id, { version: await version(), step: 'request' }, 'a')).rejects.toMatchObject({ code: 'wrong_state', errors: [{ path: 'fields.sent_on' }, { path: 'fields.amount' }] });
  await updateTicket(desk.deps, id, { version: await version(), fields: { sent_on: '2026-11-20', amount: '300' } }, 'a');
  await decideApproval(desk.deps, id, { version: await version(), step: 'request' }, 'a');
  await expect(decideApproval(desk.deps, id, { version: await version(), step: 'approve' }, 'a')).rejects.toMatchObject({ code: 'self_approval' });
  await decideApproval(desk.deps, id, { version: await version(), step: 'approve' }, 'b');
  await updateTicket(desk.deps, id, { version: await version(), status: 'resolved' }, 'a');
  expect((await read(id)).ticket.status).toBe('resolved');
  const complaint = await byHand({ topic: 'complaint', fields: { about: '不在选项里', wanted: '退费', agreed: '已退' } });
  await expect(updateTicket(desk.deps, complaint, { version: 1, status: 'resolved' }, 'a')).rejects.toMatchObject({ errors: [{ path: 'fields.about' }] });
});

it('every field\'s change says what it was and what it is; the same ticket is not opened twice', async () => {
  const id = await byHand({ clientId: 'same-one' });
  expect(await byHand({ clientId: 'same-one' })).toBe(id);
  await updateTicket(desk.deps, id, { version: 1, subject: '改了', description: '卡号 6222021234567890', topic: 'gold', tags: ['急'], priority: 'high', queue: 'cards', assignee: 'b' }, 'a');
  const changes = (await read(id)).events.slice(1).map((e) => [e.type, e.actor, e.data.to]);
  expect(changes).toEqual([
    ['priority.changed', 'a', 'high'], ['queue.changed', 'a', 'cards'], ['assignee.changed', 'a', 'b'], ['tags.changed', 'a', ['急']], ['subject.changed', 'a', '改了'], ['topic.changed', 'a', 'gold'], ['description.changed', 'a', '卡号 ****'],
  ]);
});

it('a macro is all or nothing; a bulk change says of each how it went', async () => {
  const [x, y, held] = [await byHand(), await byHand(), await byHand({ topic: 'wrong_transfer' })];
  await applyMacro(desk.deps, x, 'to_fraud', 1, 'a');
  expect((await read(x)).ticket).toMatchObject({ queue: 'fraud', priority: 'urgent', tags: ['疑似诈骗'] });
  await expect(applyMacro(desk.deps, held, 'called_back', 1, 'a')).rejects.toMatchObject({ code: 'wrong_state' });
  expect(await types(held)).toEqual(['opened']);
  const answer = await bulkChange(desk.deps, { tickets: [{ id: x, version: 1 }, { id: y, version: 1 }, { id: `tick_${'0'.repeat(26)}`, version: 1 }], change: { assignee: 'b', addTags: ['批量'] } }, 'a');
  expect(answer.results.map((r) => r.code)).toEqual(['conflict', null, 'not_found']);
  expect((await read(y)).ticket).toMatchObject({ assignee: 'b', tags: ['批量'] });
});

it('S: the CSV holds what the list finds, in Chinese, and no cell a spreadsheet would run', async () => {
  for (const subject of ['=cmd|calc', '+1', '-1', '@SUM(A1)', '\t=1', '说 "好", 再见', '好;=1+1', '好\n=1+1']) await byHand({ subject, tags: ['csv'] });
  let csv = '';
  for await (const chunk of exportCsv(desk.deps, { tag: 'csv', limit: 200 }, 'a')) csv += String(chunk);
  const lines = csv.split('\r\n').filter(Boolean);
  expect([csv.charCodeAt(0), lines.length]).toEqual([0xfeff, 9]);
  for (const line of lines) expect(line).toMatch(/^\ufeff?"[^"]*"(,"([^"]|"")*")+$/);
  expect(csv.match(/(^|,|\r\n)"[=+\-@\t]/g)).toBeNull();
  for (const cell of ['"说 ""好"", 再见"', '"好;=1+1"', '"好\n=1+1"']) expect(csv).toContain(cell);
});

it('searches, filters what waits, and keeps views', async () => {
  const id = await byHand({ subject: '独一无二的词', priority: 'low' });
  const found = async (query: object) => (await listTickets(desk.deps, { limit: 50, ...query }, 'a')).rows.map((r) => r.id);
  expect(await found({ q: '独一无二' })).toEqual([id]);
  expect(await found({ priority: 'low' })).toEqual([id]);
  desk.pass(61 * 60_000);
  expect(await found({ only: 'breached', priority: 'low' })).toEqual([id]);
  expect(await found({ only: 'promised', priority: 'low' })).toEqual([]);
  await saveView(desk.deps, { name: '急件', query: { priority: 'urgent' }, shared: true }, 'a');
  await saveView(desk.deps, { name: '急件', query: { priority: 'high' }, shared: true }, 'a');
  const [view] = await listViews(desk.deps, 'b');
  expect(view).toMatchObject({ name: '急件', query: { priority: 'high' }, mine: false });
  await expect(dropView(desk.deps, view?.id ?? '', 'b')).rejects.toMatchObject({ code: 'not_found' });
  await dropView(desk.deps, view?.id ?? '', 'a');
  expect(await listViews(desk.deps, 'a')).toEqual([]);
});

import type { InboxRow } from '@lobby/contracts';
import { expect, test } from 'vitest';
import { groupRows, NO_FILTER, rowsOfTab } from './groupRows.ts';

const NOW = Date.parse('2026-11-23T09:00:00.000Z');
const ago = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();
const row = (id: string, change: Partial<InboxRow> = {}): InboxRow => ({
  conversationId: id, handoffId: null, status: 'queued', customerName: `客户${id}`, topic: null, preview: '', queue: 'general', priority: 'normal', language: 'zh', channel: 'web',
  assignee: null, offeredTo: null, waitingSince: ago(10), lastAt: ago(10), lastSeq: 3, unread: 0, ticketId: null, ticketNumber: null, ...change,
});
const words = (topic: string | null) => (topic === 'complaint' ? '投诉' : (topic ?? ''));
const drawn = (lines: ReturnType<typeof groupRows>) => lines.map((line) => (line.kind === 'divider' ? `— ${line.group}` : line.row.conversationId));

test('long waits stand first, the urgent and then the longest on top', () => {
  const lines = groupRows([row('new'), row('old', { waitingSince: ago(300) }), row('older', { waitingSince: ago(600) }), row('fraud', { waitingSince: ago(130), priority: 'urgent' })], NO_FILTER, NOW, words);
  expect(drawn(lines)).toEqual(['— long', 'fraud', 'older', 'old', '— short', 'new']);
});

test('one calm group needs no divider; who is being served does not count as waiting', () => {
  expect(drawn(groupRows([row('a', { status: 'assigned', waitingSince: ago(900), lastAt: ago(5) }), row('b', { status: 'bot', waitingSince: null, lastAt: ago(1) })], NO_FILTER, NOW, words))).toEqual(['b', 'a']);
});

test('tabs: offers to me are mine and still in the queue; offers to others are not mine', () => {
  const rows = [row('mine', { status: 'assigned', assignee: 'me' }), row('offer', { status: 'offered', offeredTo: 'me' }), row('theirs', { status: 'offered', offeredTo: 'you' }), row('bot', { status: 'bot' }), row('asked', { status: 'assigned', assignee: 'you', consultants: ['me'] })];
  expect(rowsOfTab(rows, 'mine', 'me').map((r) => r.conversationId)).toEqual(['mine', 'offer', 'asked']);
  expect(rowsOfTab(rows, 'queue', 'me').map((r) => r.conversationId)).toEqual(['offer', 'theirs']);
  expect(rowsOfTab(rows, 'all', 'me')).toHaveLength(5);
});

test('search looks at customer, topic, preview and ticket; filters cut by queue and priority', () => {
  const rows = [row('a', { preview: '房贷提前还款' }), row('b', { ticketNumber: 'T-000042', queue: 'cards' })];
  expect(drawn(groupRows(rows, { ...NO_FILTER, search: '房贷' }, NOW, words))).toEqual(['a']);
  expect(drawn(groupRows(rows, { ...NO_FILTER, search: 't-000042' }, NOW, words))).toEqual(['b']);
  expect(drawn(groupRows([...rows, row('c', { topic: 'complaint' })], { ...NO_FILTER, search: '投诉' }, NOW, words))).toEqual(['c']);
  expect(drawn(groupRows(rows, { ...NO_FILTER, queue: 'cards' }, NOW, words))).toEqual(['b']);
});

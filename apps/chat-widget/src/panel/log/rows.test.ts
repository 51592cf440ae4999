import type { Item } from '@lobby/client';
import type { EntryView } from '@lobby/contracts';
import { expect, test } from 'vitest';
import { rowsOf } from './rows.ts';

let seq = 0;
const item = (type: string, extra: Partial<EntryView> = {}): Item => {
  seq += 1;
  const entry: EntryView = { seq, type, at: '2026-11-23T09:00:00.000Z', actor: { kind: type === 'customer.said' ? 'customer' : 'bot' }, messageId: `m${seq}`, text: type, ...extra };
  return { key: entry.messageId, entry, own: type === 'customer.said' ? { state: 'sent', clientId: 'c', problem: null } : null };
};
const kinds = (items: Item[], status: 'bot' | 'queued' | 'assigned' | 'closed' = 'bot') => rowsOf({ items, status }).map((r) => r.kind);

const current = (items: Item[]) => rowsOf({ items, status: 'bot' }).flatMap((r) => (r.kind === 'bot' ? [r.current] : []));

test('a day stands above its first message only', () => {
  const next = '2026-11-24T09:00:00.000Z';
  expect(kinds([item('opened'), item('customer.said'), item('bot.replied'), item('customer.said', { at: next })])).toEqual(['day', 'own', 'bot', 'day', 'own']);
});

test('the wait is one row that moves on; when it is over it is a plain line', () => {
  const waits = [item('customer.said'), item('queued'), item('accepted'), item('requeued')];
  expect(kinds(waits, 'queued')).toEqual(['day', 'own', 'system', 'system', 'queue']);
  expect(kinds([...waits, item('customer.said')], 'queued')).toEqual(['day', 'own', 'system', 'system', 'own', 'queue']);
  expect(kinds([...waits, item('accepted')], 'assigned')).toEqual(['day', 'own', 'system', 'system', 'system', 'system']);
});

test('buttons live on the latest reply until somebody speaks', () => {
  expect(current([item('bot.replied'), item('bot.replied')])).toEqual([false, true]);
  expect(current([item('bot.replied'), item('customer.said')])).toEqual([false]);
  expect(current([item('bot.replied'), item('resolved')])).toEqual([true]);
});

test('a thumb takes no line; the latest about a reply counts, and what follows it keeps its speaker', () => {
  const reply = item('bot.replied');
  const thumb = (helpful: boolean) => item('feedback.given', { data: { seq: reply.entry.seq, helpful } });
  const rows = rowsOf({ items: [reply, thumb(true), thumb(false), item('bot.replied')], status: 'bot' });
  expect(rows.flatMap((r) => (r.kind === 'bot' ? [[r.helpful, r.first]] : []))).toEqual([[false, true], [null, false]]);
});

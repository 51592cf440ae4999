import type { EntryView } from '@lobby/contracts';
import { expect, test } from 'vitest';
import type { Outgoing } from '../outbox/outbox.ts';
import { drawItems } from './items.ts';

const said = (seq: number, extra: Partial<EntryView> = {}): EntryView => ({ seq, type: 'customer.said', at: '2026-11-23T09:00:00.000Z', actor: { kind: 'customer' }, messageId: `m${seq}`, text: `${seq}`, ...extra });
const outgoing = (text: string, after: number, state: Outgoing['state'], order: number): Outgoing => ({ clientId: text, scope: 's', conversationId: null, kind: 'message', text, order, after, state, refusals: 0 });
const texts = (entries: EntryView[], messages: Outgoing[]) => drawItems(entries, { outgoing: messages, sent: [] }, 'customer', 0).map((i) => i.entry.text);

test('what failed stays where it was written, in its order; what waits comes last', () => {
  const messages = [outgoing('a', 1, 'failed', 1), outgoing('b', 1, 'failed', 2), outgoing('c', 1, 'waiting', 3), outgoing('d', 3, 'failed', 4)];
  expect(texts([said(1), said(2), said(3), said(4)], messages)).toEqual(['1', 'a', 'b', '2', '3', 'd', '4', 'c']);
  expect(texts([], messages)).toEqual(['a', 'b', 'd', 'c']);
});

test('a message that is stored is drawn once, even while it still stands in the outbox', () => {
  expect(texts([said(1, { clientId: 'a' })], [outgoing('a', 0, 'waiting', 1)])).toEqual(['1']);
});

test('a redacted entry keeps its place and says nothing', () => {
  expect(texts([said(1), said(2, { type: 'redacted', actor: { kind: 'system' }, data: { redactedSeq: 1 } })], [])).toEqual([undefined, '2']);
});

import type { ConversationLink, TicketRow } from '@lobby/contracts';
import { expect, test } from 'vitest';
import { contactLines } from './contactLines.ts';
import { wishLines } from './wishLines.ts';

const talk = (conversationId: string, openedAt: string) => ({ conversationId, channel: 'web', openedAt }) as ConversationLink;
const ticket = (id: string, createdAt: string, channel: string, conversations: string[] = []) => ({ id, createdAt, channel, conversations }) as TicketRow;

test('conversations and what came by phone or at the counter stand in one order; a ticket of a conversation stands with it', () => {
  const lines = contactLines({ conversations: [talk('c1', '2026-11-01T00:00:00Z'), talk('c2', '2026-11-20T00:00:00Z')], tickets: [ticket('t1', '2026-11-10T00:00:00Z', 'phone'), ticket('t2', '2026-11-20T00:01:00Z', 'web', ['c2']), ticket('t3', '2026-10-01T00:00:00Z', 'branch')] });
  expect(lines.map((l) => `${l.key} ${l.channel}`)).toEqual(['c2 web', 't1 phone', 'c1 web', 't3 branch']);
});

test('consents and preferences have one history', () => {
  const consent = { purpose: 'marketing', granted: false, source: '电话', actor: 'li', at: '2026-11-02T00:00:00Z' };
  expect(wishLines({ consentHistory: [consent], preferenceHistory: [{ preferences: { language: 'en' }, actor: 'li', at: '2026-11-03T00:00:00Z' }] }).map((l) => l.kind)).toEqual(['preferences', 'consent']);
  expect(wishLines({})).toEqual([]);
});

import type { ConversationLink, CustomerView, TicketRow } from '@lobby/contracts';

export type ContactLine = { key: string; at: string; channel: string } & ({ kind: 'conversation'; link: ConversationLink } | { kind: 'ticket'; ticket: TicketRow });

/** Everything a customer had to do with the bank here, whatever the channel, latest first. A ticket that came from a conversation stands with it and not twice. */
export function contactLines({ conversations, tickets }: Pick<CustomerView, 'conversations' | 'tickets'>): ContactLine[] {
  const shown = new Set(conversations.map((link) => link.conversationId));
  const talks = conversations.map((link) => ({ key: link.conversationId, at: link.openedAt, channel: link.channel, kind: 'conversation' as const, link }));
  const alone = tickets.filter((ticket) => !ticket.conversations.some((id) => shown.has(id))).map((ticket) => ({ key: ticket.id, at: ticket.createdAt, channel: ticket.channel, kind: 'ticket' as const, ticket }));
  return [...talks, ...alone].toSorted((a, b) => b.at.localeCompare(a.at));
}

import { z } from 'zod';
import { ConversationId, CustomerId, Instant, TicketId } from './ids.ts';

export const TICKET_STATES = ['new', 'open', 'pending_customer', 'on_hold', 'resolved', 'closed'] as const;
export const TicketStatus = z.enum(TICKET_STATES);
export type TicketStatus = z.infer<typeof TicketStatus>;
export const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const;
export const Priority = z.enum(PRIORITIES);
export type Priority = z.infer<typeof Priority>;

export const Ticket = z.object({
  id: TicketId,
  /** For people: T-000123. */
  number: z.string(),
  subject: z.string(), topic: z.string().nullable(), channel: z.string(), language: z.string(), customerId: CustomerId.nullable(),
  priority: Priority, queue: z.string(), assignee: z.string().nullable(), status: TicketStatus,
  tags: z.array(z.string()), conversations: z.array(ConversationId),
  createdAt: Instant, updatedAt: Instant, firstResponseDue: Instant.nullable(), resolutionDue: Instant.nullable(),
  /** For optimistic locking: an update names the version it saw. */
  version: z.number().int(),
});
export type Ticket = z.infer<typeof Ticket>;

export const TicketEvent = z.object({ ticketId: TicketId, seq: z.number().int(), at: Instant, actor: z.string(), type: z.string(), data: z.record(z.string(), z.unknown()) });
export type TicketEvent = z.infer<typeof TicketEvent>;

export const Queue = z.object({ id: z.string(), name: z.object({ zh: z.string(), en: z.string() }), waiting: z.number().int(), longestWaitSeconds: z.number().int(), agentsOnline: z.number().int() });
export type Queue = z.infer<typeof Queue>;

export const PRESENCE = ['online', 'break', 'offline'] as const;
export const Presence = z.enum(PRESENCE);
export type Presence = z.infer<typeof Presence>;

export const Customer = z.object({
  id: CustomerId, displayName: z.string(), tier: z.string().nullable(), assurance: z.enum(['anonymous', 'identified', 'verified']),
  identities: z.array(z.object({ channel: z.string(), value: z.string() })), createdAt: Instant,
});
export type Customer = z.infer<typeof Customer>;

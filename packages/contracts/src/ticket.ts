import { z } from 'zod';
import { ClientId, ConversationId, CustomerId, HandoffId, Instant, TicketId } from './ids.ts';

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

/** GET /queues. */
export const QueueList = z.object({ queues: z.array(Queue) });
export type QueueList = z.infer<typeof QueueList>;

/** A line of the ticket list. */
export const TicketRow = Ticket.extend({ customerName: z.string().nullable(), assigneeName: z.string().nullable() });
export type TicketRow = z.infer<typeof TicketRow>;
/** GET /tickets?status=&queue=&assignee=&q=&after=&limit=. `assignee` takes a staff id, `me` or `none`; `q` looks into number, subject and tags; `after` is `next` of the page before. */
export const TicketListQuery = z.strictObject({
  status: TicketStatus.optional(), queue: z.string().min(1).max(40).optional(), assignee: z.string().min(1).max(64).optional(), customer: CustomerId.optional(),
  q: z.string().trim().min(1).max(100).optional(), after: z.string().max(120).optional(), limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type TicketListQuery = z.infer<typeof TicketListQuery>;
/** Latest change first. */
export const TicketPage = z.object({ rows: z.array(TicketRow), next: z.string().nullable(), total: z.number().int() });
export type TicketPage = z.infer<typeof TicketPage>;

/** How the clocks of a ticket stand. `breached` counts from the due time, met or not. */
export const SlaState = z.object({
  firstRespondedAt: Instant.nullable(), resolvedAt: Instant.nullable(), firstResponseBreached: z.boolean(), resolutionBreached: z.boolean(),
});
export type SlaState = z.infer<typeof SlaState>;

/** A conversation of a ticket or a customer, as far as tickets know it; its words are read at the timeline. */
export const ConversationLink = z.object({
  conversationId: ConversationId, channel: z.string(), language: z.string(), openedAt: Instant,
  ticketId: TicketId.nullable(), ticketNumber: z.string().nullable(),
  handoffId: HandoffId.nullable(), state: z.enum(['queued', 'offered', 'assigned', 'done']).nullable(), agentId: z.string().nullable(),
});
export type ConversationLink = z.infer<typeof ConversationLink>;

/** GET /tickets/:id, and the answer of every change. `events` oldest first; notes are events of type `note.added` with `data.text`. `names` holds every staff id that occurs. */
export const TicketDetail = z.object({
  ticket: TicketRow, sla: SlaState, customer: Customer.nullable(), events: z.array(TicketEvent), conversations: z.array(ConversationLink),
  names: z.record(z.string(), z.string()),
});
export type TicketDetail = z.infer<typeof TicketDetail>;

/** PATCH /tickets/:id. `version` is the one the screen saw: another one now → 409 `conflict` with the ticket in `current`. Fields that are absent stay. */
export const TicketPatch = z.strictObject({
  version: z.number().int().min(1), status: TicketStatus.optional(), priority: Priority.optional(), assignee: z.string().min(1).max(64).nullable().optional(),
  queue: z.string().min(1).max(40).optional(), tags: z.array(z.string().trim().min(1).max(40)).max(20).optional(),
});
export type TicketPatch = z.infer<typeof TicketPatch>;
/** POST /tickets/:id/notes → 201 TicketDetail; the same `clientId` again adds nothing. */
export const TicketNote = z.strictObject({ clientId: ClientId, text: z.string().trim().min(1).max(4000) });
export type TicketNote = z.infer<typeof TicketNote>;

/** GET /customers/:id: one customer across channels. Latest first everywhere. */
export const CustomerView = z.object({ customer: Customer, tickets: z.array(TicketRow), conversations: z.array(ConversationLink) });
export type CustomerView = z.infer<typeof CustomerView>;

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
  /** Until when the customer's latest message wants an answer; null when it is not the agent's turn. */
  nextResponseDue: Instant.nullable().optional(),
  description: z.string().optional(), fields: z.record(z.string(), z.string()).optional(),
  /** What the customer was promised and until when, and the masked number to call. */
  promise: z.object({ kind: z.enum(['message', 'callback']), by: Instant, contact: z.string().nullable() }).nullable().optional(),
  approval: z.enum(['none', 'required', 'pending', 'approved', 'rejected']).optional(),
  /** The ticket this one became part of. */
  mergedInto: z.string().nullable().optional(), pausedAt: Instant.nullable().optional(),
  /** For optimistic locking: an update names the version it saw. */
  version: z.number().int(),
});
export type Ticket = z.infer<typeof Ticket>;

export const TicketEvent = z.object({ ticketId: TicketId, seq: z.number().int(), at: Instant, actor: z.string(), type: z.string(), data: z.record(z.string(), z.unknown()) });
export type TicketEvent = z.infer<typeof TicketEvent>;

export const Queue = z.object({ id: z.string(), name: z.object({ zh: z.string(), en: z.string() }), skill: z.string(), waiting: z.number().int(), longestWaitSeconds: z.number().int(), agentsOnline: z.number().int() });
export type Queue = z.infer<typeof Queue>;
const Flow = z.object({
  /** Customers who asked for a person. */
  asked: z.number().int(),
  /** Of those, how many a person has answered, and how many left the line before (withdrew, left a message, chose a call). The others wait. */
  answered: z.number().int(), left: z.number().int(),
});
/** GET /queue-figures: what came to the desk in the last 24 hours, hour by hour. A customer counts in the hour in which they asked. */
export const QueueFigures = z.object({
  hours: z.array(Flow.extend({ from: Instant })), total: Flow,
  /** Half of those answered waited no longer than this; seconds. Null while nobody was answered. */
  medianWaitSeconds: z.number().int().nullable(),
  /** Mean of the scores that customers gave (1 to 5) and how many gave one. */
  score: z.number().nullable(), rated: z.number().int(),
});
export type QueueFigures = z.infer<typeof QueueFigures>;

export const PRESENCE = ['online', 'break', 'offline'] as const;
export const Presence = z.enum(PRESENCE);
export type Presence = z.infer<typeof Presence>;

/** An agent as supervisors and colleagues see them. `wrap_up`: finishing the last conversation, asked again after `wrapUpUntil`. */
export const AgentState = z.object({
  id: z.string(), name: z.string(), presence: z.enum([...PRESENCE, 'wrap_up']), load: z.number().int(), capacity: z.number().int(),
  skills: z.array(z.string()), languages: z.array(z.string()), wrapUpUntil: Instant.nullable(),
});
export type AgentState = z.infer<typeof AgentState>;
/** GET /agents. */
export const AgentList = z.object({ agents: z.array(AgentState) });
export type AgentList = z.infer<typeof AgentList>;

export const Customer = z.object({
  id: CustomerId, displayName: z.string(), tier: z.string().nullable(), assurance: z.enum(['anonymous', 'identified', 'verified']),
  /** `shown` is what a screen writes; `value` only names the identity, for a reveal. */
  identities: z.array(z.object({ channel: z.string(), value: z.string(), shown: z.string().optional() })), createdAt: Instant,
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
  priority: Priority.optional(), tag: z.string().min(1).max(40).optional(), topic: z.string().min(1).max(40).optional(),
  /** `promised`: somebody waits for an answer or a call; `breached`, `due`: a clock has run out, or will within the hour; `following`: I follow it; `approval`: waits for a yes. */
  only: z.enum(['promised', 'breached', 'due', 'following', 'approval', 'running']).optional(),
  q: z.string().trim().min(1).max(100).optional(), after: z.string().max(120).optional(), limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type TicketListQuery = z.infer<typeof TicketListQuery>;
/** Latest change first. */
export const TicketPage = z.object({ rows: z.array(TicketRow), next: z.string().nullable(), total: z.number().int() });
export type TicketPage = z.infer<typeof TicketPage>;

/** How the clocks of a ticket stand. `breached` counts from the due time, met or not. */
export const SlaState = z.object({
  firstRespondedAt: Instant.nullable(), resolvedAt: Instant.nullable(), firstResponseBreached: z.boolean(), resolutionBreached: z.boolean(),
  nextResponseBreached: z.boolean().optional(), promiseBreached: z.boolean().optional(),
});
export type SlaState = z.infer<typeof SlaState>;

/** A conversation of a ticket or a customer, as far as tickets know it; its words are read at the timeline. */
export const ConversationLink = z.object({
  conversationId: ConversationId, channel: z.string(), language: z.string(), openedAt: Instant,
  ticketId: TicketId.nullable(), ticketNumber: z.string().nullable(),
  handoffId: HandoffId.nullable(), state: z.enum(['queued', 'offered', 'assigned', 'done']).nullable(), agentId: z.string().nullable(),
});
export type ConversationLink = z.infer<typeof ConversationLink>;

export const TicketLinkKind = z.enum(['related', 'blocks', 'split', 'merged']);
export type TicketLinkKind = z.infer<typeof TicketLinkKind>;
export const TicketAttachment = z.object({ id: z.string(), name: z.string(), mediaType: z.string(), bytes: z.number().int(), hash: z.string(), addedBy: z.string(), addedAt: Instant });
export type TicketAttachment = z.infer<typeof TicketAttachment>;
export const BothNames = z.strictObject({ zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(60) });
const FieldId = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
export const TemplateField = z.strictObject({ id: FieldId, label: BothNames, required: z.boolean(), options: z.array(z.string().trim().min(1).max(60)).min(1).max(30).optional() });
export type TemplateField = z.infer<typeof TemplateField>;

/** GET /tickets/:id, and the answer of every change. `events` oldest first; notes are events of type `note.added` with `data.text`. `names` holds every staff id that occurs. */
export const TicketDetail = z.object({
  ticket: TicketRow, sla: SlaState, customer: Customer.nullable(), events: z.array(TicketEvent), conversations: z.array(ConversationLink),
  names: z.record(z.string(), z.string()),
  followers: z.array(z.string()).optional(),
  links: z.array(z.object({ kind: TicketLinkKind, direction: z.enum(['to', 'from']), ticketId: TicketId, number: z.string(), subject: z.string(), status: TicketStatus })).optional(),
  attachments: z.array(TicketAttachment).optional(),
  /** What the topic's template asks for, and which of it is missing. */
  template: z.object({ fields: z.array(TemplateField), missing: z.array(z.string()), needsApproval: z.boolean() }).nullable().optional(),
});
export type TicketDetail = z.infer<typeof TicketDetail>;

export const Tags = z.array(z.string().trim().min(1).max(40)).max(20);
const Subject = z.string().trim().min(1).max(200);
const Description = z.string().trim().max(8000);
const TicketFields = z.record(FieldId, z.string().trim().max(500)).refine((fields) => Object.keys(fields).length <= 40, 'too many fields');

/** PATCH /tickets/:id. `version` is the one the screen saw: another one now → 409 `conflict` with the ticket in `current`. Fields that are absent stay. */
export const TicketPatch = z.strictObject({
  version: z.number().int().min(1), status: TicketStatus.optional(), priority: Priority.optional(), assignee: z.string().min(1).max(64).nullable().optional(),
  queue: z.string().min(1).max(40).optional(), tags: Tags.optional(),
  subject: Subject.optional(), topic: z.string().min(1).max(40).nullable().optional(), description: Description.optional(), fields: TicketFields.optional(),
});
export type TicketPatch = z.infer<typeof TicketPatch>;
/** POST /tickets/:id/notes → 201 TicketDetail; the same `clientId` again adds nothing. */
export const TicketNote = z.strictObject({ clientId: ClientId, text: z.string().trim().min(1).max(4000) });
export type TicketNote = z.infer<typeof TicketNote>;

/** POST /tickets: for what comes by phone or at the counter. */
export const NewTicket = z.strictObject({
  clientId: ClientId, subject: Subject, description: Description.default(''), topic: z.string().min(1).max(40).nullable().default(null), channel: z.enum(['phone', 'branch', 'email', 'web']).default('phone'),
  language: z.enum(['zh', 'en']).default('zh'), customerId: CustomerId.nullable().default(null), priority: Priority.default('normal'), queue: z.string().min(1).max(40), fields: TicketFields.default({}), tags: Tags.default([]),
});
export type NewTicket = z.infer<typeof NewTicket>;
/** POST /tickets/:id/merge: this ticket becomes part of `into`. Both versions as the screen saw them. */
export const TicketMerge = z.strictObject({ into: TicketId, version: z.number().int().min(1) });
export type TicketMerge = z.infer<typeof TicketMerge>;
/** POST /tickets/:id/split → 201 the new ticket. Conversations and notes named here go along; the history of both says so. */
export const TicketSplit = z.strictObject({
  subject: Subject, topic: z.string().min(1).max(40).nullable().default(null), queue: z.string().min(1).max(40).optional(), priority: Priority.optional(),
  conversations: z.array(ConversationId).max(50).default([]), notes: z.array(z.number().int().min(1)).max(100).default([]),
});
export type TicketSplit = z.infer<typeof TicketSplit>;
export const TicketLink = z.strictObject({ to: TicketId, kind: z.enum(['related', 'blocks']) });
export type TicketLink = z.infer<typeof TicketLink>;
/** POST /tickets/:id/approval. Whoever asked does not decide. */
export const TicketApproval = z.strictObject({ version: z.number().int().min(1), step: z.enum(['request', 'approve', 'reject']), note: z.string().trim().max(1000).optional() });
export type TicketApproval = z.infer<typeof TicketApproval>;
/** POST …/reveal: shows what is masked; the reason is kept in the audit. */
export const Reveal = z.strictObject({ reason: z.string().trim().min(4).max(300) });
export const Revealed = z.object({ value: z.string() });

import type { Priority, TicketStatus } from '@lobby/contracts';
import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, timestamp, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import type { BusinessCalendar } from '../calendar/businessCalendar.ts';

export const CLOCKS = ['first_response', 'next_response', 'resolution', 'promise'] as const;
export type MacroActions = { status?: TicketStatus; priority?: Priority; queue?: string; assignee?: string; addTags?: string[]; note?: string; reply?: { zh: string; en: string } };
export type TemplateField = { id: string; label: { zh: string; en: string }; required: boolean; options?: string[] };
export type EscalationActions = { priority?: Priority; queue?: string; addTags?: string[]; notify: ('assignee' | 'followers' | 'overseers')[] };

/** Ids of what a merge moved. */
export type MovedRows = { identities: { channel: string; value: string }[]; conversations: string[]; tickets: string[] };

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Queues (skill groups). An agent serves a queue when their skills name its `skill`. */
export const queues = pgTable('queues', {
  id: text('id').primaryKey(),
  name: jsonb('name').$type<{ zh: string; en: string }>().notNull(),
  skill: text('skill').notNull(),
  /** Opening hours; null is around the clock. */
  calendar: jsonb('calendar').$type<BusinessCalendar>(),
  active: boolean('active').notNull().default(true),
  /** Who of several able agents gets the next customer. */
  strategy: text('strategy', { enum: ['least_loaded', 'longest_idle'] }).notNull().default('least_loaded'),
  /** Seconds an agent has for themselves after a conversation of this queue. */
  wrapUpSeconds: integer('wrap_up_seconds').notNull().default(0),
  /** Open minutes within which somebody answers a message left or calls back. */
  promiseMinutes: integer('promise_minutes').notNull().default(60),
  version: integer('version').notNull().default(1),
});

/** Who works at the desk. Skills and languages are a copy of the staff record, renewed with the heartbeat, so that routing is one query. */
export const agents = pgTable('agents', {
  id: text('id').primaryKey(),
  presence: text('presence', { enum: ['online', 'break', 'offline'] }).notNull().default('offline'),
  capacity: integer('capacity').notNull().default(5),
  skills: jsonb('skills').$type<string[]>().notNull().default([]),
  languages: jsonb('languages').$type<string[]>().notNull().default([]),
  profileAt: instant('profile_at').notNull(),
  /** When this agent last got work: of two with equal load the one who waited longer gets the next. */
  lastAssignedAt: instant('last_assigned_at'),
  heartbeatAt: instant('heartbeat_at').notNull(),
  wrapUpUntil: instant('wrap_up_until'),
  /** Notices up to here were seen. */
  noticesSeenAt: instant('notices_seen_at'),
});

/** One row per handoff: who waits where, who is offered it, who has it. */
export const assignments = pgTable('assignments', {
  handoffId: text('handoff_id').primaryKey(),
  conversationId: text('conversation_id').notNull(),
  ticketId: text('ticket_id').notNull().references(() => tickets.id),
  queue: text('queue').notNull().references(() => queues.id),
  priority: text('priority', { enum: ['urgent', 'high', 'normal'] }).notNull(),
  /** The order of the queue, lower first: urgent, high, normal; within each the bank's best customers first. */
  rank: integer('rank').notNull(),
  language: text('language').notNull(),
  state: text('state', { enum: ['queued', 'offered', 'assigned', 'done'] }).notNull(),
  agentId: text('agent_id'),
  offeredTo: text('offered_to'),
  leaseUntil: instant('lease_until'),
  /** Whom a colleague passed it to: asked before anybody else, once. */
  reservedFor: text('reserved_for'),
  /** When the customer first asked; kept through transfers and lost leases, so that nobody starts again at the end. */
  queuedAt: instant('queued_at').notNull(),
  /** When the present wait began; measured waits come from here. */
  waitingSince: instant('waiting_since').notNull(),
  acceptedAt: instant('accepted_at'),
  endedAt: instant('ended_at'),
  endReason: text('end_reason'),
  /** Agents who declined or let an offer pass, with the instant (ISO) until which they are not asked again. */
  resting: jsonb('resting').$type<Record<string, string>>().notNull().default({}),
}, (t) => [
  uniqueIndex('assignments_one_open').on(t.conversationId).where(sql`${t.state} <> 'done'`),
  index('assignments_queue').on(t.queue, t.rank, t.queuedAt).where(sql`${t.state} in ('queued', 'offered')`),
  index('assignments_agent').on(t.agentId).where(sql`${t.state} = 'assigned'`),
  index('assignments_lease').on(t.leaseUntil).where(sql`${t.state} in ('offered', 'assigned')`),
  index('assignments_accepted').on(t.queue, t.acceptedAt),
  index('assignments_conversation').on(t.conversationId),
  index('assignments_asked').on(t.queuedAt),
  check('assignments_owner', sql`(${t.state} = 'assigned') = (${t.agentId} is not null) or ${t.state} = 'done'`),
  check('assignments_offer', sql`(${t.state} = 'offered') = (${t.offeredTo} is not null)`),
]);

export const tickets = pgTable('tickets', {
  id: text('id').primaryKey(),
  /** Shown as T-000123. A rolled-back insert leaves a gap. */
  number: integer('number').notNull().generatedAlwaysAsIdentity().unique('tickets_number'),
  subject: text('subject').notNull(),
  topic: text('topic'),
  channel: text('channel').notNull(),
  language: text('language').notNull(),
  customerId: text('customer_id').references(() => customers.id),
  priority: text('priority').$type<Priority>().notNull(),
  queue: text('queue').notNull().references(() => queues.id),
  assignee: text('assignee'),
  status: text('status').$type<TicketStatus>().notNull(),
  tags: jsonb('tags').$type<string[]>().notNull().default([]),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
  firstResponseDue: instant('first_response_due'),
  resolutionDue: instant('resolution_due'),
  firstRespondedAt: instant('first_responded_at'),
  resolvedAt: instant('resolved_at'),
  /** Until when the customer's latest message wants an answer. */
  nextResponseDue: instant('next_response_due'),
  description: text('description').notNull().default(''),
  /** What the topic's template asked for, by field id. */
  fields: jsonb('fields').$type<Record<string, string>>().notNull().default({}),
  /** What the customer was promised, and until when. */
  promiseKind: text('promise_kind', { enum: ['message', 'callback'] }),
  promiseDue: instant('promise_due'),
  /** The number to call: as staff see it, and sealed. */
  contactShown: text('contact_shown'),
  contactSealed: text('contact_sealed'),
  /** `required` until somebody asks; a ticket that needs one is not resolved without it. */
  approval: text('approval', { enum: ['none', 'required', 'pending', 'approved', 'rejected'] }).notNull().default('none'),
  /** The ticket this one became part of. */
  mergedInto: text('merged_into'),
  /** Which warnings and breaches were told, by clock and kind, with the due time they were about: each is told once. */
  told: jsonb('told').$type<Record<string, string>>().notNull().default({}),
  /** Set while the ticket waits for somebody else: the clocks stand still. */
  pausedAt: instant('paused_at'),
  version: integer('version').notNull().default(1),
  /** The counter that makes `ticket_events.seq` dense: whoever appends holds this row's lock. */
  lastEventSeq: integer('last_event_seq').notNull().default(0),
}, (t) => [
  index('tickets_recent').on(t.updatedAt, t.id),
  index('tickets_status').on(t.status, t.updatedAt),
  index('tickets_queue').on(t.queue, t.updatedAt),
  index('tickets_assignee').on(t.assignee, t.updatedAt),
  index('tickets_customer').on(t.customerId, t.updatedAt),
  index('tickets_running').on(t.status).where(sql`${t.status} in ('new', 'open', 'pending_customer', 'on_hold')`),
  check('tickets_status_known', sql`${t.status} in ('new', 'open', 'pending_customer', 'on_hold', 'resolved', 'closed')`),
  check('tickets_priority_known', sql`${t.priority} in ('urgent', 'high', 'normal', 'low')`),
]);

/** Who changed what, oldest first; never edited. */
export const ticketEvents = pgTable('ticket_events', {
  ticketId: text('ticket_id').notNull().references(() => tickets.id),
  seq: integer('seq').notNull(),
  at: instant('at').notNull(),
  /** A staff id, or `system`, `bot`, `customer`. */
  actor: text('actor').notNull(),
  type: text('type').notNull(),
  data: jsonb('data').$type<Record<string, unknown>>().notNull(),
  clientId: text('client_id'),
}, (t) => [primaryKey({ columns: [t.ticketId, t.seq] }), unique('ticket_events_client_id').on(t.ticketId, t.clientId), index('ticket_events_rated').on(t.at).where(sql`${t.type} = 'rated'`)]);

/** Who wants to hear of a ticket that is not theirs. */
export const ticketFollowers = pgTable('ticket_followers', {
  ticketId: text('ticket_id').notNull().references(() => tickets.id), staffId: text('staff_id').notNull(), since: instant('since').notNull(),
}, (t) => [primaryKey({ columns: [t.ticketId, t.staffId] }), index('ticket_followers_staff').on(t.staffId)]);

/** Two tickets that have to do with each other; read from both ends. */
export const ticketLinks = pgTable('ticket_links', {
  fromTicket: text('from_ticket').notNull().references(() => tickets.id), toTicket: text('to_ticket').notNull().references(() => tickets.id),
  kind: text('kind', { enum: ['related', 'blocks', 'split', 'merged'] }).notNull(), actor: text('actor').notNull(), at: instant('at').notNull(),
}, (t) => [primaryKey({ columns: [t.fromTicket, t.toTicket, t.kind] }), index('ticket_links_to').on(t.toTicket)]);

/** Files of tickets. The bytes lie in the file store under their hash. */
export const ticketAttachments = pgTable('ticket_attachments', {
  id: text('id').primaryKey(), ticketId: text('ticket_id').notNull().references(() => tickets.id), hash: text('hash').notNull(), name: text('name').notNull(),
  mediaType: text('media_type').notNull(), bytes: integer('bytes').notNull(), addedBy: text('added_by').notNull(), addedAt: instant('added_at').notNull(),
}, (t) => [index('ticket_attachments_ticket').on(t.ticketId), unique('ticket_attachments_once').on(t.ticketId, t.hash)]);

/** Several changes under one name. */
export const ticketMacros = pgTable('ticket_macros', {
  id: text('id').primaryKey(), name: jsonb('name').$type<{ zh: string; en: string }>().notNull(), actions: jsonb('actions').$type<MacroActions>().notNull(), active: boolean('active').notNull().default(true),
});

/** What a ticket of a topic must hold before it is resolved. */
export const ticketTemplates = pgTable('ticket_templates', {
  topic: text('topic').primaryKey(), fields: jsonb('fields').$type<TemplateField[]>().notNull(), needsApproval: boolean('needs_approval').notNull().default(false),
});

/** What agents say many times a day; `code` is typed after `/`. */
export const cannedPhrases = pgTable('canned_phrases', {
  id: text('id').primaryKey(), code: text('code').notNull(), text: jsonb('text').$type<{ zh: string; en: string }>().notNull(), active: boolean('active').notNull().default(true),
});

/** Tags that are offered; tickets may carry others. */
export const ticketTags = pgTable('ticket_tags', { tag: text('tag').primaryKey(), note: text('note').notNull().default(''), active: boolean('active').notNull().default(true) });

/** Filters people keep; shared ones are for everybody. */
export const ticketViews = pgTable('ticket_views', {
  id: text('id').primaryKey(), owner: text('owner').notNull(), name: text('name').notNull(), query: jsonb('query').$type<Record<string, string>>().notNull(), shared: boolean('shared').notNull().default(false),
}, (t) => [unique('ticket_views_name').on(t.owner, t.name)]);

/** Minutes of open time of the ticket's queue, by priority. */
export const slaPolicies = pgTable('sla_policies', {
  priority: text('priority').$type<Priority>().primaryKey(), firstResponse: integer('first_response').notNull(), nextResponse: integer('next_response').notNull(), resolution: integer('resolution').notNull(),
});

/** What happens when a clock runs low or out. Null in a condition means any. */
export const escalationRules = pgTable('escalation_rules', {
  id: text('id').primaryKey(), name: jsonb('name').$type<{ zh: string; en: string }>().notNull(),
  clock: text('clock', { enum: CLOCKS }).notNull(), when: text('when', { enum: ['warning', 'breach'] }).notNull(),
  queue: text('queue'), priority: text('priority').$type<Priority>(), actions: jsonb('actions').$type<EscalationActions>().notNull(), active: boolean('active').notNull().default(true),
});

/** What staff are told beside the tickets: `audience` is `staff:<id>` or `overseers`. */
export const deskNotices = pgTable('desk_notices', {
  id: text('id').primaryKey(), audience: text('audience').notNull(), ticketId: text('ticket_id').notNull().references(() => tickets.id), type: text('type').notNull(),
  data: jsonb('data').$type<Record<string, unknown>>().notNull(), at: instant('at').notNull(),
}, (t) => [index('desk_notices_audience').on(t.audience, t.at)]);

export const ticketConversations = pgTable('ticket_conversations', {
  ticketId: text('ticket_id').notNull().references(() => tickets.id),
  conversationId: text('conversation_id').notNull(),
  linkedAt: instant('linked_at').notNull(),
}, (t) => [primaryKey({ columns: [t.ticketId, t.conversationId] }), index('ticket_conversations_conversation').on(t.conversationId)]);

export const customers = pgTable('customers', {
  id: text('id').primaryKey(),
  displayName: text('display_name').notNull(),
  tier: text('tier'),
  assurance: text('assurance', { enum: ['anonymous', 'identified', 'verified'] }).notNull().default('anonymous'),
  /** When `assurance` was last proved. */
  assuredAt: instant('assured_at'),
  /** How the customer wants to be served: language, channel, hours. */
  preferences: jsonb('preferences').$type<Record<string, string>>().notNull().default({}),
  /** The customer this one was found to be; a merged row stays, so that old ids keep their meaning. */
  mergedInto: text('merged_into'),
  createdAt: instant('created_at').notNull(),
});

/** One customer, many channel ids. Of a phone number or an address `value` is a keyed hash: equal ones are found, none can be read. */
export const identities = pgTable('identities', {
  channel: text('channel').notNull(),
  value: text('value').notNull(),
  /** As staff see it, such as 138****5678. Null: `value` masked. */
  shown: text('shown'),
  /** Encrypted; opened only for somebody with a reason. */
  sealed: text('sealed'),
  customerId: text('customer_id').notNull().references(() => customers.id),
  addedAt: instant('added_at').notNull(),
}, (t) => [primaryKey({ columns: [t.channel, t.value] }), index('identities_customer').on(t.customerId)]);

/** Every yes and no of a customer to a purpose, never edited; the latest counts. */
export const customerConsents = pgTable('customer_consents', {
  id: text('id').primaryKey(), customerId: text('customer_id').notNull().references(() => customers.id), purpose: text('purpose').notNull(),
  granted: boolean('granted').notNull(), source: text('source').notNull(), actor: text('actor').notNull(), at: instant('at').notNull(),
}, (t) => [index('customer_consents_customer').on(t.customerId, t.purpose, t.at)]);

/** What was preferred from when on, never edited; the latest stands in `customers.preferences` too. */
export const customerPreferences = pgTable('customer_preferences', {
  id: text('id').primaryKey(), customerId: text('customer_id').notNull().references(() => customers.id), preferences: jsonb('preferences').$type<Record<string, string>>().notNull(), actor: text('actor').notNull(), at: instant('at').notNull(),
}, (t) => [index('customer_preferences_customer').on(t.customerId, t.at)]);

/** Whose conversation it is; what the 360° view lists without asking the conversation service. */
export const customerConversations = pgTable('customer_conversations', {
  conversationId: text('conversation_id').primaryKey(),
  customerId: text('customer_id').notNull().references(() => customers.id),
  channel: text('channel').notNull(),
  language: text('language').notNull(),
  openedAt: instant('opened_at').notNull(),
}, (t) => [index('customer_conversations_customer').on(t.customerId, t.openedAt)]);

/** Two customers found to be one, and what moved, so that it can be taken back. */
export const customerMerges = pgTable('customer_merges', {
  id: text('id').primaryKey(),
  fromCustomer: text('from_customer').notNull().references(() => customers.id),
  intoCustomer: text('into_customer').notNull().references(() => customers.id),
  /** What proved it, such as `bank` for a proof by the bank; never the number itself. */
  evidence: text('evidence').notNull(),
  actor: text('actor').notNull(),
  at: instant('at').notNull(),
  moved: jsonb('moved').$type<MovedRows>().notNull(),
  undoneAt: instant('undone_at'),
}, (t) => [index('customer_merges_into').on(t.intoCustomer)]);

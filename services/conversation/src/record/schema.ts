import type { DialogueState, Fact } from '@lobby/contracts';
import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, timestamp, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import type { TurnTrace } from '../turn/turnGraph.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/**
 * One row per conversation. `last_seq` is the counter that makes `seq` dense: whoever appends holds this row's lock. Everything from `status` on is a cache of
 * what a replay of the timeline gives (timeline/replay.ts), kept so that lists need no replay.
 */
export const conversations = pgTable('conversations', {
  id: text('id').primaryKey(),
  channel: text('channel').notNull(),
  language: text('language', { enum: ['zh', 'en'] }).notNull(),
  customerId: text('customer_id'),
  customerName: text('customer_name').notNull(),
  openedAt: instant('opened_at').notNull(),
  lastSeq: integer('last_seq').notNull().default(0),
  /** The turn whose `state_after` the next turn starts from. */
  lastTurnId: text('last_turn_id'),
  customerReadSeq: integer('customer_read_seq').notNull().default(0),
  agentReadSeq: integer('agent_read_seq').notNull().default(0),
  status: text('status', { enum: ['bot', 'queued', 'offered', 'assigned', 'closed'] }).notNull().default('bot'),
  handoffId: text('handoff_id'),
  /** Where the packet of the latest handoff stands in the timeline. */
  handoffSeq: integer('handoff_seq'),
  queue: text('queue'),
  priority: text('priority').notNull().default('normal'),
  assignee: text('assignee'),
  offeredTo: text('offered_to'),
  waitingSince: instant('waiting_since'),
  /** Colleagues asked to read along, and supervisors who speak beside the agent. */
  consultants: jsonb('consultants').$type<string[]>().notNull().default([]),
  speakers: jsonb('speakers').$type<string[]>().notNull().default([]),
  ticketId: text('ticket_id'),
  ticketNumber: text('ticket_number'),
  topic: text('topic'),
  /** The beginning of the latest message, masked like everything stored. */
  preview: text('preview').notNull().default(''),
  /** Messages of the customer that the agent has not seen. */
  unread: integer('unread').notNull().default(0),
  lastCustomerSeq: integer('last_customer_seq').notNull().default(0),
  /** The latest entry a customer may see: what a live entry's `prev` names. */
  lastPublicSeq: integer('last_public_seq').notNull().default(0),
  /** When it was last resolved. */
  closedAt: instant('closed_at'),
  lastAt: instant('last_at').notNull(),
  // No index names a column that every message changes: PostgreSQL can then rewrite the row in its page and leave the indexes alone.
}, (t) => [
  index('conversations_waiting').on(t.status, t.waitingSince).where(sql`${t.status} in ('queued', 'offered')`),
  index('conversations_assignee').on(t.assignee).where(sql`${t.assignee} is not null`),
  index('conversations_status').on(t.status, t.closedAt).where(sql`${t.status} <> 'bot'`),
  uniqueIndex('conversations_handoff').on(t.handoffId).where(sql`${t.handoffId} is not null`),
  index('conversations_customer').on(t.customerId),
]);

/**
 * Append-only facts. `(conversation_id, seq)` is dense and the only order; `(conversation_id, client_id)` makes a repeated send harmless.
 */
export const timeline = pgTable('timeline', {
  conversationId: text('conversation_id').notNull().references(() => conversations.id),
  seq: integer('seq').notNull(),
  messageId: text('message_id').notNull(),
  at: instant('at').notNull(),
  type: text('type').notNull(),
  actorKind: text('actor_kind', { enum: ['customer', 'bot', 'agent', 'system'] }).notNull(),
  actorId: text('actor_id'),
  actorName: text('actor_name'),
  clientId: text('client_id'),
  /** Hash of the visitor token a customer's message came with: how surely we know the speaker belongs to the session, not to the conversation. */
  session: text('session'),
  fact: jsonb('fact').$type<Fact>().notNull(),
}, (t) => [
  primaryKey({ columns: [t.conversationId, t.seq] }),
  unique('timeline_client_id').on(t.conversationId, t.clientId),
  check('timeline_seq', sql`${t.seq} >= 1`),
]);

/** Files that customers sent. The bytes lie in the file store under their hash; the fact on the timeline names the id. */
export const conversationAttachments = pgTable('conversation_attachments', {
  id: text('id').primaryKey(),
  conversationId: text('conversation_id').notNull().references(() => conversations.id),
  hash: text('hash').notNull(),
  name: text('name').notNull(),
  mediaType: text('media_type').notNull(),
  bytes: integer('bytes').notNull(),
  addedAt: instant('added_at').notNull(),
}, (t) => [index('conversation_attachments_conversation').on(t.conversationId), index('conversation_attachments_hash').on(t.hash)]);

/**
 * Turns the bot owes or has done. At most one is pending per conversation; it is written together with the message that calls for it, so a crash forgets none.
 * `dead` turns are the dead-letter list.
 */
export const turns = pgTable('turns', {
  id: text('id').primaryKey(),
  conversationId: text('conversation_id').notNull().references(() => conversations.id),
  state: text('state', { enum: ['pending', 'done', 'silenced', 'dead', 'redriven'] }).notNull().default('pending'),
  /** The first message it reads; it reads all of the customer's from there on. */
  firstSeq: integer('first_seq').notNull(),
  /** The last message it read, once it has ended. */
  lastSeq: integer('last_seq'),
  /** Times it was begun, crashes included. */
  attempts: integer('attempts').notNull().default(0),
  /** Times it ended in an exception. */
  failures: integer('failures').notNull().default(0),
  claimedBy: text('claimed_by'),
  claimedUntil: instant('claimed_until'),
  release: text('release'),
  stateAfter: jsonb('state_after').$type<DialogueState>(),
  trace: jsonb('trace').$type<TurnTrace>(),
  /** Why it is dead: an error's name and code, never its text. */
  error: text('error'),
  createdAt: instant('created_at').notNull(),
  finishedAt: instant('finished_at'),
}, (t) => [
  uniqueIndex('turns_one_pending').on(t.conversationId).where(sql`${t.state} = 'pending'`),
  index('turns_unfinished').on(t.createdAt).where(sql`${t.state} = 'pending'`),
  index('turns_dead').on(t.createdAt).where(sql`${t.state} = 'dead'`),
]);

/** Secrets that let a visitor speak in one conversation, hashed; a device has one each. */
export const visitorTokens = pgTable('visitor_tokens', {
  tokenHash: text('token_hash').primaryKey(),
  conversationId: text('conversation_id').notNull().references(() => conversations.id),
  assurance: text('assurance', { enum: ['anonymous', 'identified', 'verified'] }).notNull().default('anonymous'),
  /** The bank's own number of the customer, when identified. */
  bankCustomerId: text('bank_customer_id'),
  /** Known by name until then. */
  assuredUntil: instant('assured_until'),
  /** Verified until then; moves on while the customer talks. After it the session is merely identified. */
  verifiedUntil: instant('verified_until'),
  createdAt: instant('created_at').notNull(),
}, (t) => [index('visitor_tokens_conversation').on(t.conversationId)]);

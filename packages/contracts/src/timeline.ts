import { z } from 'zod';
import { Assurance } from './assurance.ts';
import { Act, HandoffReason, Option, StepUpResult } from './decision.ts';
import { ClientId, ConversationId, HandoffId, Instant, MessageId, Seq } from './ids.ts';
import { Citation, Table, Verdict } from './knowledge.ts';
import { TopicScore } from './nlu.ts';
import { MESSAGE_TEXT_MAX, RATING_COMMENT_MAX } from './protocol.ts';
import { Language } from './text.ts';

export const Actor = z.object({ kind: z.enum(['customer', 'bot', 'agent', 'system']), id: z.string().optional(), name: z.string().optional() });
export type Actor = z.infer<typeof Actor>;

/** What an agent gets with a handoff: enough never to ask twice. */
export const HandoffPacket = z.object({
  reason: HandoffReason,
  signal: z.string().optional(),
  /** What the signal is called in front of people, in the conversation's language. */
  signalTitle: z.string().optional(),
  language: Language,
  topics: z.array(TopicScore),
  slots: z.record(z.string(), z.unknown()),
  facts: z.record(z.string(), z.unknown()),
  verdict: Verdict.nullable(),
  tried: z.array(Citation),
  unanswered: z.string().nullable(),
  /** Slots and facts in words, in the conversation's language; packets of older versions have none. */
  known: z.array(z.string()).optional(),
  frustration: z.number(),
  summary: z.string(),
});
export type HandoffPacket = z.infer<typeof HandoffPacket>;

/** A file of a message; its bytes are asked for at `…/conversations/:id/attachments/:attachmentId`. */
export const Attachment = z.object({ id: z.string(), name: z.string(), mediaType: z.string(), bytes: z.number().int() });
export type Attachment = z.infer<typeof Attachment>;

/**
 * A fact of a conversation: something that happened, in the past tense, never edited. `audience` of each type stands in AUDIENCE.
 */
export const Fact = z.discriminatedUnion('type', [
  z.object({ type: z.literal('opened'), channel: z.string(), language: Language }),
  z.object({ type: z.literal('customer.said'), text: z.string(), option: z.string().optional(), secretsMasked: z.array(z.string()).default([]), attachments: z.array(Attachment).default([]), stepUp: StepUpResult.optional() }),
  /** The bank told who the visitor is, or that a proof has been taken back. */
  z.object({ type: z.literal('identified'), assurance: Assurance, displayName: z.string(), text: z.string() }),
  z.object({
    type: z.literal('bot.replied'), text: z.string(), act: Act, topic: z.string().optional(), citations: z.array(Citation), verdict: Verdict.optional(),
    table: Table.optional(), steps: z.array(z.string()).optional(), options: z.array(Option), turnId: z.string(), release: z.string(),
  }),
  z.object({ type: z.literal('agent.said'), text: z.string(), citations: z.array(Citation).default([]), attachments: z.array(Attachment).default([]) }),
  /** `whisper`: a supervisor's words for the agent who has the conversation. */
  z.object({ type: z.literal('note.added'), text: z.string(), whisper: z.boolean().optional() }),
  z.object({ type: z.literal('handoff.requested'), handoffId: HandoffId, packet: HandoffPacket, ticketId: z.string().optional(), ticketNumber: z.string().optional(), priority: z.string().default('normal') }),
  z.object({ type: z.literal('queued'), handoffId: HandoffId, queue: z.string(), position: z.number().int(), expectedWaitSeconds: z.number().int().nullable(), open: z.boolean(), staffed: z.boolean().optional(), promiseBy: Instant.optional(), text: z.string() }),
  z.object({ type: z.literal('offered'), handoffId: HandoffId, agentId: z.string(), leaseUntil: Instant }),
  z.object({ type: z.literal('offer_ended'), handoffId: HandoffId, agentId: z.string(), why: z.enum(['declined', 'expired']) }),
  z.object({ type: z.literal('accepted'), handoffId: HandoffId, agentId: z.string(), agentName: z.string(), text: z.string() }),
  z.object({ type: z.literal('transferred'), handoffId: HandoffId, from: z.string(), toQueue: z.string(), toAgent: z.string().optional(), note: z.string().optional(), text: z.string() }),
  /** A supervisor makes the conversation theirs; `from` is the agent who had it, null when it waited. */
  z.object({ type: z.literal('taken_over'), handoffId: HandoffId, agentId: z.string(), agentName: z.string(), from: z.string().nullable(), text: z.string() }),
  /** A supervisor speaks beside the agent, who keeps the conversation. */
  z.object({ type: z.literal('joined'), handoffId: HandoffId, agentId: z.string(), agentName: z.string(), text: z.string() }),
  z.object({ type: z.literal('left'), handoffId: HandoffId, agentId: z.string(), agentName: z.string(), text: z.string() }),
  /** A colleague is asked to read along and answer in notes. */
  z.object({ type: z.literal('consult.asked'), handoffId: HandoffId, agentId: z.string(), agentName: z.string().optional(), by: z.string(), question: z.string() }),
  z.object({ type: z.literal('consult.ended'), handoffId: HandoffId, agentId: z.string(), why: z.enum(['done', 'withdrawn']) }),
  /** Instead of waiting: the ticket holds the promise, and the date was told. */
  z.object({ type: z.literal('callback.promised'), handoffId: HandoffId, kind: z.enum(['message', 'callback']), ticketId: z.string(), number: z.string(), by: Instant, text: z.string() }),
  z.object({ type: z.literal('requeued'), handoffId: HandoffId, agentId: z.string(), why: z.enum(['lease_expired', 'agent_left']), text: z.string() }),
  z.object({ type: z.literal('returned_to_bot'), handoffId: HandoffId, text: z.string() }),
  z.object({ type: z.literal('handoff.withdrawn'), handoffId: HandoffId, text: z.string() }),
  z.object({ type: z.literal('ticket.opened'), ticketId: z.string(), number: z.string(), text: z.string() }),
  z.object({ type: z.literal('resolved'), by: z.string(), text: z.string() }),
  z.object({ type: z.literal('rated'), score: z.number().int().min(1).max(5), comment: z.string().optional() }),
  /** A thumb up or down under one reply; `seq` is that reply's, `items` what it cited. A later one about the same reply replaces it. */
  z.object({ type: z.literal('feedback.given'), seq: Seq, turnId: z.string(), helpful: z.boolean(), items: z.array(z.object({ itemId: z.string(), version: z.number().int() })) }),
  z.object({ type: z.literal('redacted'), redactedSeq: Seq, why: z.string() }),
]);
export type Fact = z.infer<typeof Fact>;
export type FactType = Fact['type'];

/** Who may see a fact. `staff` facts never leave for a customer; of `all` facts the presenter picks field by field. */
export const AUDIENCE = {
  opened: 'all', 'customer.said': 'all', identified: 'all', 'bot.replied': 'all', 'agent.said': 'all', 'note.added': 'staff', 'handoff.requested': 'staff',
  queued: 'all', offered: 'staff', offer_ended: 'staff', accepted: 'all', transferred: 'all', requeued: 'all', returned_to_bot: 'all',
  'handoff.withdrawn': 'all', taken_over: 'all', joined: 'all', left: 'all', 'consult.asked': 'staff', 'consult.ended': 'staff', 'callback.promised': 'all', 'ticket.opened': 'all', resolved: 'all', rated: 'all', 'feedback.given': 'all', redacted: 'all',
} as const satisfies Record<FactType, 'all' | 'staff'>;

/** A fact with its place in the conversation. `seq` starts at 1 and is dense per conversation; it is the only order. */
export const TimelineEntry = z.object({
  conversationId: ConversationId, seq: Seq, messageId: MessageId, at: Instant, actor: Actor, clientId: ClientId.nullable(), fact: Fact,
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/**
 * The wire form (REST timeline, socket `entry`): flat, picked by the presenter. A customer's view lacks staff facts (so its `seq` has holes) and
 * agent ids; `lastSeq` covers the holes.
 */
export const EntryView = z.object({
  seq: Seq,
  /** In live pushes: the `seq` of the entry before this one in the same view. A client that lacks that one has a gap and syncs. */
  prev: Seq.optional(),
  type: z.string(), at: Instant,
  actor: z.object({ kind: z.enum(['customer', 'bot', 'agent', 'system']), name: z.string().optional(), id: z.string().optional() }),
  messageId: MessageId,
  clientId: ClientId.optional(),
  text: z.string().optional(), act: Act.optional(), topic: z.string().optional(), citations: z.array(Citation).optional(),
  verdict: Verdict.optional(), table: Table.optional(), steps: z.array(z.string()).optional(), options: z.array(Option).optional(),
  turnId: z.string().optional(),
  /** Type-specific fields that have no column of their own: queue, position, packet (staff) … */
  data: z.record(z.string(), z.unknown()).optional(),
});
export type EntryView = z.infer<typeof EntryView>;
export const TimelinePage = z.object({ entries: z.array(EntryView), lastSeq: Seq, more: z.boolean() });
export type TimelinePage = z.infer<typeof TimelinePage>;

export const CONVERSATION_STATES = ['bot', 'queued', 'offered', 'assigned', 'closed'] as const;
export const ConversationStatus = z.enum(CONVERSATION_STATES);
export type ConversationStatus = z.infer<typeof ConversationStatus>;

export const OpenConversation = z.strictObject({ channel: z.enum(['web']).default('web'), language: Language.default('zh') });
export const OpenedConversation = z.object({ conversationId: ConversationId, visitorToken: z.string() });
export const SendMessage = z.strictObject({ clientId: ClientId, text: z.string().trim().min(1).max(MESSAGE_TEXT_MAX), option: z.string().max(100).optional() });
export type SendMessage = z.infer<typeof SendMessage>;
export const SentMessage = z.object({ messageId: MessageId, seq: Seq });
export type SentMessage = z.infer<typeof SentMessage>;
export const Feedback = z.strictObject({ clientId: ClientId, seq: Seq, helpful: z.boolean() });
export type Feedback = z.infer<typeof Feedback>;
export const Rating = z.strictObject({ clientId: ClientId, score: z.number().int().min(1).max(5), comment: z.string().max(RATING_COMMENT_MAX).optional() });

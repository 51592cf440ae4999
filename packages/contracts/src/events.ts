import { z } from 'zod';
import { ClientId, ConversationId, HandoffId, Seq } from './ids.ts';
import type { Problem } from './errors.ts';
import { MESSAGE_TEXT_MAX, PROTOCOL_VERSION } from './protocol.ts';
import { Presence } from './ticket.ts';
import { EntryView, Feedback, Rating, SendMessage, SentMessage, TimelinePage } from './timeline.ts';

export * from './protocol.ts';

/** Every client event answers through its ack: the value, or a Problem. */
export type Ack<T> = { ok: true; value: T } | { ok: false; error: Problem };

export const CustomerAuth = z.object({ conversationId: ConversationId, visitorToken: z.string().min(20).max(200), protocol: z.number().int().default(PROTOCOL_VERSION) });

const StaffId = z.string().min(1).max(64);
const Sync = z.strictObject({ after: Seq });
/** `callback` needs a phone number unless the customer's own is known; it is sealed at once and shown masked. */
export const Deferral = z.strictObject({
  clientId: ClientId, kind: z.enum(['message', 'callback']), text: z.string().trim().max(MESSAGE_TEXT_MAX).optional(),
  phone: z.string().trim().regex(/^\+?[0-9][0-9 -]{5,19}$/).optional(),
});
export type Deferral = z.infer<typeof Deferral>;
/** What was promised: the ticket and the instant by which somebody answers or calls. */
export const Deferred = z.object({ number: z.string(), by: z.iso.datetime() });
export type Deferred = z.infer<typeof Deferred>;

const InConversation = z.strictObject({ conversationId: ConversationId });

/** Customer → server. Payload and ack value of every event; the socket door validates with these. */
export const CUSTOMER_EVENTS = {
  'message.send': { payload: SendMessage, value: SentMessage },
  'timeline.sync': { payload: Sync, value: TimelinePage },
  typing: { payload: z.strictObject({ typing: z.boolean() }), value: z.null() },
  read: { payload: z.strictObject({ seq: Seq }), value: z.null() },
  rate: { payload: Rating, value: SentMessage },
  /** Was this reply of the bot helpful? */
  feedback: { payload: Feedback, value: SentMessage },
  /** Withdraws a waiting handoff: "继续和小汀聊". */
  'handoff.withdraw': { payload: z.strictObject({ clientId: ClientId }), value: z.null() },
  /** Leaves a message or asks to be called back instead of waiting. */
  'handoff.defer': { payload: Deferral, value: Deferred },
} as const;

/** Desk → server. */
export const DESK_EVENTS = {
  /** Starts live entries of one conversation and gives what was missed. */
  watch: { payload: z.strictObject({ conversationId: ConversationId, after: Seq }), value: TimelinePage },
  unwatch: { payload: InConversation, value: z.null() },
  'message.send': { payload: SendMessage.extend({ conversationId: ConversationId }), value: SentMessage },
  'note.add': { payload: z.strictObject({ conversationId: ConversationId, clientId: ClientId, text: z.string().trim().min(1).max(4000), whisper: z.boolean().optional() }), value: SentMessage },
  'handoff.accept': { payload: z.strictObject({ handoffId: HandoffId }), value: z.object({ conversationId: ConversationId }) },
  'handoff.decline': { payload: z.strictObject({ handoffId: HandoffId }), value: z.null() },
  'conversation.transfer': { payload: z.strictObject({ conversationId: ConversationId, queue: z.string().min(1).max(40), toAgent: StaffId.optional(), note: z.string().max(1000).optional() }), value: z.null() },
  /** A supervisor makes it theirs, from whoever has it. */
  'conversation.take_over': { payload: InConversation, value: z.null() },
  /** A supervisor speaks beside the agent; `leave` ends that. */
  'conversation.join': { payload: InConversation, value: z.null() },
  'conversation.leave': { payload: InConversation, value: z.null() },
  /** Asks a colleague to read along and answer in notes. */
  'consult.ask': { payload: z.strictObject({ conversationId: ConversationId, agentId: StaffId, question: z.string().trim().min(1).max(1000) }), value: z.null() },
  /** Ended by the agent who asked, or by the colleague (then `agentId` is their own). */
  'consult.end': { payload: z.strictObject({ conversationId: ConversationId, agentId: StaffId }), value: z.null() },
  /** Work after a conversation is done: new customers may come. */
  'wrap_up.end': { payload: z.strictObject({}), value: z.null() },
  'conversation.return_to_bot': { payload: InConversation, value: z.null() },
  'conversation.resolve': { payload: InConversation, value: z.null() },
  typing: { payload: z.strictObject({ conversationId: ConversationId, typing: z.boolean() }), value: z.null() },
  'presence.set': { payload: z.strictObject({ presence: Presence }), value: z.null() },
  /** Renews the agent's leases; sent every 15 s. */
  heartbeat: { payload: z.strictObject({}), value: z.null() },
} as const;

/** A row of the agent's inbox: enough to draw the list without another request. */
export const InboxRow = z.object({
  conversationId: ConversationId, handoffId: HandoffId.nullable(), status: z.enum(['bot', 'queued', 'offered', 'assigned', 'closed']),
  customerName: z.string(), topic: z.string().nullable(), preview: z.string(), queue: z.string().nullable(), priority: z.string(), language: z.string(), channel: z.string(),
  assignee: z.string().nullable(), offeredTo: z.string().nullable(), waitingSince: z.string().nullable(), lastAt: z.string(), lastSeq: z.number().int(), unread: z.number().int(),
  ticketId: z.string().nullable(), ticketNumber: z.string().nullable(),
  /** Colleagues asked to read along, and supervisors who speak beside the agent. */
  consultants: z.array(z.string()).optional(), speakers: z.array(z.string()).optional(),
});
export type InboxRow = z.infer<typeof InboxRow>;

/** Server → customer. */
export const CUSTOMER_PUSHES = {
  entry: EntryView,
  'queue.state': z.object({ position: z.number().int(), expectedWaitSeconds: z.number().int().nullable(), open: z.boolean(), staffed: z.boolean() }),
  typing: z.object({ actor: z.enum(['bot', 'agent']), typing: z.boolean() }),
  read: z.object({ by: z.enum(['customer', 'agent']), seq: Seq }),
  drain: z.object({ reconnectAfterMs: z.number().int() }),
} as const;
/** Server → desk. */
export const DESK_PUSHES = {
  entry: z.object({ conversationId: ConversationId, entry: EntryView }),
  'inbox.row': InboxRow,
  'inbox.gone': z.object({ conversationId: ConversationId }),
  typing: z.object({ conversationId: ConversationId, actor: z.enum(['customer', 'agent']), typing: z.boolean(), by: z.object({ id: z.string(), name: z.string() }).optional() }),
  /** Which staff have the conversation on screen. */
  viewers: z.object({ conversationId: ConversationId, viewers: z.array(z.object({ id: z.string(), name: z.string() })) }),
  read: z.object({ conversationId: ConversationId, by: z.enum(['customer', 'agent']), seq: Seq }),
  drain: z.object({ reconnectAfterMs: z.number().int() }),
} as const;

export type CustomerEvent = keyof typeof CUSTOMER_EVENTS;
export type DeskEvent = keyof typeof DESK_EVENTS;
export type EventPayload<T extends { payload: z.ZodType }> = z.input<T['payload']>;
export type EventValue<T extends { value: z.ZodType }> = z.output<T['value']>;

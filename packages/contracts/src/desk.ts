import { z } from 'zod';
import { InboxRow } from './events.ts';
import { Language } from './text.ts';
import { ConversationStatus, HandoffPacket } from './timeline.ts';
import { Seq } from './ids.ts';

/** Which conversations of the inbox: those of the signed-in agent, those that wait in the agent's queues, or all the agent may see. */
export const InboxQuery = z.strictObject({ view: z.enum(['mine', 'queue', 'all']).default('all'), limit: z.coerce.number().int().min(1).max(500).default(200) });
export type InboxQuery = z.infer<typeof InboxQuery>;
/** Answer of GET /desk/inbox. */
export const Inbox = z.object({ rows: z.array(InboxRow) });
export type Inbox = z.infer<typeof Inbox>;

/** Answer of GET /desk/conversations/:id. */
export const DeskConversation = z.object({
  conversationId: z.string(), status: ConversationStatus, channel: z.string(), language: Language,
  customer: z.object({ id: z.string().nullable(), name: z.string() }),
  /** What the bot knew at the latest handoff; null before the first. */
  packet: HandoffPacket.nullable(),
  handoffId: z.string().nullable(),
  assignment: z.object({ state: z.enum(['queued', 'offered', 'assigned', 'done']), queue: z.string(), priority: z.string(), agentId: z.string().nullable(), offeredTo: z.string().nullable(), leaseUntil: z.string().nullable(), queuedAt: z.string() }).nullable(),
  ticketId: z.string().nullable(), ticketNumber: z.string().nullable(),
  customerReadSeq: Seq, lastSeq: Seq,
  /** What the asking member of staff may do here now. */
  can: z.object({ accept: z.boolean(), reply: z.boolean(), note: z.boolean(), transfer: z.boolean(), resolve: z.boolean(), takeOver: z.boolean().optional(), join: z.boolean().optional(), leave: z.boolean().optional(), endConsult: z.boolean().optional() }),
});
export type DeskConversation = z.infer<typeof DeskConversation>;

/** Answer of GET /desk/conversations/:id/turns/:turnId. `trace` is what the turn saw and weighed; null for a turn that never ended well. */
export const DeskTurn = z.object({
  turnId: z.string(), state: z.enum(['pending', 'done', 'silenced', 'dead', 'redriven']), release: z.string().nullable(), attempts: z.number().int(), error: z.string().nullable(),
  createdAt: z.string(), finishedAt: z.string().nullable(), trace: z.record(z.string(), z.unknown()).nullable(),
});
export type DeskTurn = z.infer<typeof DeskTurn>;

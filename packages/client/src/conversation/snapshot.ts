import type { Problem } from '@lobby/contracts';
import type { SenderState } from '../outbox/createSender.ts';
import { drawItems, type Item } from '../timeline/items.ts';
import type { Ledger } from '../timeline/ledger.ts';
import { standingOf, type QueueView, type Standing } from '../timeline/standing.ts';

/** `fallback`: no socket can be had, REST serves. `offline`: the browser has no network, or the server refused us for good. */
export type Connection = 'idle' | 'connecting' | 'online' | 'fallback' | 'offline';

export type ConversationSnapshot = Standing & {
  conversationId: string | null;
  connection: Connection;
  items: readonly Item[];
  typing: 'bot' | 'agent' | null;
  /** Replies that nobody at this customer has seen yet, and the seq up to which they have been seen. */
  unread: number;
  readSeq: number;
  /** Messages that wait for a line. */
  waiting: number;
  /** False until what happened before has been fetched once (nothing to fetch counts as fetched). */
  loaded: boolean;
  /** Why no conversation can be had at the moment. */
  problem: Problem | null;
};

export type Drawn = Pick<ConversationSnapshot, keyof Standing | 'items' | 'unread' | 'waiting'>;
/** What has been read on either side, and the queue's latest state, which is newer than the facts. */
export type Beside = { agentReadSeq: number; readSeq: number; queue: QueueView | null };

/** The part of the snapshot that follows from timeline and outbox. Pure. */
export function drawConversation({ entries }: Ledger, sender: SenderState, { agentReadSeq, readSeq, queue }: Beside): Drawn {
  const standing = standingOf(entries);
  return {
    ...standing,
    queue: standing.queue && (queue ?? standing.queue),
    items: drawItems(entries, sender, 'customer', Math.max(agentReadSeq, standing.lastReplySeq)),
    unread: entries.filter((e) => e.seq > readSeq && (e.type === 'bot.replied' || e.type === 'agent.said')).length,
    waiting: sender.outgoing.filter((m) => m.state === 'waiting').length,
  };
}

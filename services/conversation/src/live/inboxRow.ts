import type { InboxRow } from '@lobby/contracts';
import type { ConversationRow } from '../timeline/append.ts';

/** A conversation as a row of the agents' inbox. */
export function inboxRow(c: ConversationRow): InboxRow {
  return {
    conversationId: c.id, handoffId: c.handoffId, status: c.status, customerName: c.customerName, topic: c.topic, preview: c.preview, queue: c.queue, priority: c.priority,
    language: c.language, channel: c.channel, assignee: c.assignee, offeredTo: c.offeredTo, waitingSince: c.waitingSince?.toISOString() ?? null,
    lastAt: c.lastAt.toISOString(), lastSeq: c.lastSeq, unread: c.unread, ticketId: c.ticketId, ticketNumber: c.ticketNumber,
    consultants: c.consultants, speakers: c.speakers,
  };
}

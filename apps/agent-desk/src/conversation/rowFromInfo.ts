import type { DeskConversation, InboxRow } from '@lobby/contracts';

/** A conversation that stands in no list, drawn as if it did. */
export function rowFromInfo(info: DeskConversation): InboxRow {
  const { assignment } = info;
  return {
    conversationId: info.conversationId, handoffId: info.handoffId, status: info.status, customerName: info.customer.name, topic: info.packet?.topics[0]?.id ?? null, preview: '',
    queue: assignment?.queue ?? null, priority: assignment?.priority ?? 'normal', language: info.language, channel: info.channel,
    assignee: assignment?.state === 'assigned' ? assignment.agentId : null, offeredTo: assignment?.offeredTo ?? null, waitingSince: assignment?.queuedAt ?? null,
    lastAt: assignment?.queuedAt ?? '', lastSeq: info.lastSeq, unread: 0, ticketId: info.ticketId, ticketNumber: info.ticketNumber,
  };
}

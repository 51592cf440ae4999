import type { Fact } from '@lobby/contracts';

/**
 * What of a fact is told outside the conversation, picked field by field: ids, names of queues, numbers. Never a text a person wrote. Null: nobody outside is told, as of
 * each single message.
 */
export function outboxData(fact: Fact): Record<string, unknown> | null {
  switch (fact.type) {
    case 'opened': return { channel: fact.channel, language: fact.language };
    case 'handoff.requested': return { handoffId: fact.handoffId, ticketId: fact.ticketId ?? null, priority: fact.priority, reason: fact.packet.reason, topic: fact.packet.topics[0]?.id ?? null };
    case 'queued': return { handoffId: fact.handoffId, queue: fact.queue, position: fact.position, open: fact.open };
    case 'callback.promised': return { handoffId: fact.handoffId, kind: fact.kind, ticketId: fact.ticketId, number: fact.number, by: fact.by };
    case 'taken_over': return { handoffId: fact.handoffId, agentId: fact.agentId, from: fact.from };
    case 'accepted': return { handoffId: fact.handoffId, agentId: fact.agentId };
    case 'transferred': return { handoffId: fact.handoffId, queue: fact.toQueue };
    case 'requeued': return { handoffId: fact.handoffId, why: fact.why };
    case 'returned_to_bot': case 'handoff.withdrawn': return { handoffId: fact.handoffId };
    case 'ticket.opened': return { ticketId: fact.ticketId, number: fact.number };
    case 'resolved': return { by: fact.by };
    case 'rated': return { score: fact.score };
    case 'feedback.given': return { seq: fact.seq, turnId: fact.turnId, helpful: fact.helpful, items: fact.items };
    case 'customer.said': case 'bot.replied': case 'agent.said': case 'note.added': case 'identified': case 'joined': case 'left': case 'consult.asked': case 'consult.ended': case 'offered': case 'offer_ended': case 'redacted': return null;
  }
}

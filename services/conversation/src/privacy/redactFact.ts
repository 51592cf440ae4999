import { REDACTED, type Fact } from '@lobby/contracts';

/**
 * A fact without what tells who somebody is or what they said: its type, its place, ids, times and counts stay, so that the order of things can still be
 * checked. `resolved` and its like carry our own sentences and stay whole, but for names.
 */
export function redactFact(fact: Fact): Fact {
  switch (fact.type) {
    case 'customer.said': return { type: fact.type, text: REDACTED, secretsMasked: fact.secretsMasked, attachments: [] };
    case 'bot.replied': return { type: fact.type, text: REDACTED, act: fact.act, ...(fact.topic ? { topic: fact.topic } : {}), citations: [], options: [], turnId: fact.turnId, release: fact.release };
    case 'agent.said': return { ...fact, text: REDACTED, citations: [], attachments: [] };
    case 'note.added': return { ...fact, text: REDACTED };
    case 'identified': return { ...fact, displayName: REDACTED, text: REDACTED };
    case 'handoff.requested': return { ...fact, packet: { ...fact.packet, slots: {}, facts: {}, known: [], verdict: null, tried: [], unanswered: null, summary: REDACTED } };
    case 'rated': return { type: fact.type, score: fact.score };
    case 'transferred': {
      const { note: _taken, ...rest } = fact;
      return rest;
    }
    default: return fact;
  }
}

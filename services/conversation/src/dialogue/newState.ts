import type { DialogueState, Language } from '@lobby/contracts';

/** The state of a conversation in which nothing has been said yet. */
export function newState(language: Language): DialogueState {
  return {
    language, turns: 0, active: null, stack: [], expecting: null, eligibility: null, facts: {}, slots: {}, lastTopic: null, lastProducts: [], compared: [], lastAspects: [],
    lastQuestion: null, lastReply: null, lastSaid: null, lastOptions: [], recentReplies: [], failuresInARow: 0, tried: [], unanswered: null, lastAsked: null, stepUp: null, lastVerdict: null,
  };
}

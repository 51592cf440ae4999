import { inLanguage, type DialogueKnowledge, type DialogueState, type HandoffPacket, type HandoffWish, type Understanding } from '@lobby/contracts';
import { knownWords } from './knownWords.ts';
import { queueFor } from './queueFor.ts';
import { summarise } from './summarise.ts';

const TOPICS_SHOWN = 3;
/** Below this a topic says nothing: a bare "转人工" resembles every complaint a little. */
const TOPIC_LEAST = 0.1;

/**
 * What the agent gets with a handoff, from the state after the turn: enough never to ask twice. Pure.
 * @param understanding of the message that led to the handoff; null when it could not be understood at all
 * @param know titles for the summary; without it topic ids stand there
 */
export function buildPacket(state: DialogueState, understanding: Understanding | null, wish: HandoffWish, know?: DialogueKnowledge): HandoffPacket {
  const topics = likelyTopics(state, understanding, wish.queue);
  const slots = { ...state.slots, ...state.active?.slots };
  const signal = know?.escalations.get(wish.signal ?? '')?.title;
  const signalTitle = signal && inLanguage(signal, state.language);
  const packet = {
    reason: wish.reason,
    ...(wish.signal ? { signal: wish.signal, ...(signalTitle ? { signalTitle } : {}) } : {}),
    language: state.language,
    topics,
    slots,
    facts: { ...state.facts },
    // A slot that a fact also tells is said once.
    known: [...new Set(Object.entries({ ...slots, ...state.facts }).map(([name, value]) => knownWords(name, value, state.language, know)))],
    verdict: state.lastVerdict,
    tried: state.tried,
    unanswered: state.unanswered,
    frustration: understanding?.frustration ?? 0,
  };
  return { ...packet, summary: summarise(packet, state, know) };
}

/**
 * The topics of this message; after a bare "转人工" those say nothing, so the topic under discussion comes first. Not before what is somebody else's business ("转人工，房贷问题"
 * after a card's fee).
 */
function likelyTopics(state: DialogueState, understanding: Understanding | null, queue: string): HandoffPacket['topics'] {
  const heard = (understanding?.besides ?? understanding?.topics ?? []).filter((t) => t.id !== 'human_agent' && t.score >= TOPIC_LEAST);
  const current = understanding?.besides && queueFor(state.lastTopic) !== queue ? null : state.lastTopic;
  if (!current) return heard.slice(0, TOPICS_SHOWN);
  const score = heard.find((t) => t.id === current)?.score ?? 1;
  return [{ id: current, score }, ...heard.filter((t) => t.id !== current)].slice(0, TOPICS_SHOWN);
}

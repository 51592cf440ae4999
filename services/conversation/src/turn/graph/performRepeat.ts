import type { Aspect, Understanding } from '@lobby/contracts';
import { toQuestion } from '../../decision/question.ts';
import { buttons } from '../../decision/buttons.ts';
import { fingerprint } from '../../dialogue/wording/fingerprint.ts';
import { add, speak, type Draft, type TurnContext } from './context.ts';
import { performAsk } from './performAsk.ts';

/** What was said on another day or from another release may have run out since: the question behind it is put again. Within one, the same words are. */
export async function performRepeatOrAskAgain(draft: Draft, heard: Understanding, context: TurnContext): Promise<Draft> {
  const { state } = draft;
  const { today, know } = context;
  const fromKnowledge = (state.lastReply?.citations.length ?? 0) > 0 && state.lastQuestion !== null && state.active === null && state.expecting === null;
  const isOld = state.lastSaid !== null && (state.lastSaid.day !== today || state.lastSaid.release !== know.releaseId);
  if (!fromKnowledge || !isOld) return performRepeat(draft);
  const asked = { ...heard, entities: [], products: [], topics: state.lastTopic === null ? [] : [{ id: state.lastTopic, score: 1 }] };
  const question = toQuestion({ heard: asked, state, know }, { topic: state.lastTopic, products: state.lastProducts, aspects: state.lastAspects as Aspect[], slots: state.slots, text: state.lastQuestion ?? '' });
  return performAsk(draft, { do: 'ask', topic: state.lastTopic, question, minScore: 0, orElse: { say: 'refuse' }, corrected: false, offerFlow: null }, context);
}

/** Hearing it a third time helps nobody: a person is offered instead. */
const MOST_HEARINGS = 3;

/** "再说一遍": the last reply with its buttons; what is awaited stays awaited, and the state keeps the plain sentence. */
function performRepeat(draft: Draft): Draft {
  const { lastReply: last, recentReplies, language } = draft.state;
  const heard = last ? recentReplies.filter((r) => r === fingerprint(last.text)).length : 0;
  const { text, draft: said } = speak(draft, !last ? 'nothing_to_repeat' : heard >= MOST_HEARINGS ? 'same_again' : 'repeat');
  if (!last) return add(said, { act: 'chitchat', text, citations: [], options: [] });
  if (heard >= MOST_HEARINGS) return { ...said, replies: [...said.replies, { ...last, text, options: [...last.options, buttons.person(language)] }] };
  const state = { ...said.state, recentReplies: [...said.state.recentReplies, fingerprint(last.text)] };
  return { ...said, state, replies: [...said.replies, { ...last, text: `${text}${last.text}` }] };
}

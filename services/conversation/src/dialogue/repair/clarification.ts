import { MOST_BUTTONS, PLAUSIBLE, SURE_RETRIEVAL } from '../../decision/limits.ts';
import { because, type Decision, type OrElse, type Seen } from '../../decision/moves.ts';
import { toQuestion } from '../../decision/question.ts';
import { topTopic } from '../../decision/topTopic.ts';

/** Topics nobody should have to choose as a button. */
const NO_BUTTON = new Set(['greeting', 'thanks_bye', 'human_agent']);

/** No topic is clear. Knowledge may still have the very sentence; otherwise the customer chooses, or is asked to say more. */
export function tooUnsure(seen: Seen): Decision | null {
  const top = topTopic(seen.heard);
  const { thresholds } = seen.heard;
  if (top && !top.tooUnsure) return null;
  const topics = buttons(seen, PLAUSIBLE);
  const orElse: OrElse = topics.length > 0 ? { say: 'clarify', topics } : { say: 'not_understood' };
  return because('too_unsure', top?.score ?? 0, thresholds.tooUnsure, { do: 'ask', topic: null, question: toQuestion(seen, { topic: null }), minScore: SURE_RETRIEVAL, orElse, corrected: false, offerFlow: null });
}

/**
 * Two topics are too close to call: the customer chooses. Not asked when the answer is the same either way because product and aspect are named, or when one of them
 * is what the conversation is about.
 */
export function tooClose(seen: Seen): Decision | null {
  const { heard, state, know } = seen;
  const top = topTopic(heard);
  if (!top?.tooClose || (heard.products.length > 0 && heard.aspects.length > 0)) return null;
  const close = heard.topics.filter((t) => top.score - t.score < heard.thresholds.tooClose).map((t) => t.id);
  if (state.lastTopic && close.includes(state.lastTopic)) return null;
  const topics = buttons(seen, top.score - heard.thresholds.tooClose).filter((id) => know.topics.has(id));
  return topics.length < 2 ? null : because('too_close', top.margin, heard.thresholds.tooClose, { do: 'clarify', topics });
}

function buttons({ heard, know }: Seen, least: number): string[] {
  return heard.topics.filter((t) => t.score >= least && !NO_BUTTON.has(t.id) && know.topics.has(t.id) && !t.id.startsWith('oos_')).map((t) => t.id).slice(0, MOST_BUTTONS);
}

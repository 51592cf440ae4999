import { BARE_BUTTONS, MOST_BUTTONS, PLAUSIBLE, SURE_RETRIEVAL } from '../../decision/limits.ts';
import { because, type Decision, type OrElse, type Seen } from '../../decision/moves.ts';
import { toQuestion } from '../../decision/question.ts';
import { topTopic } from '../../decision/topTopic.ts';
import { actOn } from '../../decision/onTopic.ts';
import { plainWords } from '../answer/plainWords.ts';

/** Topics nobody should have to choose as a button. */
const NO_BUTTON = new Set(['greeting', 'thanks_bye', 'human_agent']);

/** Signs, or Latin words, of a message that is no more than a noun. */
const BARE = { signs: 4, words: 2 };

/**
 * "信用卡", "loan": a noun that several topics have in their titles says which part of the bank it is about, and not what is wanted, however sure the classifier is. One that
 * only a single title has ("积分") names its topic.
 */
export function tooBare(seen: Seen): Decision | null {
  const { heard, know } = seen;
  const said = plainWords(heard.masked);
  const short = /\p{Script=Han}/u.test(said) ? said.length <= BARE.signs : said.split(' ').length <= BARE.words && said.length > 2;
  if (!short || heard.aspects.length > 0 || heard.entities.length > 0) return null;
  const score = (id: string) => heard.topics.find((t) => t.id === id)?.score ?? 0;
  const named = [...know.topics.values()].filter((t) => !NO_BUTTON.has(t.topic) && !t.topic.startsWith('oos_') && [t.title.zh, t.title.en ?? ''].some((title) => plainWords(title).includes(said))).map((t) => t.topic);
  const [only] = named;
  if (named.length === 1 && only && score(only) >= PLAUSIBLE) return actOn(seen, only, { rule: 'named_topic', seen: said, wanted: null });
  if (named.length < 2) return null;
  return because('too_bare', named.length, 1, { do: 'clarify', topics: named.toSorted((a, b) => score(b) - score(a)).slice(0, BARE_BUTTONS) });
}

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

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
  const { heard } = seen;
  const said = nounOf(heard.masked);
  const score = (id: string) => heard.topics.find((t) => t.id === id)?.score ?? 0;
  const named = topicsNamed(seen);
  const [only] = named;
  if (named.length === 1 && only && score(only) >= PLAUSIBLE) return actOn(seen, only, { rule: 'named_topic', seen: said, wanted: null });
  if (named.length < 2) return null;
  return because('too_bare', named.length, 1, { do: 'clarify', topics: named.toSorted((a, b) => score(b) - score(a)).slice(0, BARE_BUTTONS) });
}

/** Whether a message is no more than a noun that several topics have in their titles. */
export const isNounOfSeveral = (seen: Pick<Seen, 'heard' | 'know'>): boolean => topicsNamed(seen).length > 1;

/** "那信用卡呢" is the noun 信用卡. */
export const nounOf = (text: string): string => plainWords(text).replace(/^(?:那么?|还有|要是|and|what about|how about)\s?(?:(?:for )?(?:my|our|the|a) )?|(?:呢|吧|啊|的)+$/gu, '');

/** The topics whose titles hold a message that is only a noun; none for anything longer. */
function topicsNamed({ heard, know }: Pick<Seen, 'heard' | 'know'>): string[] {
  const said = nounOf(heard.masked);
  const short = /\p{Script=Han}/u.test(said) ? said.length <= BARE.signs : said.split(' ').length <= BARE.words && said.length > 2;
  if (!short || said === '' || heard.aspects.length > 0 || heard.entities.length > 0) return [];
  return [...know.topics.values()].filter((t) => !NO_BUTTON.has(t.topic) && !t.topic.startsWith('oos_') && [t.title.zh, t.title.en ?? ''].some((title) => plainWords(title).includes(said))).map((t) => t.topic);
}

/** No topic is clear. Knowledge may still have the very sentence; otherwise the customer chooses, or is asked to say more. */
export function tooUnsure(seen: Seen): Decision | null {
  const top = topTopic(seen.heard);
  const { thresholds } = seen.heard;
  if (top && !top.tooUnsure) return null;
  const topics = atLeastTwo(buttons(seen, PLAUSIBLE), seen);
  const orElse: OrElse = topics.length > 0 ? { say: 'clarify', topics } : { say: 'not_understood' };
  const { lastTopic, lastQuestion } = seen.state;
  const followsUp = lastTopic !== null && lastQuestion !== null && seen.heard.dialogueAct === 'ask' && seen.heard.masked.length <= FOLLOW_UP && seen.heard.products.length === 0;
  if (followsUp) return because('belongs_to_last', top?.score ?? 0, thresholds.tooUnsure, { do: 'ask', topic: lastTopic, question: toQuestion(seen, { topic: lastTopic, text: `${lastQuestion} ${seen.heard.masked}`, products: seen.state.lastProducts }), minScore: SURE_TOGETHER, orElse, corrected: false, offerFlow: null });
  // A named product and what is asked of it say it all, whatever the topic is called: the graph has the answer or has not.
  const question = toQuestion(seen, { topic: null });
  return because('too_unsure', top?.score ?? 0, thresholds.tooUnsure, { do: 'ask', topic: null, question, minScore: question.intent === 'aspect' && question.products.length > 0 ? 0 : SURE_RETRIEVAL, orElse, corrected: false, offerFlow: null });
}

/** A short question with no topic of its own may go on with the last one ("外地人可以吗" after opening an account), if knowledge is sure of an answer to both together. */
const FOLLOW_UP = 12;
/** How sure of both together; less than of one question alone, because the topic is known. */
const SURE_TOGETHER = 0.7;

/** How sure knowledge must be of an answer where two topics are likely. */
const SURE_SENTENCE = 0.95;

/** One button is no choice: the topic under discussion, or else the next likeliest, stands beside it. */
function atLeastTwo(topics: readonly string[], seen: Seen): string[] {
  const [only] = topics;
  if (topics.length !== 1 || !only) return [...topics];
  const more = [seen.state.lastTopic, ...buttons(seen, 0)].find((id) => id !== null && id !== only && seen.know.topics.has(id) && !NO_BUTTON.has(id));
  return more ? [only, more] : [];
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
  if (topics.length < 2) return null;
  if (heard.products.length === 0) return because('too_close', top.margin, heard.thresholds.tooClose, { do: 'clarify', topics });
  // Of a product somebody may have written down this very sentence; whatever its topic, that is what is asked.
  return because('too_close', top.margin, heard.thresholds.tooClose, { do: 'ask', topic: null, question: toQuestion(seen, { topic: null }), minScore: SURE_SENTENCE, orElse: { say: 'clarify', topics }, corrected: false, offerFlow: null });
}

function buttons({ heard, know }: Seen, least: number): string[] {
  return heard.topics.filter((t) => t.score >= least && !NO_BUTTON.has(t.id) && know.topics.has(t.id) && !t.id.startsWith('oos_')).map((t) => t.id).slice(0, MOST_BUTTONS);
}

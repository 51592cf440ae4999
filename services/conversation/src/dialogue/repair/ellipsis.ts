import type { Aspect } from '@lobby/contracts';
import { SURE_RETRIEVAL } from '../../decision/limits.ts';
import { because, type Decision, type NamedReason, type Seen } from '../../decision/moves.ts';
import { aboutProduct, isOfService, saidFacts, saidSlots, toQuestion } from '../../decision/question.ts';
import { actOn, byPlaceOf } from '../../decision/onTopic.ts';
import { sureTopic } from '../../decision/topTopic.ts';
import { asksWhoMay, isBareProduct, isBareQuestion } from '../answer/bareQuestion.ts';
import { isNounOfSeveral } from './clarification.ts';

/** "那五年的呢": names no topic of its own and goes on with the last one. "那挂失呢" is as short, but its topic is the news in it. */
export function continued(seen: Seen): Decision | null {
  const { heard, state, know } = seen;
  if (heard.refersBack && heard.aspects.length > 0 && state.lastProducts.length > 0 && sureTopic(heard) === null) return continueWith(seen, { topic: relatedTopic(seen) }, { rule: 'refers_back', seen: heard.aspects, wanted: state.lastProducts }, false);
  if (!state.lastTopic) return null;
  if (state.lastProducts.length > 0 && asksWhoMay(heard)) return continueWith({ ...seen, heard: { ...heard, aspects: heard.aspects.includes('eligibility') ? heard.aspects : ['eligibility'] } }, { topic: relatedTopic(seen) }, { rule: 'who_may', seen: heard.aspects, wanted: state.lastProducts }, false);
  if (isBareQuestion(heard.masked)) return continueWith(seen, { topic: relatedTopic(seen) }, { rule: 'bare_question', seen: heard.aspects, wanted: state.lastTopic }, false);
  if (isBareProduct(heard) && (aboutProduct(know, state.lastTopic, heard.products[0]?.id) || isOfSameKind(seen))) return continueWith(seen, {}, { rule: 'bare_product', seen: heard.products[0]?.id, wanted: state.lastTopic }, false);
  if (heard.masked.length <= SHORT && (heard.aspects.length === 0 || sureTopic(heard) === null) && byPlaceOf(heard.masked, state)) return continueWith(seen, {}, { rule: 'refers_back', seen: heard.masked, wanted: state.compared }, false);
  if (belongsToLast(seen)) return actOn(seen, state.lastTopic, { rule: 'belongs_to_last', seen: heard.topics[0]?.score ?? 0, wanted: BELONGS }, state.lastQuestion ? { text: `${state.lastQuestion} ${heard.masked}` } : {});
  if (!heard.elliptical) return null;
  const topic = sureTopic(heard);
  const news = bringsNews(seen) || topic === state.lastTopic;
  if (topic !== null && (topic !== state.lastTopic || saysItAll(heard) || asksAnotherThing(seen))) return null;
  if (!news) {
    if (isNounOfSeveral(seen)) return null;
    const question = toQuestion(seen, { topic: null });
    return because('elliptical_without_news', heard.aspects, 'a value, product or aspect', { do: 'ask', topic: null, question, minScore: SURE_RETRIEVAL, orElse: { say: 'not_understood' }, corrected: false, offerFlow: null });
  }
  return continueWith(seen, {}, { rule: 'elliptical', seen: heard.entities.map((e) => e.type), wanted: state.lastTopic }, false);
}

/** Another product of the kind of the one spoken of: the gold card after the diamond card, whatever the topic is about. */
function isOfSameKind({ heard, state, know }: Seen): boolean {
  const kind = (id: string | undefined) => know.products.get(id ?? '')?.category;
  return state.lastAspects.length > 0 && kind(heard.products[0]?.id) !== undefined && kind(heard.products[0]?.id) === kind(state.lastProducts[0]);
}

/** "怎么申请" after a card's fee: of the topics it may belong to, one that is about the product spoken of. */
function relatedTopic({ heard, state, know }: Seen): string | null {
  const product = heard.products[0]?.id ?? state.lastProducts[0];
  return heard.topics.find((t) => t.score >= RELATED && t.id !== state.lastTopic && aboutProduct(know, t.id, product))?.id ?? null;
}

/** A topic this likely may be what a bare question belongs to. */
const RELATED = 0.2;

/** Signs of a short message, which alone may look like nothing of the bank's ("怎么免", "带什么去解"). */
const SHORT = 10;
const BELONGS = 0.55;

/** "我22，月薪五千" after asking for a card: told without being asked, and a rule may want it. Only where nothing else is waited for and no other matter is clear. */
export function toldOfOneself(seen: Seen): Decision | null {
  const { heard, state, know } = seen;
  const free = state.expecting === null && state.active === null && state.eligibility === null;
  const topic = sureTopic(heard);
  const another = topic !== null && topic !== state.lastTopic && (heard.topics[0]?.score ?? 0) >= ANOTHER_MATTER;
  if (!free || state.lastTopic === null || heard.dialogueAct === 'ask' || another || Object.keys(saidFacts(heard, know)).length === 0) return null;
  const ofProducts = state.lastProducts.length > 0 || (know.topics.get(state.lastTopic)?.about ?? []).length > 0;
  if (!ofProducts || isOfService(state.lastTopic)) return null;
  const question = toQuestion(seen, { topic: state.lastTopic, products: state.lastProducts, aspects: ['eligibility'], slots: state.slots, text: [state.lastQuestion, heard.masked].filter(Boolean).join(' ') });
  const { moves, reasons } = because('continued', question.products, state.lastProducts, { do: 'ask', topic: state.lastTopic, question, minScore: 0, orElse: { say: 'not_understood' }, corrected: false, offerFlow: null });
  return { moves, reasons: [{ rule: 'told_of_oneself', seen: Object.keys(question.facts), wanted: state.lastTopic }, ...reasons] };
}

/** Values alone resemble some topic always ("我28，月薪一万二" that of pensions): from here on it is what the message is about. */
const ANOTHER_MATTER = 0.8;

/** A short question whose likeliest topic is the one under discussion belongs to it, however strange it looks by itself. */
function belongsToLast({ heard, state }: Seen): boolean {
  const [top] = heard.topics;
  // "上海有几家" after asking for branches: a place, and nothing else that would be a matter of its own.
  if (state.lastTopic === 'branch_hours' && heard.masked.length <= SHORT && sureTopic(heard) === null && heard.entities.some((e) => e.type === 'city')) return true;
  return heard.dialogueAct === 'ask' && heard.masked.length <= SHORT && heard.outOfScope >= heard.thresholds.outOfScope && top?.id === state.lastTopic && (top?.score ?? 0) >= BELONGS;
}

/** A sentence that names its topic for sure and changes no value stands by itself: "那现在额度多少" is asked of the account, not of the last question. */
function saysItAll({ topics, entities, products, aspects }: Seen['heard']): boolean {
  return aspects.length > 0 && entities.length === 0 && products.length === 0 && (topics[0]?.score ?? 0) >= STANDS_ALONE;
}

const STANDS_ALONE = 0.95;

/** "提前取呢" after a rate: the same topic, but none of its values changes and nothing that was asked is asked again. */
function asksAnotherThing(seen: Seen): boolean {
  return seen.heard.aspects.length === 0 && !bringsNews(seen);
}

/** Ways of asking say nothing new by themselves ("那呢", "怎么样"), and a bare date only does where the last question had one. */
const WAYS = new Set<Aspect>(['how', 'what']);

/** "那R2呢": a class or model by its code. */
const CODE = /(?<![a-z\d])[a-z]\d(?![a-z\d])/iu;

function bringsNews({ heard, state }: Seen): boolean {
  const values = heard.entities.some((e) => e.type !== 'date' || state.slots.date !== undefined);
  // The kind of card is news about cards, not about a deposit's rate.
  const idle = ['date', ...(/card|account/.test(state.lastTopic ?? '') ? [] : ['card_type'])];
  return values || CODE.test(heard.masked) || Object.keys(saidSlots(heard)).some((slot) => !idle.includes(slot)) || heard.products.length > 0 || heard.aspects.some((a) => !WAYS.has(a));
}

/**
 * The last question again, with what this message changes: its entities over the old slots, its products instead of the old ones, its aspects if it has any.
 * @param chosen products picked by a button, or a topic other than the last
 */
export function continueWith(seen: Seen, chosen: { products?: string[]; topic?: string | null }, reason: NamedReason, corrected: boolean): Decision {
  const { heard, state } = seen;
  const topic = chosen.topic ?? state.lastTopic;
  const products = chosen.products ?? heard.products.map((p) => p.id);
  const aspects = heard.aspects.length > 0 && !chosen.products ? heard.aspects : (state.lastAspects as Aspect[]);
  const text = chosen.products ? state.lastQuestion ?? heard.masked : [asked(seen, topic), heard.masked].filter(Boolean).join(' ');
  const question = toQuestion(seen, { topic, products: products.length > 0 ? products : byPlaceOf(heard.masked, state) ?? state.lastProducts, aspects, slots: state.slots, text });
  const { moves, reasons } = because('continued', question.products, state.lastProducts, { do: 'ask', topic, question, minScore: 0, orElse: { say: 'refuse' }, corrected, offerFlow: null });
  return { moves, reasons: [reason, ...reasons] };
}

/** What was asked before; only its topic where the customer names another product now ("那金卡呢"), or the old product would be answered with it. */
function asked({ heard, state, know }: Seen, topic: string | null): string | null {
  const title = topic === null ? undefined : know.topics.get(topic)?.title;
  // The title of a topic about one product is that product's name, too.
  const ofAnother = (know.topics.get(topic ?? '')?.about ?? []).some((id) => know.products.has(id) && !heard.products.some((p) => p.id === id));
  if (heard.products.length > 0 && ofAnother && state.lastAspects.length > 0) return null;
  return heard.products.length > 0 && title ? title[state.language] ?? title.zh : state.lastQuestion;
}

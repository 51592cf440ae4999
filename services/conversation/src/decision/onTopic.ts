import type { Aspect, ReleasedFlow } from '@lobby/contracts';
import { because, type Decision, type Seen } from './moves.ts';
import { aboutProduct, toQuestion } from './question.ts';
import { isOfAnotherBank } from './anotherBank.ts';
import { topTopic } from './topTopic.ts';
import { readWhich } from '../dialogue/answer/readWhich.ts';
import { wantsDone } from '../dialogue/answer/readWish.ts';
import { saidForFlow } from '../dialogue/flow/slots.ts';

/** A question about one of these wants to know something, not to have something done. */
const INFORMATION = new Set<Aspect>(['how', 'fee', 'waiver', 'rate', 'limit', 'material', 'channel', 'hours', 'eligibility', 'what', 'compare', 'find', 'alternative', 'benefit', 'risk', 'time']);

/** Acts on the likeliest topic: starts its flow, or asks knowledge. */
export function onTopic(seen: Seen): Decision | null {
  const top = topTopic(seen.heard);
  return top ? actOn(seen, top.id, { rule: 'topic', seen: top.score, wanted: seen.heard.thresholds.tooUnsure }) : null;
}

/** The same for a topic that was chosen, corrected or taken up again. `corrected` words the reply as a correction. */
export function actOn(seen: Seen, topic: string, reason: Decision['reasons'][number], parts: { text?: string; corrected?: boolean } = {}): Decision {
  const question = toQuestion(seen, { topic, ...productsBefore(seen, topic), slots: sameTopicSlots(seen, topic), ...(parts.text ? { text: parts.text } : {}) });
  const flow = seen.know.flows.find((f) => f.body.topics.includes(topic));
  // Nothing of ours is begun for another bank's card; knowledge says whose it is.
  if (flow && !isOfAnotherBank(seen, topic) && startsFlow(flow, seen, topic)) {
    return { moves: [{ do: 'start', flow: flow.id, topic, question }], reasons: [reason, { rule: 'flow_starts', seen: seen.heard.aspects, wanted: flow.body.aspects }] };
  }
  const asked = because('asked', question.intent, topic, { do: 'ask', topic, question, minScore: 0, orElse: { say: 'refuse' }, corrected: parts.corrected ?? false, offerFlow: flow?.id ?? null });
  return { moves: asked.moves, reasons: [reason, ...asked.reasons] };
}

/** From this many of a flow's values on, a message that asks nothing wants the flow ("还20万，剩86万，利率3.05%"). */
const TELLS_MUCH = 2;

/**
 * Whether the message wants the flow rather than an explanation: "我的卡丢了" does, "挂失要手续费吗" does not. A question about a named product is knowledge's, even about
 * an aspect the flow answers for the customer's own account; the service that the topic is itself about is no such product.
 */
function startsFlow(flow: ReleasedFlow, { heard, know }: Seen, topic: string): boolean {
  const { body } = flow;
  const asks = heard.dialogueAct === 'ask';
  const asked = heard.aspects.filter((a) => INFORMATION.has(a));
  const own = know.topics.get(topic)?.about ?? [];
  // "房贷80万20年一个月还多少" asks for what the flow works out, with what it needs.
  const asksResult = heard.aspects.length > 0 && asked.every((a) => body.aspects.includes(a)) && body.steps.some((s) => 'compute' in s) && heard.aspects.some((a) => body.aspects.includes(a));
  if ((!asks || asksResult) && Object.keys(saidForFlow(flow, heard, {})).length >= TELLS_MUCH) return true;
  if (body.startsOn === 'wish' && !asks && wantsDone(heard.masked)) return true;
  // "定期和大额存单" puts two things side by side.
  if (body.startsOn === 'wish' && (asks || isOnlyProducts(heard))) return false;
  // "保管箱押金": the name of a thing of which the flow knows nothing, and no wish.
  if (!asks && heard.products.some((p) => !own.includes(p.id)) && isNounPhrase(heard.masked)) return false;
  if (asked.length > 0 && asks && heard.products.some((p) => !own.includes(p.id))) return false;
  return asked.every((a) => body.aspects.includes(a));
}

const SAYS_WISH = /我|想|要|办|约|去|取|换|开|存|帮|请|给|来|丢|查|改|激活|注销|\b(?:i|my|want|need|please|book|open|get|lost|block|change)\b/iu;
const LONGEST_NOUN = { signs: 8, latin: 30 };

const isNounPhrase = (text: string): boolean => !SAYS_WISH.test(text) && text.length <= (/\p{Script=Han}/u.test(text) ? LONGEST_NOUN.signs : LONGEST_NOUN.latin);

const JOINING = /和|跟|与|还有|以及|或者?|、|and|or|vs/giu;

function isOnlyProducts({ products, masked }: Seen['heard']): boolean {
  const rest = products.reduce((text, p) => text.replace(p.text, ''), masked).replace(JOINING, '').replace(/[\s\p{P}]|存款|产品|的/gu, '');
  return products.length > 1 && rest === '';
}

/** "它怎么激活", "年费呢": the product spoken of before, also when the same topic goes on without naming one, or a short question turns to a topic that is about it too. */
function productsBefore({ heard, state, know }: Seen, topic: string): { products?: string[] } {
  const byPlace = heard.products.length === 0 ? byPlaceOf(heard.masked, state) : null;
  if (byPlace) return { products: byPlace };
  const pointsBack = heard.refersBack || topic === state.lastTopic || ((heard.elliptical || isOnlyAspect(heard)) && state.lastProducts.some((id) => aboutProduct(know, topic, id)));
  return heard.products.length === 0 && pointsBack && state.lastProducts.length > 0 ? { products: state.lastProducts } : {};
}

/** "年费多少" is as short as a question can be that names what it asks, and nothing of whose. */
const isOnlyAspect = ({ masked, aspects }: Seen['heard']): boolean => aspects.length > 0 && masked.length <= (/\p{Script=Han}/u.test(masked) ? SHORTEST.signs : SHORTEST.latin);
const SHORTEST = { signs: 7, latin: 24 };

/** "第二个年费多少", "前者呢": one of the products put side by side, by its place. Null when none is meant so. */
export function byPlaceOf(text: string, { lastProducts, compared }: Pick<Seen['state'], 'lastProducts' | 'compared'>): string[] | null {
  const several = lastProducts.length > 1 ? lastProducts : compared;
  const index = readWhich(text, several.length);
  return index === null ? null : several.slice(index, index + 1);
}

function sameTopicSlots({ state }: Seen, topic: string): Seen['state']['slots'] {
  if (topic === state.lastTopic) return state.slots;
  const { city, branch, age, income } = state.slots;
  return Object.fromEntries(Object.entries({ city, branch, age, income }).filter((e): e is [string, string | number | boolean] => e[1] !== undefined));
}

import { inLanguage, type ItemOf } from '@lobby/contracts';
import { applicableRules } from '../rules/applicableRules.ts';
import { leavesOf } from '../rules/evaluateCondition.ts';
import { moneyWords } from '../wording/money.ts';
import { eligibleAmong, judgeEach } from './eligibleAmong.ts';
import { say, type AnswerContext, type Route } from './context.ts';
import { readProducts, readRules, readTopicProducts, type ProductNode } from './graphFacts.ts';

/** Aspects of which the amount is the sum and not what somebody has. */
const OF_A_SUM = new Set(['fee', 'rate', 'limit', 'waiver', 'amount_due']);

/**
 * "资产50万算什么等级", "存5万算贵宾吗": products that are all had from a certain amount of one and the same thing form a ladder, and the amount the question names is that
 * thing. Every step is judged by its own rules; the fact it was read as is said first, because a deposit is not yet an average.
 */
export const answerLadder: Route = async (context) => {
  const { question, index, language } = context;
  const { amount, currency } = question.slots;
  if (typeof amount !== 'number' || (typeof currency === 'string' && currency !== 'CNY') || question.aspects.some((a) => OF_A_SUM.has(a))) return null;
  const steps = await stepsOf(context);
  if (steps.length < 2) return null;
  const fact = await sharedAmount(steps, context);
  if (fact === null || Object.hasOwn(question.facts, fact)) return null;
  const judged = await judgeEach(steps, { ...question.facts, [fact]: amount }, context);
  const title = index.find('fact', fact)?.item.title;
  const head = title ? say(language, `按${inLanguage(title, language)} ${moneyWords(amount, language)}计：`, `With ${inLanguage(title, language).toLowerCase()} of ${moneyWords(amount, language)}:`) : '';
  const answer = eligibleAmong(judged, context, head);
  return answer && { ...answer, route: 'ladder', kind: 'answer' };
};

/** All that the topic is about, when what is named is among it ("贵宾" names one step of several); else what is named. */
async function stepsOf(context: AnswerContext): Promise<ProductNode[]> {
  const { question } = context;
  const topic = question.topic ?? question.topicScores[0]?.id;
  const topical = topic === undefined ? [] : await readTopicProducts(context, topic);
  const isAll = question.products.every((id) => topical.some((p) => p.id === id));
  return isAll && topical.length > 0 ? topical : readProducts(context, question.products);
}

/** The one fact of money, filled by no slot, on which the requirements of every product rest; null where there is none or more than one. */
async function sharedAmount(products: readonly ProductNode[], context: AnswerContext): Promise<string | null> {
  const facts = await Promise.all(products.map(async ({ id }) => amountsOf(applicableRules(await readRules(context, id), context.asOf), context)));
  const [first] = facts[0] ?? [];
  return first !== undefined && facts.every((own) => own.size === 1 && own.has(first)) ? first : null;
}

function amountsOf(rules: ReturnType<typeof applicableRules>, { index }: AnswerContext): Set<string> {
  const required = rules.filter(({ item }) => item.body.effect.type === 'require').flatMap(({ item }) => leavesOf(item.body.when).map((leaf) => leaf.fact));
  return new Set(required.filter((id) => { const fact = index.find('fact', id)?.item.body; return fact !== undefined && isMoney(fact) && fact.slot === undefined; }));
}

/** A number of days or months is no sum, whatever number the question holds. */
const isMoney = ({ type, unit }: ItemOf<'fact'>['body']): boolean => type === 'money' || (type === 'number' && /元|yuan/.test(`${unit?.zh ?? ''}${unit?.en ?? ''}`));

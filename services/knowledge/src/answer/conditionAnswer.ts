import { inLanguage } from '@lobby/contracts';
import { applicableRules, type Rule } from '../rules/applicableRules.ts';
import { leavesOf } from '../rules/evaluateCondition.ts';
import { cite, citeSection, uniqueCitations } from '../wording/citation.ts';
import { sentences } from '../wording/sentences.ts';
import { asksForConditionOf, namesFact } from './asked/conditionAsked.ts';
import { isService } from './asked/services.ts';
import { say, type AnswerContext, type Route } from './context.ts';
import { groupBy } from '../groupBy.ts';
import { candidateProducts } from './candidates.ts';
import { readProducts, readRules, type ProductNode } from './graphFacts.ts';

/** "二套房首付要几成", "钻石卡需要年收入多少", "what is the minimum age for a credit card": of a product's requirements those that rest on the fact the words name, in the bank's own words. */
export const answerCondition: Route = async (context) => {
  const { question, index, language } = context;
  // "消费贷利率最低多少" asks for a number of the product, though a fact about the customer holds the product's name.
  if (!asksForConditionOf(question) || question.aspects.some((a) => a === 'rate' || a === 'fee')) return null;
  const products = (await productsAsked(context)).filter((p) => !isService(p.id, index));
  const told = await Promise.all(products.map(async (product) => ({ product, rules: mostlyAbout(applicableRules(await readRules(context, product.id), context.asOf).filter((rule) => isAsked(rule, context)), context) })));
  const spoken = told.filter((t) => t.rules.length > 0);
  if (spoken.length === 0) return null;
  const lines = alike(spoken.map(({ product, rules }) => ({ title: product.title, words: [...new Set(rules.map((r) => inLanguage(r.item.body.explain, language)))].join(say(language, '；', '; ')) })))
    .map(({ titles, words }) => sentences([`${titles.join(say(language, '、', ', '))}${say(language, '：', ': ')}${words}`], language));
  return {
    route: 'condition', kind: 'answer', text: lines.map((l) => (lines.length > 1 ? `- ${l}` : l)).join('\n'), score: 1,
    citations: uniqueCitations(spoken.flatMap(({ rules }) => rules.flatMap((r) => [cite(r, language, inLanguage(r.item.body.explain, language)), citeSection(context, r.item.body.basedOn)]))),
  };
};

/** The products named; else all of the kind or the topic ("信用卡最低多少岁"). */
const productsAsked = (context: AnswerContext): Promise<ProductNode[]> => (context.question.products.length > 0 ? readProducts(context, context.question.products) : candidateProducts(context));

/** Products with the very same conditions are told in one line. */
function alike(told: readonly { title: string; words: string }[]): { titles: string[]; words: string }[] {
  return [...groupBy(told, (t) => t.words)].map(([words, same]) => ({ words, titles: same.map((t) => t.title) }));
}

/** Rules about the fact alone go before those that mention it among others ("except graduates of up to 26"). */
function mostlyAbout(rules: readonly Rule[], { question, index }: AnswerContext): Rule[] {
  const alone = rules.filter(({ item }) => leavesOf(item.body.when).every((leaf) => namesFact(question.text, leaf.fact, index)));
  return alone.length > 0 ? alone : [...rules];
}

const isAsked = ({ item }: Rule, { question, index }: AnswerContext): boolean =>
  (item.body.effect.type === 'require' || item.body.effect.type === 'exclude') && leavesOf(item.body.when).some((leaf) => namesFact(question.text, leaf.fact, index));

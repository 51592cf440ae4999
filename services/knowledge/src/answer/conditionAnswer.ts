import { inLanguage } from '@lobby/contracts';
import { applicableRules, type Rule } from '../rules/applicableRules.ts';
import { leavesOf } from '../rules/evaluateCondition.ts';
import { cite, citeSection, uniqueCitations } from '../wording/citation.ts';
import { sentences } from '../wording/sentences.ts';
import { asksForConditionOf, namesFact } from './asked/conditionAsked.ts';
import { isService } from './asked/services.ts';
import { say, type AnswerContext, type Route } from './context.ts';
import { readProducts, readRules } from './graphFacts.ts';

/** "二套房首付要几成", "钻石卡需要年收入多少": of a product's requirements those that rest on the fact the words name, in the bank's own words. */
export const answerCondition: Route = async (context) => {
  const { question, index, language } = context;
  if (!asksForConditionOf(question)) return null;
  const products = (await readProducts(context, question.products)).filter((p) => !isService(p.id, index));
  const told = await Promise.all(products.map(async (product) => ({ product, rules: applicableRules(await readRules(context, product.id), context.asOf).filter((rule) => isAsked(rule, context)) })));
  const spoken = told.filter((t) => t.rules.length > 0);
  if (spoken.length === 0) return null;
  const lines = spoken.map(({ product, rules }) => sentences([`${product.title}${say(language, '：', ': ')}${[...new Set(rules.map((r) => inLanguage(r.item.body.explain, language)))].join(say(language, '；', '; '))}`], language));
  return {
    route: 'condition', kind: 'answer', text: lines.join('\n'), score: 1,
    citations: uniqueCitations(spoken.flatMap(({ rules }) => rules.flatMap((r) => [cite(r, language, inLanguage(r.item.body.explain, language)), citeSection(context, r.item.body.basedOn)]))),
  };
};

const isAsked = ({ item }: Rule, { question, index }: AnswerContext): boolean =>
  (item.body.effect.type === 'require' || item.body.effect.type === 'exclude') && leavesOf(item.body.when).some((leaf) => namesFact(question.text, leaf.fact, index));

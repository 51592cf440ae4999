import { inLanguage } from '@lobby/contracts';
import { applicableRules } from '../../rules/applicableRules.ts';
import { cite, citeSection } from '../../wording/citation.ts';
import type { SectionOf } from './section.ts';
import { say } from '../context.ts';
import { readRules } from '../graphFacts.ts';

/** "What are the conditions?": every requirement in the bank's words, without judging anybody. */
export const conditionSection: SectionOf = async (products, context) => {
  const told = await Promise.all(products.map(async (product) => {
    const rules = applicableRules(await readRules(context, product.id), context.asOf).filter((r) => r.item.body.effect.type === 'require' || r.item.body.effect.type === 'exclude');
    return { product, rules };
  }));
  const spoken = told.filter((t) => t.rules.length > 0);
  if (spoken.length === 0) return null;
  const { language } = context;
  const text = spoken.map(({ product, rules }) => `${say(language, `${product.title}的申请条件：`, `Conditions for ${product.title}:`)}\n${rules.map((r) => `- ${inLanguage(r.item.body.explain, language)}`).join('\n')}`).join('\n');
  const citations = spoken.flatMap(({ rules }) => rules.flatMap((r) => [cite(r, language, inLanguage(r.item.body.explain, language)), citeSection(context, r.item.body.basedOn)])).filter((c) => c !== undefined);
  return { text, citations, products: spoken.map((s) => s.product.id) };
};

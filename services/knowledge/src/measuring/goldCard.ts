import type { Facts, Truth, Verdict } from '@lobby/contracts';
import { indexContent } from '../releases/contentIndex.ts';
import { evaluateCondition } from '../rules/evaluateCondition.ts';
import { judge } from '../rules/judge.ts';
import { and } from '../rules/kleene.ts';
import { requirementOf } from '../rules/requirement.ts';
import { contentOf, miniBank } from '../testing/miniBank.ts';

export type GoldCard = {
  /** The verdict with path, missing facts, quantities and remedies. */
  judge(facts: Facts): Verdict | null;
  /** Whether all requirements hold, and nothing else. */
  decide(facts: Facts): Truth;
};

/** The gold card's rules of the test bank: aged 18–65, 6,000 a month or 12 months of housing fund, nothing overdue. */
export function goldCard(): GoldCard {
  const index = indexContent(contentOf(miniBank()));
  const rules = index.of('rule').filter(({ item }) => item.body.appliesTo.some((to) => to === 'product.gold' || to === 'category:credit_card'));
  const requirements = rules.filter(({ item }) => item.body.effect.type === 'require' || item.body.effect.type === 'exclude').map(requirementOf);
  return {
    judge: (facts) => judge({ index, product: 'product.gold', rules, facts, asOf: '2026-11-23', language: 'zh' }),
    decide: (facts) => and(requirements.map((c) => evaluateCondition(c, (f) => facts[f]))),
  };
}

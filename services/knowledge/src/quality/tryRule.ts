import type { Condition, Facts, Language, TryRuleResponse } from '@lobby/contracts';
import type { ContentIndex } from '../releases/contentIndex.ts';
import { conditionWords } from '../rules/conditionWords.ts';
import { evaluateCondition, leavesOf } from '../rules/evaluateCondition.ts';
import { openFacts } from '../rules/openFacts.ts';
import { shapesOf } from '../rules/requirement.ts';

/** A condition with facts, by the very code that judges customers: what it comes to, each comparison, and the facts that could still settle it. */
export function tryRule(index: ContentIndex, { when, facts, language }: { when: Condition; facts: Facts; language: Language }): TryRuleResponse {
  const { outcome, open } = openFacts([when], facts, shapesOf(index));
  return {
    outcome, missing: open.map((o) => o.fact),
    steps: leavesOf(when).map((leaf) => ({ fact: leaf.fact, condition: conditionWords(leaf, index, language), value: facts[leaf.fact] ?? null, outcome: evaluateCondition(leaf, (fact) => facts[fact]) })),
  };
}

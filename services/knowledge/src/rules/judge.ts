import { inLanguage, type Condition, type Facts, type Language, type MissingFact, type PathStep, type Truth, type Verdict } from '@lobby/contracts';
import type { ContentIndex } from '../releases/contentIndex.ts';
import { citeSection } from '../wording/citation.ts';
import { applicableRules, type Rule } from './applicableRules.ts';
import { conditionWords } from './conditionWords.ts';
import { evaluateCondition, leavesOf } from './evaluateCondition.ts';
import { openFacts, type OpenFact } from './openFacts.ts';
import { quantitiesOf } from './quantities.ts';
import { readFacts } from './readFacts.ts';
import { remediesOf } from './remedies.ts';
import { requirementOf, shapesOf } from './requirement.ts';

export type Judgement = Verdict & { rules: Rule[] };
export type JudgeCase = { index: ContentIndex; product: string; rules: readonly Rule[]; facts: Facts; asOf: string; language: Language };

/**
 * Decides whether a customer may have a product. Pure: the same rules, facts and date always give the same verdict.
 * Eligible means that every `require` holds and no `exclude` does; unknown comes with the facts that could still settle it, the cheapest first.
 * @returns null when no rule says anything about eligibility: silence is not a yes
 */
export function judge(wish: JudgeCase): Judgement | null {
  const rules = applicableRules(wish.rules, wish.asOf);
  const deciding = rules.filter(decides);
  if (deciding.length === 0) return null;
  const facts = readFacts(wish.facts, wish.index);
  const { outcome, open } = openFacts(deciding.map(requirementOf), facts, shapesOf(wish.index));
  const verdict = outcome === null ? 'unknown' : outcome ? 'eligible' : 'ineligible';
  return {
    outcome: verdict, product: wish.product, rules: deciding,
    path: deciding.flatMap((rule) => pathOf(rule, wish, facts)),
    missing: open.toSorted(byAskingCost(wish.index)).map((o) => missingFact(wish.index, o.fact, wish.language)),
    quantities: verdict === 'ineligible' ? [] : quantitiesOf({ ...wish, facts, rules }),
    remedies: verdict === 'ineligible' ? remediesOf({ ...wish, facts, rules: deciding }) : [],
  };
}

const decides = (rule: Rule): boolean => rule.item.body.effect.type === 'require' || rule.item.body.effect.type === 'exclude';

/** The cheapest question first; of two as cheap, the one whose answer is expected to settle more. */
function byAskingCost(index: ContentIndex): (a: OpenFact, b: OpenFact) => number {
  const cost = (o: OpenFact) => index.find('fact', o.fact)?.item.body.askingCost ?? UNKNOWN_COST;
  return (a, b) => cost(a) - cost(b) || b.information - a.information || (a.fact < b.fact ? -1 : 1);
}
/** A fact without an item can be asked only clumsily: last. */
const UNKNOWN_COST = 10;

export function missingFact(index: ContentIndex, id: string, language: Language): MissingFact {
  const fact = index.find('fact', id);
  if (!fact) return { fact: id, question: id, type: 'text', askingCost: UNKNOWN_COST, options: [] };
  const { question, type, askingCost, options } = fact.item.body;
  return { fact: id, question: inLanguage(question, language), type, askingCost, options: options.map((o) => ({ value: o.value, label: inLanguage(o.label, language) })) };
}

/** One step per requirement that a customer would tick off: the parts of a top-level "all", anything else as one. Its outcome is whether it is met. */
function pathOf(rule: Rule, wish: JudgeCase, facts: Facts): PathStep[] {
  const requirement = requirementOf(rule);
  const parts = 'all' in requirement ? requirement.all : [requirement];
  const source = citeSection(wish, rule.item.body.basedOn);
  return parts.map((part) => {
    const fact = decidingFact(part, facts);
    return {
      product: wish.product, rule: rule.item.id, version: rule.version, title: inLanguage(rule.item.body.explain, wish.language),
      condition: conditionWords(part, wish.index, wish.language), fact, value: facts[fact] ?? null,
      outcome: evaluateCondition(part, (f) => facts[f]), ...(source ? { source } : {}),
    };
  });
}

/** The fact to show beside a part: one that agrees with its outcome, so that an unknown part names an unknown fact. */
function decidingFact(part: Condition, facts: Facts): string {
  const outcome = evaluateCondition(part, (f) => facts[f]);
  const leaves = leavesOf(part);
  const agrees = (truth: Truth) => (outcome === null ? truth === null : truth !== null);
  return (leaves.find((leaf) => agrees(evaluateCondition(leaf, (f) => facts[f]))) ?? leaves[0])?.fact ?? '';
}

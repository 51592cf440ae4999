import { inLanguage, type Condition, type Facts, type FactValue, type Language } from '@lobby/contracts';
import type { ContentIndex } from '../releases/contentIndex.ts';
import { factValueWords } from '../wording/factValue.ts';
import type { Rule } from './applicableRules.ts';
import { compareValues } from './compareValues.ts';
import { ABSENT, evaluateCondition, leavesOf } from './evaluateCondition.ts';
import { factDomain, type DomainValue } from './factDomain.ts';
import { requirementOf, shapesOf } from './requirement.ts';

export type RemedyCase = { index: ContentIndex; rules: readonly Rule[]; facts: Facts; language: Language };
type Change = { fact: string; to: FactValue };

/** Most facts that a remedy may ask to change; more is no help to anybody. */
const MAX_CHANGES = 3;
/** Ways told; the customer needs one. */
const MOST_WAYS = 3;

/**
 * What would make a refused customer eligible: the remedy the bank wrote on each failed rule, and below it the smallest set of changed facts
 * (fewest facts, then nearest values) under which no requirement fails any more.
 */
export function remediesOf(wish: RemedyCase): string[] {
  const failed = wish.rules.filter((rule) => evaluateCondition(requirementOf(rule), (f) => wish.facts[f]) === false);
  const written = failed.flatMap((rule) => (rule.item.body.remedy ? [inLanguage(rule.item.body.remedy, wish.language)] : []));
  const ways = smallestChanges(wish.rules.map(requirementOf), wish).slice(0, MOST_WAYS);
  const computed = ways.length > 0 ? [joinWords(ways.map((way) => wayWords(way, wish)), ways.every((way) => enough(way, wish)), wish.language)] : [];
  return [...new Set([...written, ...computed])];
}

/** Every way that changes the fewest known facts so that no requirement is false; empty when no set of up to three does it. */
export function smallestChanges(requirements: readonly Condition[], wish: Pick<RemedyCase, 'index' | 'facts'>): Change[][] {
  const failing = requirements.filter((c) => evaluateCondition(c, (f) => wish.facts[f]) === false);
  const facts = [...new Set(failing.flatMap(leavesOf).map((leaf) => leaf.fact).filter((fact) => wish.facts[fact] !== undefined))];
  const domains = new Map(facts.map((fact) => [fact, possibleFirst(fact, factDomain(fact, requirements, shapesOf(wish.index).get(fact)), wish)]));
  for (let size = 1; size <= Math.min(MAX_CHANGES, facts.length); size += 1) {
    const found = subsets(facts, size).flatMap((chosen) => { const way = tryChanges(chosen, domains, requirements, wish.facts); return way ? [way] : []; });
    if (found.length > 0) return found;
  }
  return [];
}

function tryChanges(facts: readonly string[], domains: ReadonlyMap<string, FactValue[]>, requirements: readonly Condition[], known: Facts, done: Change[] = []): Change[] | null {
  const [fact, ...rest] = facts;
  if (fact === undefined) {
    const changed = new Map(done.map((c) => [c.fact, c.to]));
    return requirements.every((c) => evaluateCondition(c, (f) => changed.get(f) ?? known[f]) !== false) ? done : null;
  }
  for (const to of domains.get(fact) ?? []) {
    const found = tryChanges(rest, domains, requirements, known, [...done, { fact, to }]);
    if (found) return found;
  }
  return null;
}

/** The values a fact may come to have, nearest first: an age of sixty-five does not become sixty. */
function possibleFirst(fact: string, domain: readonly DomainValue[], { index, facts }: Pick<RemedyCase, 'index' | 'facts'>): FactValue[] {
  const current = facts[fact];
  const away = (value: FactValue) => compareValues(value, current ?? value) ?? 0;
  const onlyGrows = index.find('fact', fact)?.item.body.onlyGrows === true;
  return domain.filter((v): v is FactValue => v !== ABSENT && v !== current && !(onlyGrows && away(v) < 0)).toSorted((a, b) => Math.abs(away(a)) - Math.abs(away(b)));
}

function subsets<T>(list: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return list.flatMap((first, i) => subsets(list.slice(i + 1), size - 1).map((rest) => [first, ...rest]));
}

function changeWords({ fact, to }: Change, { index, facts, language }: RemedyCase): string {
  const item = index.find('fact', fact);
  const name = item ? inLanguage(item.item.title, language) : fact;
  const value = factValueWords(item, to, language);
  const direction = typeof to === 'number' ? (compareValues(to, facts[fact] ?? to) ?? 0) : 0;
  if (language === 'zh') return direction > 0 ? `${name}至少 ${value}` : direction < 0 ? `${name}不超过 ${value}` : `${name}为“${value}”`;
  return direction > 0 ? `${name} of at least ${value}` : direction < 0 ? `${name} of at most ${value}` : `${name}: ${value}`;
}

/** True when nothing else would have to be known. */
function enough(changes: readonly Change[], wish: RemedyCase): boolean {
  const facts = { ...wish.facts, ...Object.fromEntries(changes.map((c) => [c.fact, c.to])) };
  return wish.rules.every((rule) => evaluateCondition(requirementOf(rule), (f) => facts[f]) === true);
}

const wayWords = (way: readonly Change[], wish: RemedyCase): string => way.map((change) => changeWords(change, wish)).join(wish.language === 'zh' ? '且' : ' and ');

function joinWords(ways: readonly string[], settles: boolean, language: Language): string {
  if (language === 'zh') return `如果${ways.join('，或者')}，${settles ? '就符合条件了' : '目前已知的条件就都满足了'}`;
  return settles ? `You would be eligible with ${ways.join(', or with ')}` : `With ${ways.join(', or ')}, everything known so far would fit`;
}

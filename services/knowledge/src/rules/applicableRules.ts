import { isValidOn, type Released } from '../releases/contentIndex.ts';

export type Rule = Released<'rule'>;

/**
 * The rules that count on a date: valid on it, and not superseded by another one that is valid on it. A chain (C supersedes B supersedes A)
 * leaves only its newest member; a cycle, which the gate refuses, leaves none of its members rather than an arbitrary one.
 */
export function applicableRules(rules: readonly Rule[], asOf: string): Rule[] {
  const valid = rules.filter((rule) => isValidOn(rule.item, asOf));
  const superseded = new Set(valid.flatMap((rule) => (rule.item.body.supersedes ? [rule.item.body.supersedes] : [])));
  return valid.filter((rule) => !superseded.has(rule.item.id)).toSorted(byPriority);
}

/** Higher priority first, then the id, so that a path reads the same every time. */
const byPriority = (a: Rule, b: Rule): number => b.item.body.priority - a.item.body.priority || (a.item.id < b.item.id ? -1 : 1);

import type { Condition, FactValue, Truth } from '@lobby/contracts';
import { compareValues } from './compareValues.ts';
import { and, not, or } from './kleene.ts';

/** A customer surely has no such thing. Only the search for facts that matter uses it; a fact nobody told is `undefined`. */
export const ABSENT = Symbol('absent');
/** What is known of a fact: its value, surely absent, or not known (undefined). */
export type Lookup = (fact: string) => FactValue | typeof ABSENT | undefined;
export type Leaf = Extract<Condition, { fact: string }>;

/** Evaluates a condition tree on what is known. Pure; null means "cannot be said yet". */
export function evaluateCondition(condition: Condition, known: Lookup): Truth {
  if ('all' in condition) return and(condition.all.map((c) => evaluateCondition(c, known)));
  if ('any' in condition) return or(condition.any.map((c) => evaluateCondition(c, known)));
  if ('not' in condition) return not(evaluateCondition(condition.not, known));
  return evaluateLeaf(condition, known(condition.fact));
}

function evaluateLeaf(leaf: Leaf, value: FactValue | typeof ABSENT | undefined): Truth {
  if (value === undefined) return null;
  if (value === ABSENT) return false;
  switch (leaf.op) {
    case 'exists': return true;
    case 'in': return or(leaf.value.map((wanted) => test(compareValues(value, wanted), (d) => d === 0)));
    case 'between': return and([test(compareValues(value, leaf.value[0]), (d) => d >= 0), test(compareValues(value, leaf.value[1]), (d) => d <= 0)]);
    case 'eq': return test(compareValues(value, leaf.value), (d) => d === 0);
    case 'ne': return test(compareValues(value, leaf.value), (d) => d !== 0);
    case 'lt': return test(compareValues(value, leaf.value), (d) => d < 0);
    case 'lte': return test(compareValues(value, leaf.value), (d) => d <= 0);
    case 'gt': return test(compareValues(value, leaf.value), (d) => d > 0);
    case 'gte': return test(compareValues(value, leaf.value), (d) => d >= 0);
  }
}

const test = (difference: number | null, holds: (d: number) => boolean): Truth => (difference === null ? null : holds(difference));

export const leavesOf = (condition: Condition): Leaf[] =>
  'all' in condition ? condition.all.flatMap(leavesOf) : 'any' in condition ? condition.any.flatMap(leavesOf) : 'not' in condition ? leavesOf(condition.not) : [condition];

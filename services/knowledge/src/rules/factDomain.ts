import type { Condition, FactValue } from '@lobby/contracts';
import { durationDays } from './compareValues.ts';
import { ABSENT, leavesOf, type Leaf } from './evaluateCondition.ts';

export type DomainValue = FactValue | typeof ABSENT;
/** What the domain of a fact is bounded by, from its item. */
export type FactShape = { type: string; options: readonly string[]; min?: number | undefined; max?: number | undefined };

/** Stands for every value that no condition names. */
const OTHER = '\u0000other';
const DAY_MS = 86_400_000;

/**
 * Values of a fact that stand for all others: every condition is constant between two of its thresholds, so the thresholds and one value on each
 * side of them are enough to try everything a customer could answer.
 */
export function factDomain(fact: string, conditions: readonly Condition[], shape: FactShape | undefined): DomainValue[] {
  const leaves = conditions.flatMap(leavesOf).filter((leaf) => leaf.fact === fact);
  const named = leaves.flatMap(valuesOf);
  const values = [...new Set(baseDomain(named, shape))];
  return leaves.some((leaf) => leaf.op === 'exists') ? [...values, ABSENT] : values;
}

function valuesOf(leaf: Leaf): FactValue[] {
  if (leaf.op === 'exists') return [];
  return leaf.op === 'in' || leaf.op === 'between' ? [...leaf.value] : [leaf.value];
}

function baseDomain(named: readonly FactValue[], shape: FactShape | undefined): FactValue[] {
  if (shape?.type === 'boolean' || named.some((v) => typeof v === 'boolean')) return [true, false];
  if (shape && shape.options.length > 0) return [...shape.options];
  const numbers = named.filter((v) => typeof v === 'number');
  if (numbers.length > 0) return aroundNumbers(numbers, shape);
  const texts = named.filter((v) => typeof v === 'string');
  if (texts.length > 0 && texts.every((t) => durationDays(t) !== null)) return aroundNumbers(texts.map((t) => durationDays(t) ?? 0), { ...shape, type: 'duration', options: [], min: 0 }).map((d) => `P${Math.round(Number(d))}D`);
  if (texts.length > 0 && texts.every((t) => /^\d{4}-\d{2}-\d{2}$/.test(t))) return texts.flatMap(aroundDate);
  return [...texts, OTHER];
}

function aroundNumbers(thresholds: readonly number[], shape: FactShape | undefined): number[] {
  const sorted = [...new Set(thresholds)].toSorted((a, b) => a - b);
  const between = sorted.slice(1).map((value, i) => (value + (sorted[i] ?? value)) / 2);
  const all = [(sorted[0] ?? 0) - 1, ...sorted, ...between, (sorted.at(-1) ?? 0) + 1];
  const inBounds = all.filter((v) => v >= (shape?.min ?? -Infinity) && v <= (shape?.max ?? Infinity));
  return inBounds.length > 0 ? inBounds : all;
}

function aroundDate(date: string): string[] {
  const at = Date.parse(`${date}T00:00:00Z`);
  return [-DAY_MS, 0, DAY_MS].map((shift) => new Date(at + shift).toISOString().slice(0, 10));
}

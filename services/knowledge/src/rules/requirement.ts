import type { Condition } from '@lobby/contracts';
import type { ContentIndex } from '../releases/contentIndex.ts';
import type { Rule } from './applicableRules.ts';
import type { FactShape } from './factDomain.ts';

/** What must be true of the customer: the condition itself, or for an exclusion its opposite. */
export const requirementOf = (rule: Rule): Condition => (rule.item.body.effect.type === 'exclude' ? { not: rule.item.body.when } : rule.item.body.when);

const shapes = new WeakMap<ContentIndex, ReadonlyMap<string, FactShape>>();

/** Bounds and options of every fact, for trying out what a customer could answer. A release never changes, so they are read once. */
export function shapesOf(index: ContentIndex): ReadonlyMap<string, FactShape> {
  const known = shapes.get(index);
  if (known) return known;
  const read = new Map(index.of('fact').map(({ item }) => [item.id, { type: item.body.type, options: item.body.options.map((o) => o.value), min: item.body.min, max: item.body.max }]));
  shapes.set(index, read);
  return read;
}

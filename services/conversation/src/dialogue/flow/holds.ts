import type { Condition } from '@lobby/contracts';

/**
 * Whether a flow's condition holds. Two-valued: in a flow a missing value makes a comparison false (rules of eligibility, where missing means unknown, live in
 * knowledge). `read` resolves `slot.x`, `result.x.y`, `session.assurance`.
 */
export function holds(condition: Condition, read: (path: string) => unknown): boolean {
  if ('all' in condition) return condition.all.every((c) => holds(c, read));
  if ('any' in condition) return condition.any.some((c) => holds(c, read));
  if ('not' in condition) return !holds(condition.not, read);
  const seen = read(condition.fact);
  if (seen === undefined || seen === null) return false;
  switch (condition.op) {
    case 'exists': return true;
    case 'eq': return seen === condition.value;
    case 'ne': return seen !== condition.value;
    case 'in': return condition.value.includes(seen as string);
    case 'between': return compare(seen, condition.value[0]) >= 0 && compare(seen, condition.value[1]) <= 0;
    case 'lt': return compare(seen, condition.value) < 0;
    case 'lte': return compare(seen, condition.value) <= 0;
    case 'gt': return compare(seen, condition.value) > 0;
    case 'gte': return compare(seen, condition.value) >= 0;
  }
}

/** Numbers by size, ISO dates as strings. Different kinds compare as NaN, which no operator accepts. */
function compare(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  return Number.NaN;
}

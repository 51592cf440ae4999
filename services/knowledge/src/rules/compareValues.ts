import type { FactValue } from '@lobby/contracts';

const DURATION = /^P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/;
const DAYS = { year: 365, month: 30, week: 7 };

/**
 * A length of time in days, for comparing and ordering only: a year counts 365 days unless it is written as months, twelve of which are a year.
 * Null when the text is no ISO 8601 duration.
 */
export function durationDays(text: string): number | null {
  const match = DURATION.exec(text);
  if (!match) return null;
  const [years, months, weeks, days] = [1, 2, 3, 4].map((i) => Number(match[i] ?? 0)) as [number, number, number, number];
  const wholeYears = years + Math.floor(months / 12);
  return wholeYears * DAYS.year + (months % 12) * DAYS.month + weeks * DAYS.week + days;
}

/** Negative, zero or positive as `a` is less, equal or greater; null when the two cannot be compared, which the rules treat as unknown. */
export function compareValues(a: FactValue, b: FactValue): number | null {
  if (typeof a === 'boolean' || typeof b === 'boolean') return typeof a === typeof b ? Number(a) - Number(b) : null;
  if (typeof a === 'number' || typeof b === 'number') return difference(asNumber(a), asNumber(b));
  const [left, right] = [durationDays(a), durationDays(b)];
  if (left !== null && right !== null) return left - right;
  return a === b ? 0 : a < b ? -1 : 1;
}

const difference = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a - b);
const asNumber = (value: string | number): number | null => {
  const n = typeof value === 'number' ? value : value.trim() === '' ? Number.NaN : Number(value);
  return Number.isFinite(n) ? n : null;
};

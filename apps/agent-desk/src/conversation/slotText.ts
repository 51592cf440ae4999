import { wordOr } from '../i18n/topicName.ts';
import type { T } from '../i18n/useT.ts';

const MONEY: readonly string[] = ['amount', 'income'];
const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/;

/** The name of a slot or fact in words; a fact of the bank's own stays its id without the kind. */
export function slotName(t: T, name: string): string {
  const bare = name.replace(/^fact\./, '');
  return wordOr(t, `slot.${bare}`, bare.replaceAll(/[-_]/g, ' '));
}

/** A slot's value as an agent reads it: money in yuan, ISO durations in years and months, yes and no. */
export function slotValue(t: T, name: string, value: unknown): string {
  if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no');
  if (typeof value === 'number') return MONEY.includes(name) ? t('value.yuan', { amount: value.toLocaleString('en-US') }) : String(value);
  if (typeof value !== 'string') return JSON.stringify(value);
  const parts = DURATION.exec(value);
  return parts && value !== 'P' ? durationText(t, parts) : value;
}

function durationText(t: T, parts: RegExpExecArray): string {
  const units = ['value.years', 'value.months', 'value.weeks', 'value.days'] as const;
  return units.flatMap((unit, at) => (parts[at + 1] ? [t(unit, { count: Number(parts[at + 1]) })] : [])).join(' ');
}

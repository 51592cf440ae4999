import type { Condition } from '@lobby/contracts';
import type { FactInfo } from '../../shared/useFacts.ts';
import type { T } from '../../i18n/useT.ts';

/** A condition tree read aloud. `facts` give titles, units and the words of options; a fact nobody knows is read by its id. */
export function conditionSentence(t: T, condition: Condition, facts: ReadonlyMap<string, FactInfo>): string {
  return say(t, condition, facts, false);
}

function say(t: T, c: Condition, facts: ReadonlyMap<string, FactInfo>, inner: boolean): string {
  if ('all' in c) return group(c.all.map((one) => say(t, one, facts, true)), t('cond.and'), inner, t);
  if ('any' in c) return group(c.any.map((one) => say(t, one, facts, true)), t('cond.or'), inner, t);
  if ('not' in c) return t('cond.notWords', { inner: say(t, c.not, facts, false) });
  const fact = facts.get(c.fact);
  const name = (fact?.title ?? c.fact) || t('cond.empty');
  const shown = (value: unknown): string => valueWords(t, value, fact);
  if (c.op === 'exists') return `${name} ${t('cond.known')}`;
  if (c.op === 'between') return `${name} ${t('cond.between', { low: shown(c.value[0]), high: shown(c.value[1]) })}`;
  return `${name} ${t(`op.${c.op}`)} ${c.op === 'in' ? c.value.map(shown).join(' / ') : shown(c.value)}`;
}

/** Groups inside groups stand in brackets, so that "and" and "or" are never mixed up. */
function group(parts: readonly string[], joint: string, inner: boolean, t: T): string {
  if (parts.length === 0) return t('cond.empty');
  const words = parts.join(joint);
  return inner && parts.length > 1 ? `(${words})` : words;
}

function valueWords(t: T, value: unknown, fact: FactInfo | undefined): string {
  if (typeof value === 'boolean') return t(value ? 'cond.yes' : 'cond.no');
  const option = fact?.options.find((one) => one.value === value);
  if (option) return option.label;
  const text = typeof value === 'number' ? value.toLocaleString('en-US') : String(value ?? '');
  return text === '' ? t('cond.empty') : `${text}${fact?.unit ? ` ${fact.unit}` : ''}`;
}

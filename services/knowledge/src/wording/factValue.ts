import { inLanguage, type FactValue, type Language } from '@lobby/contracts';
import type { Released } from '../releases/contentIndex.ts';
import { durationWords } from './duration.ts';
import { moneyWords } from './money.ts';

/** A customer fact's value in words: the label of an option, "是"/"否", money in yuan, a number with its unit. */
export function factValueWords(fact: Released<'fact'> | undefined, value: FactValue, language: Language): string {
  if (typeof value === 'boolean') return yesNo(value, language);
  if (!fact) return String(value);
  const { type, unit, options } = fact.item.body;
  const option = options.find((o) => o.value === String(value));
  if (option) return inLanguage(option.label, language);
  if (type === 'money' && typeof value === 'number') return moneyWords(value, language);
  if (type === 'duration') return durationWords(String(value), language);
  return unit ? `${value} ${inLanguage(unit, language)}` : String(value);
}

const yesNo = (value: boolean, language: Language): string => (language === 'zh' ? (value ? '是' : '否') : (value ? 'yes' : 'no'));

import type { ItemOf, Language } from '@lobby/contracts';
import { groupBy } from '../groupBy.ts';
import { durationDays } from '../rules/compareValues.ts';
import { durationWords } from './duration.ts';
import { isOneFenBelow, moneyWords, roundUp } from './money.ts';

export type RateBand = ItemOf<'rate'>['body']['bands'][number];
const PER: Record<string, { zh: string; en: string }> = {
  year: { zh: '', en: ' a year' }, month: { zh: '/月', en: ' a month' }, day: { zh: '/天', en: ' a day' }, once: { zh: '', en: '' }, unit: { zh: '', en: '' },
};

/** What one unit of a currency costs is a price and no percentage. */
const PRICE_PER_UNIT = 'unit';

/** "1.25%" with what it counts per, when that is not a year (a bare percentage means a year). */
export const bandWords = (band: RateBand, per: string, language: Language): string =>
  (per === PRICE_PER_UNIT ? (language === 'zh' ? `${band.percent} 元` : `CNY ${band.percent}`) : `${band.percent}%${PER[per]?.[language] ?? ''}`);

/** What a band stands for: "3 年 · 5 万元起 · 美元". Empty when the rate has one band for everything. */
export function bandLabel(band: RateBand, language: Language): string {
  return [band.term ? durationWords(band.term, language) : '', amountLabel(band, language), band.currency ?? ''].filter(Boolean).join(' · ');
}

export function amountLabel(band: RateBand, language: Language): string {
  const { minAmount: min, maxAmount: max, currency } = band;
  const money = (n: number) => moneyWords(n, language, currency ?? 'CNY');
  if (min === undefined && max === undefined) return '';
  // A band that ends one fen below the next begins is said as "below" that round number.
  if (max !== undefined) return language === 'zh' ? `${money(roundUp(max))}${isOneFenBelow(max) ? '以下' : '以内'}` : `${isOneFenBelow(max) ? 'below' : 'up to'} ${money(roundUp(max))}`;
  return language === 'zh' ? `${money(min ?? 0)}起` : `from ${money(min ?? 0)}`;
}

/** The bands a key such as `P3Y` or `USD` names; all of them without a key. */
export function findBands(bands: readonly RateBand[], key: string | undefined): RateBand[] {
  if (!key) return [...bands];
  const days = durationDays(key);
  return bands.filter((b) => b.term === key || b.currency === key || (days !== null && b.term !== undefined && durationDays(b.term) === days));
}

/** Several bands in one phrase, each with what tells it from the others: "1.55%（5 万元以下）、1.65%（5 万元起）". `withTerm` tells a term they all share, too. */
export function bandsWords(bands: readonly RateBand[], per: string, language: Language, withTerm = false): string {
  if (bands.length === 1 && !withTerm) return bands.map((b) => bandWords(b, per, language)).join('');
  const shelves = groupBy(bands, (b) => [amountLabel(b, language), b.currency ?? ''].filter(Boolean).join(' · '));
  // Terms times amounts: said amount by amount, a long list of brackets nobody can read.
  if (shelves.size > 1 && shelves.size < bands.length) return [...shelves].map(([label, same]) => `${label}${language === 'zh' ? '：' : ': '}${same.map((b) => `${b.term ? `${durationWords(b.term, language)} ` : ''}${bandWords(b, per, language)}`).join(language === 'zh' ? '、' : ', ')}`).join(language === 'zh' ? '；' : '; ');
  const sameTerm = !withTerm && new Set(bands.map((b) => b.term)).size === 1;
  const label = (b: RateBand) => (sameTerm ? [amountLabel(b, language), b.currency ?? ''].filter(Boolean).join(' · ') : bandLabel(b, language));
  const words = bands.map((b) => (label(b) ? `${bandWords(b, per, language)}${language === 'zh' ? `（${label(b)}）` : ` (${label(b)})`}` : bandWords(b, per, language)));
  return words.join(language === 'zh' ? '、' : ', ');
}

import type { ItemOf, Language } from '@lobby/contracts';
import { isOneFenBelow, moneyWords, roundUp } from './money.ts';

const PER: Record<string, { zh: string; en: string }> = {
  year: { zh: '/年', en: ' a year' }, month: { zh: '/月', en: ' a month' }, transaction: { zh: '/笔', en: ' per transaction' }, item: { zh: '/张', en: ' each' }, once: { zh: '（一次性）', en: ' once' }, day: { zh: '/天', en: ' a day' },
};

type FeeAmounts = Pick<ItemOf<'fee'>['body'], 'amount' | 'percent' | 'min' | 'max' | 'currency' | 'per' | 'bands'>;

/** The price alone, as it stands in a sentence: "580 元/年", "1%，最低 10 元、最高 100 元", "免费". */
export function feeWords(item: ItemOf<'fee'>, language: Language): string {
  return priceWords(item.body, language);
}

export function priceWords(fee: FeeAmounts, language: Language): string {
  if (fee.bands.length > 0) return fee.bands.map((band, i) => bandWords(band, fee.bands[i - 1]?.upTo, fee, language)).join(language === 'zh' ? '；' : '; ');
  return single(fee, language);
}

function single({ amount, percent, min, max, currency, per }: FeeAmounts, language: Language): string {
  if (amount === 0 && percent === undefined) return language === 'zh' ? '免费' : 'free of charge';
  const base = [
    ...(percent === undefined ? [] : [language === 'zh' ? `金额的 ${percent}%` : `${percent}% of the amount`]),
    ...(amount === undefined ? [] : [`${moneyWords(amount, language, currency)}${PER[per]?.[language] ?? ''}`]),
  ].join(' + ');
  return `${base}${bounds(min, max, currency, language)}`;
}

function bounds(min: number | undefined, max: number | undefined, currency: string, language: Language): string {
  const parts = [
    ...(min === undefined ? [] : [`${language === 'zh' ? '最低 ' : 'at least '}${moneyWords(min, language, currency)}`]),
    ...(max === undefined ? [] : [`${language === 'zh' ? '最高 ' : 'at most '}${moneyWords(max, language, currency)}`]),
  ];
  return parts.length === 0 ? '' : language === 'zh' ? `，${parts.join('、')}` : `, ${parts.join(', ')}`;
}

function bandWords(band: FeeAmounts['bands'][number], from: number | undefined, fee: FeeAmounts, language: Language): string {
  const price = single({ ...fee, bands: [], amount: band.amount, percent: band.percent, min: undefined, max: undefined }, language);
  const money = (n: number) => moneyWords(roundUp(n), language, fee.currency);
  // A band that ends one fen below a round number excludes that number.
  const open = isOneFenBelow(band.upTo ?? from ?? 0);
  if (language === 'en') return `${band.upTo === undefined ? `${open ? 'from' : 'above'} ${money(from ?? 0)}` : `${open ? 'below' : 'up to'} ${money(band.upTo)}`}: ${price}`;
  const end = band.upTo === undefined ? '' : `${money(band.upTo)}${open ? '以下' : from === undefined ? '以内（含）' : '（含）'}`;
  return `${band.upTo === undefined ? `${money(from ?? 0)}${open ? '起' : '以上'}` : from === undefined ? end : `${money(from)}至 ${end}`}：${price}`;
}

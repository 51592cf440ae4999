import type { Language } from '@lobby/contracts';

const SIGN: Record<string, string> = { USD: '美元', EUR: '欧元', HKD: '港币', JPY: '日元', GBP: '英镑', AUD: '澳元', CAD: '加元', SGD: '新加坡元', CHF: '瑞士法郎' };

/**
 * An amount in yuan (or another currency) as a customer reads it: "580 元", "5 万元", "CNY 50,000". Whole ten-thousands are said in 万.
 * @param amount in the currency's main unit, at most two decimals
 */
export function moneyWords(amount: number, language: Language, currency = 'CNY'): string {
  if (language === 'en') return `${currency} ${grouped(amount)}`;
  const unit = currency === 'CNY' ? '元' : (SIGN[currency] ?? currency);
  if (amount >= 1e8 && isShort(amount / 1e8)) return `${plain(amount / 1e8)} 亿${unit}`;
  if (amount >= 1e4 && isShort(amount / 1e4)) return `${plain(amount / 1e4)} 万${unit}`;
  return `${grouped(amount)} ${unit}`;
}

export const fenWords = (fen: number, language: Language, currency = 'CNY'): string => moneyWords(fen / 100, language, currency);

/** True for 49,999.99: the end of a band that stops short of a round number. */
export const isOneFenBelow = (n: number): boolean => Math.round(n * 100) % 100 === 99;
export const roundUp = (n: number): number => (isOneFenBelow(n) ? Math.round(n + 0.01) : n);

/** Made once: `toLocaleString` makes a formatter at every call, a tenth of a millisecond each. */
const WHOLE = new Intl.NumberFormat('en-US');
const WITH_CENTS = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const grouped = (amount: number): string => (Number.isInteger(amount) ? WHOLE : WITH_CENTS).format(amount);
const isShort = (n: number): boolean => Math.abs(n * 100 - Math.round(n * 100)) < 1e-9;
const plain = (n: number): string => String(Math.round(n * 100) / 100);

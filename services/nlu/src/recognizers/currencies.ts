/** How currencies are written, in normalised (lower-case, simplified) text. */
const CODES: Readonly<Record<string, string>> = {
  人民币: 'CNY', rmb: 'CNY', cny: 'CNY', '¥': 'CNY', 元人民币: 'CNY', 块人民币: 'CNY', 元: 'CNY', 圆: 'CNY', 块: 'CNY', 块钱: 'CNY', 大洋: 'CNY', 元钱: 'CNY', 毛: 'CNY', 角: 'CNY', 毛钱: 'CNY', 角钱: 'CNY', 分钱: 'CNY', yuan: 'CNY', kuai: 'CNY',
  美元: 'USD', 美金: 'USD', 美刀: 'USD', 刀: 'USD', usd: 'USD', us$: 'USD', $: 'USD', a$: 'AUD', au$: 'AUD', c$: 'CAD', ca$: 'CAD', s$: 'SGD', nt$: 'TWD', dollar: 'USD', dollars: 'USD', bucks: 'USD', buck: 'USD',
  港币: 'HKD', 港元: 'HKD', 港纸: 'HKD', 港幣: 'HKD', hkd: 'HKD', hk$: 'HKD', 欧元: 'EUR', 欧: 'EUR', eur: 'EUR', '€': 'EUR', euro: 'EUR', euros: 'EUR',
  日元: 'JPY', 日币: 'JPY', jpy: 'JPY', yen: 'JPY', 英镑: 'GBP', 镑: 'GBP', gbp: 'GBP', '£': 'GBP', pound: 'GBP', pounds: 'GBP', quid: 'GBP',
  韩元: 'KRW', 韩币: 'KRW', krw: 'KRW', won: 'KRW', 澳元: 'AUD', 澳币: 'AUD', aud: 'AUD', 加元: 'CAD', 加币: 'CAD', cad: 'CAD', 新加坡元: 'SGD', 新币: 'SGD', sgd: 'SGD',
  瑞士法郎: 'CHF', 瑞郎: 'CHF', chf: 'CHF', 泰铢: 'THB', thb: 'THB', baht: 'THB', 台币: 'TWD', 新台币: 'TWD', twd: 'TWD', 澳门元: 'MOP', 卢布: 'RUB', 卢比: 'INR', 林吉特: 'MYR', 越南盾: 'VND', 新西兰元: 'NZD', 纽元: 'NZD',
};
const escape = (s: string): string => s.replace(/[$€£¥]/g, (c) => `\\${c}`);
const longestFirst = (names: string[]): string => names.sort((a, b) => b.length - a.length).map(escape).join('|');
const isLatin = (s: string): boolean => /^[a-z]+$/.test(s);

/** Alternation of currency words that stand before a number. */
export const CURRENCY_BEFORE = longestFirst(Object.keys(CODES).filter((n) => /[$£€¥]/.test(n) || /^[a-z]{3}$/.test(n) || (n.length > 1 && /^[^元块毛角分]/.test(n) && /[元币金镑郎铢布比特盾]$/.test(n))));
/** Alternation of currency words that stand behind a number in Chinese text; Latin ones must end there. */
export const CURRENCY_AFTER = Object.keys(CODES).filter((n) => !/[$£€¥]/.test(n)).sort((a, b) => b.length - a.length)
  .map((n) => (isLatin(n) ? `${n}(?![a-z])` : n === '分钱' || n === '毛' || n === '角' ? `${n}(?!度)` : n === '刀' ? '刀(?![片具])' : n === '欧' ? '欧(?![洲阳盟冠美])' : n)).join('|');

/** ISO 4217 code of a currency word, or null. */
export function codeOf(word: string | undefined): string | null {
  return word === undefined ? null : (CODES[word] ?? null);
}

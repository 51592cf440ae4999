import { parseChineseNumber } from './chineseNumber.ts';
import { parseEnglishNumber } from './englishNumber.ts';
import { matches, type Found, type Recogniser } from './types.ts';

const HAN = '[零〇一二两三四五六七八九十百]';
const SIGN = /(?<![\w.])(-?\d{1,6}(?:\.\d{1,6})?)\s?(%|‰|percent\b|per cent\b|pct\b|percentage points?\b)/g;
const CHINESE = /(百|千|万)分之([零〇一二两三四五六七八九十百点\d.]{1,12})/g;
// 降2个点, 0.25个百分点; not 三个点钟.
const POINTS = new RegExp(`(?<![\\w.])(-?\\d{1,3}(?:\\.\\d{1,4})?|${HAN}{1,3}(?:点${HAN}{1,3})?)\\s?个(?:百分)?点(?![钟位半])`, 'g');
const BASIS_POINTS = /(?<![\w.])(\d{1,4}(?:\.\d)?)\s?(?:个?基点|bps?\b|basis points?\b)/g;
// 八折, 八五折, 9.5折, 85折; not 一波三折 or 三折叠.
const DISCOUNT = /(?<![\w.波百曲])(\d{1,2}(?:\.\d)?|[一二三四五六七八九]{1,2})折(?![扣叠腾旧现磨合算断线返])/g;
/** 首付三成, 涨了两成: tenths, where a share is spoken of (八成是骗子 is not). */
const TENTHS = /(?<=(?:首付|比例|利率|收益|占|涨|跌|降|亏|赚|不到|超过|至少|最低|付|要|到)(?:了|是|要|款)?\s?)([一二两三四五六七八九]|\d(?:\.\d)?)成(半|[一二三四五六七八九])?(?![交功本立员为长都人年分绩语家就熟果不渝])/g;
// 年息三厘 is 3 %, 月息三厘 0.3 %, 月息两分 2 %: the same words are ten times more by the year.
const INTEREST = /(年|月)(?:化|利率|利息|利|息)(?:是|为|:|约|大概|只要|才)?\s?([一二两三四五六七八九]|\d(?:\.\d)?)(分|厘)(半|[一二三四五六七八九])?/g;
const WORDS = /\b((?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)(?: point ((?:(?:zero|one|two|three|four|five|six|seven|eight|nine) ?){1,4}))?\s(?:percent|per cent)\b/g;
/** half a percent, a quarter of a percent, 3 and a half percent. */
const PART = /\b(?:(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten) and )?(?:a )?(half|(?:a |three )quarters?)(?: of)? (?:an? |one )?(?:percent|per cent)(?:age point)?\b/g;
const PART_OF: Readonly<Record<string, number>> = { half: 0.5, 'a quarter': 0.25, 'three quarters': 0.75 };
/** 千三的费率, 万五手续费: per thousand and per ten thousand, where a rate is spoken of. */
const RATE = /(?<![一二两三四五六七八九十\d])(千|万)([一二两三四五六七八九](?:点[零一二三四五六七八九]{1,2})?)(?=的?(?:费率|手续费|佣金|托管费|管理费|申购费))/g;
const PER = { 百: 1, 千: 10, 万: 100 } as const;
const round = (n: number): number => Math.round(n * 1e8) / 1e8;

/** Percentages as a number in percent: 3.5% → 3.5, 万分之五 → 0.05, 2个点 → 2, 八五折 → 85, 月息三厘 → 0.3. */
export const recognisePercent: Recogniser = (text) => [
  ...matches(SIGN, text).map((m) => found(m.index, m[0], Number(m[1]) / (m[2] === '‰' ? 10 : 1))),
  ...matches(CHINESE, text).flatMap(fraction),
  ...matches(RATE, text).map((m) => found(m.index, m[0], (parseChineseNumber(m[2] ?? '') ?? 0) / PER[m[1] as keyof typeof PER])),
  ...matches(POINTS, text).flatMap((m) => ofNumber(m, m[1], 1)),
  ...matches(BASIS_POINTS, text).flatMap((m) => ofNumber(m, m[1], 0.01)),
  ...matches(DISCOUNT, text).map((m) => found(m.index, m[0], discount(m[1] ?? ''))),
  ...matches(TENTHS, text).map((m) => found(m.index, m[0], ((parseChineseNumber(m[1] ?? '') ?? 0) + tenthOf(m[2])) * 10)),
  ...matches(INTEREST, text).map(interest),
  ...matches(WORDS, text).flatMap(inWords),
  ...matches(PART, text).map((m) => found(m.index, m[0], (parseEnglishNumber(m[1] ?? 'zero') ?? 0) + (PART_OF[m[2] ?? ''] ?? 0))),
];

function found(start: number, written: string, percent: number): Found {
  return { type: 'percent', start, end: start + written.length, value: round(percent) };
}

function ofNumber(m: RegExpExecArray, number: string | undefined, unit: number): Found[] {
  const value = /^[-\d.]+$/.test(number ?? '') ? Number(number) : parseChineseNumber(number ?? '');
  return value === null || Number.isNaN(value) ? [] : [found(m.index, m[0], value * unit)];
}

function fraction(m: RegExpExecArray): Found[] {
  const digits = (m[2] ?? '').replace(/[.点]$/, '');
  const number = /^[\d.]+$/.test(digits) ? Number(digits) : parseChineseNumber(digits);
  if (number === null || Number.isNaN(number)) return [];
  return [found(m.index, m[0].slice(0, 3 + digits.length), number / PER[m[1] as keyof typeof PER])];
}

const tenthOf = (part: string | undefined): number => (part === undefined ? 0 : part === '半' ? 0.5 : (parseChineseNumber(part) ?? 0) / 10);

function discount(written: string): number {
  if (/^\d/.test(written)) return Number(written) < 10 ? Number(written) * 10 : Number(written);
  const digits = Array.from(written, (c) => parseChineseNumber(c) ?? 0);
  return digits.length === 1 ? (digits[0] ?? 0) * 10 : (digits[0] ?? 0) * 10 + (digits[1] ?? 0);
}

function interest(m: RegExpExecArray): Found {
  const [whole, period, number = '', unit, rest] = m;
  const perUnit = (period === '年' ? 1 : 0.1) * (unit === '分' ? 10 : 1);
  const written = number + (unit ?? '') + (rest ?? '');
  return found(m.index + whole.length - written.length, written, ((parseChineseNumber(number) ?? 0) + tenthOf(rest)) * perUnit);
}

function inWords(m: RegExpExecArray): Found[] {
  const whole = parseEnglishNumber(m[1] ?? '');
  const decimals = (m[2] ?? '').trim().split(/\s+/).filter(Boolean).map((w) => parseEnglishNumber(w)).join('');
  return whole === null ? [] : [found(m.index, m[0], Number(decimals === '' ? whole : `${whole}.${decimals}`))];
}

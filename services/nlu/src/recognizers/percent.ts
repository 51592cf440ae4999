import { parseChineseNumber } from './chineseNumber.ts';
import { parseEnglishNumber } from './englishNumber.ts';
import { matches, type Recogniser } from './types.ts';

const SIGN = /(?<![\w.])(-?\d{1,6}(?:\.\d{1,6})?)\s?(%|‰|percent\b|per cent\b|pct\b|个百分点)/g;
const CHINESE = /(百|千|万)分之([零〇一二两三四五六七八九十百点\d.]{1,12})/g;
const WORDS = /\b((?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)(?: point ((?:(?:zero|one|two|three|four|five|six|seven|eight|nine) ?){1,4}))?\s(?:percent|per cent)\b/g;
const PER = { 百: 1, 千: 10, 万: 100 } as const;
const round = (n: number): number => Math.round(n * 1e8) / 1e8;

/** Percentages as a number in percent: 3.5% → 3.5, 万分之五 → 0.05. */
export const recognisePercent: Recogniser = (text) => [
  ...matches(SIGN, text).map((m) => ({ type: 'percent' as const, start: m.index, end: m.index + m[0].length, value: round(Number(m[1]) / (m[2] === '‰' ? 10 : 1)) })),
  ...matches(CHINESE, text).flatMap((m) => {
    const digits = (m[2] ?? '').replace(/[.点]$/, '');
    const number = /^[\d.]+$/.test(digits) ? Number(digits) : parseChineseNumber(digits);
    if (number === null || Number.isNaN(number)) return [];
    return [{ type: 'percent' as const, start: m.index, end: m.index + 3 + digits.length, value: round(number / PER[m[1] as keyof typeof PER]) }];
  }),
  ...matches(WORDS, text).flatMap((m) => {
    const whole = parseEnglishNumber(m[1] ?? '');
    const fraction = (m[2] ?? '').trim().split(/\s+/).filter(Boolean).map((w) => parseEnglishNumber(w)).join('');
    return whole === null ? [] : [{ type: 'percent' as const, start: m.index, end: m.index + m[0].length, value: Number(fraction === '' ? whole : `${whole}.${fraction}`) }];
  }),
];

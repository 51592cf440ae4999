import { parseChineseNumber } from './chineseNumber.ts';
import { parseEnglishNumber } from './englishNumber.ts';
import { matches, type Found, type Recogniser } from './types.ts';

const HAN_NUMBER = '[零〇一二两三四五六七八九十百]{1,5}|[俩仨]|\\d{1,4}';
/** "分三年一个月还多少": three years, and what is paid in each month. */
const A_MONTH_IS_PAID = '[一1]个月\\s?(?:还(?!清)|要|供|付|交|得|给|多少|大概|差不多)';
const CHINESE = new RegExp(`(半|${HAN_NUMBER})(个)?(半)?(年|季度|季|月|周|星期|礼拜|天|日|期)(半|零(?:${HAN_NUMBER})个月|(?!${A_MONTH_IS_PAID})(?:${HAN_NUMBER})个月)?`, 'g');
const ENGLISH = /(?<![\w.])(half an?|an?|\d{1,4}|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)(?: and a half)?)[ -]?(years?|yrs?|yr|y|months?|mos?|mths?|weeks?|wks?|fortnights?|days?)(?![a-z])( and a half)?/g;
const UNIT_OF: Readonly<Record<string, 'Y' | 'M' | 'W' | 'D'>> = { 年: 'Y', 季度: 'M', 季: 'M', 月: 'M', 期: 'M', 周: 'W', 星期: 'W', 礼拜: 'W', 天: 'D', 日: 'D', y: 'Y', m: 'M', w: 'W', d: 'D' };

// Time already spent, ages and rates per period are not terms: 等了三天, 三天没到, 用了两年了, 每年, 一年要交多少.
const NOT_BEFORE = /(?:等了?|过了|过去了?|都|已经|快|用了|办了|开了|排了|排队|每|上|下|大|前|后|第|拖了?|这|那|超过了|打了|耗了?|来了|关了|每隔|头)\s?$/;
/** 最近三个月的账单, 过去一年的明细: how far a statement reaches back. */
const WINDOW = /(?:最近|近|过去)\s?$/;
// 那五年的呢 asks on; 那三天没到 tells. Only the beginning of a sentence makes the difference.
const CONTINUES = /^(?:那|那么)\s?$/;
const NOT_AFTER = /^(?:\s?(?:了|没|都|还没|还是(?![\d一二两三四五六七八九十半])|也没|不到账|未)|[以之]?[前后内]|前|之内|岁|多了|级|龄|五载)/;
const PER_PERIOD = /^(?:能|可以|最多|最少|限|只能|要|多少|得|下来|转|取|几|刷|收|交|有多|大概|内|到头|花|会|给|送|还(?!清|是)|供|付)/;
const DEPOSIT = /(?:存|定期|定存|期限|贷|借|分|存个|存单|理财|买|利率|放|还|按揭|近|最近|过去|来个|改成|换成|选)$/;
const NOT_BEFORE_EN = /(?:waited|waiting|for over|been|already|took|last|past|ago|every|per|once|twice|times|each|wait|within|after|next|this|him|for the last) (?:for |about |around |only |the last |the past )?$|\bin (?:about )?$/;
const NOT_AFTER_EN = /^(?:\s?(?:old|ago|later|already|now|and (?:still|no|nothing)|passed|of waiting|back|without|delay)|'|s\b)/;

/** Lengths of time as ISO 8601 durations: 三年 → P3Y, 一年半 → P18M, 分12期 → P12M, "a year and a half" → P18M. */
export const recogniseTerm: Recogniser = (text, env) => [...chineseTerms(text, env.expecting), ...englishTerms(text)];

function chineseTerms(text: string, expecting: string | undefined): Found[] {
  return matches(CHINESE, text).flatMap((m) => {
    const [whole, number = '', measure, innerHalf, unit = '', rest] = m;
    const count = number === '半' ? 0.5 : parseChineseNumber(number);
    if (count === null || count === 0) return [];
    const before = text.slice(Math.max(0, m.index - 4), m.index);
    const after = text.slice(m.index + whole.length, m.index + whole.length + 4);
    if (!isTerm({ number, measure, unit, before, after, expecting })) return [];
    const value = chineseValue(count, unit, innerHalf !== undefined || rest === '半', rest);
    return value === null ? [] : [{ type: 'term' as const, start: m.index, end: m.index + whole.length, value }];
  });
}

function isTerm(seen: { number: string; measure: string | undefined; unit: string; before: string; after: string; expecting: string | undefined }): boolean {
  const { number, measure, unit, before, after, expecting } = seen;
  if (/[\d零〇一二三四五六七八九十百千.]$/.test(before)) return false;
  if (unit === '年' && /^\d{4}$/.test(number)) return false;
  if (unit === '年' && /^[零〇一二三四五六七八九]{4}$/.test(number)) return false;
  // 百年好合, 千年古镇: a long time, no term.
  if (/^[百千]$/.test(number)) return false;
  // 3月 and 15日 are dates; 三个月 and 90天 are terms.
  if (unit === '月' && measure === undefined && !/^[半俩仨]$/.test(number)) return false;
  // 一季度 is January to March; 两个季度 are six months.
  if (unit === '季度' && measure === undefined) return false;
  if (unit === '日' || unit === '季') return false;
  if (unit === '期') return /分(?:了|成)?\s?$|^(?:$|分期|的|还|吧)/.test(before === '' ? '分' : before) || /^(?:分期|免息|手续费|利率|还|的|$)/.test(after) || expecting === 'term';
  // 周五, 星期三: a weekday, not weeks.
  if ((unit === '周' || unit === '星期' || unit === '礼拜') && /^[一二三四五六日天末]/.test(after)) return false;
  if (expecting === 'term' || expecting === 'duration') return true;
  if ((NOT_BEFORE.test(before) && !CONTINUES.test(before) && !WINDOW.test(before)) || NOT_AFTER.test(after)) return false;
  if (number === '半' && /[上下大前后]$/.test(before)) return false;
  if (/^[一1]$/.test(number) && PER_PERIOD.test(after) && !DEPOSIT.test(before)) return false;
  return !(/^[一1]$/.test(number) && unit === '天');
}

function chineseValue(count: number, unit: string, half: boolean, rest: string | undefined): string | null {
  const code = UNIT_OF[unit];
  if (!code) return null;
  const extraMonths = rest && rest !== '半' ? parseChineseNumber(rest.replace(/[零个月]/g, '')) : 0;
  if (extraMonths === null) return null;
  const whole = count + (half ? 0.5 : 0);
  if (unit === '季度') return `P${whole * 3}M`;
  if (code === 'Y') return extraMonths > 0 ? `P${whole * 12 + extraMonths}M` : years(whole);
  if (code === 'M') return Number.isInteger(whole) ? `P${whole}M` : `P${Math.round(whole * 30)}D`;
  return Number.isInteger(whole) ? `P${whole}${code}` : `P${Math.round(whole * 7)}D`;
}

/** Years as P3Y; a half year makes months of it, because ISO fractions are read by nobody. */
function years(count: number): string {
  return Number.isInteger(count) ? `P${count}Y` : `P${Math.round(count * 12)}M`;
}

function englishTerms(text: string): Found[] {
  return matches(ENGLISH, text).flatMap((m) => {
    const [whole, number = '', unit = '', half] = m;
    const before = text.slice(Math.max(0, m.index - 24), m.index);
    const after = text.slice(m.index + whole.length, m.index + whole.length + 14);
    const isLast = /(?:last|past) (?:the )?$/.test(before);
    const isHorizon = /\bin $/.test(before) && /^[ym]/.test(unit);
    if ((NOT_BEFORE_EN.test(before) && !isLast && !isHorizon) || NOT_AFTER_EN.test(after) || /^[-\s]?old/.test(after)) return [];
    const bare = /^an?$/.test(number);
    // "once a year", "a day" and "a month" are rates per period more often than terms, except with a half or before a product.
    if (bare && half === undefined && !/(?:for|fix(?:ed)?|over|term of|lock(?:ed)? (?:it )?(?:in )?for) $/.test(before)) return [];
    const base = /^half/.test(number) ? 0.5 : bare ? 1 : (parseEnglishNumber(number.replace(/ and a half$/, '')) ?? 0) + (/half$/.test(number) ? 0.5 : 0);
    const count = (base + (half ? 0.5 : 0)) * (unit.startsWith('f') ? 2 : 1);
    const code = unit[0] === 'y' ? 'Y' : unit[0] === 'm' ? 'M' : unit[0] === 'w' || unit[0] === 'f' ? 'W' : 'D';
    if (count === 0) return [];
    const value = code === 'Y' ? years(count) : Number.isInteger(count) ? `P${count}${code}` : `P${Math.round(count * (code === 'M' ? 30 : 7))}D`;
    return [{ type: 'term' as const, start: m.index, end: m.index + whole.length, value }];
  });
}

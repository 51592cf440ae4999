import { addDays, addMonths, comingWeekday, endOfMonth, isoOf, parseIso, weekdayOf } from './calendar.ts';
import { parseChineseNumber } from './chineseNumber.ts';
import { englishDates } from './dateEnglish.ts';
import { HOLIDAY, holidayDate } from './holidays.ts';
import { matches, type Found, type Recogniser } from './types.ts';

const N = '(?:\\d{1,3}|[一二两三四五六七八九十百半]{1,4})';
const DAY = '(?:3[01]|[0-2]?\\d|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])';
const MONTH = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])';

type Reader = (m: RegExpExecArray, reference: string) => string | null;
const number = (s: string | undefined): number => parseChineseNumber(s ?? '') ?? Number.NaN;
const ymd = (y: number, m: number, d: number): string | null => isoOf({ y, m, d });

const RELATIVE_DAYS: Readonly<Record<string, number>> = { 大前天: -3, 前天: -2, 前日: -2, 前晚: -2, 昨天: -1, 昨日: -1, 昨晚: -1, 昨儿: -1, 前儿: -2, 昨夜: -1, 今天: 0, 今日: 0, 今儿: 0, 今晚: 0, 今早: 0, 今晨: 0, 明天: 1, 明日: 1, 明儿: 1, 明早: 1, 明晚: 1, 后天: 2, 后日: 2, 后儿: 2, 大后天: 3, 当天: Number.NaN };
const YEAR_WORDS: Readonly<Record<string, number>> = { 今年: 0, 本年: 0, 去年: -1, 上年: -1, 前年: -2, 明年: 1, 来年: 1, 后年: 2 };
const WEEK_SHIFT: Readonly<Record<string, number>> = { 上上: -2, 上: -1, 这: 0, 本: 0, 下: 1, 下下: 2 };
const WEEKDAY: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7, 末: 6, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7 };
const MONTH_SHIFT: Readonly<Record<string, number>> = { 上上: -2, 上: -1, 这: 0, 本: 0, 当: 0, 下: 1, 下下: 2 };

function yearOf(word: string | undefined, reference: string): number {
  const { y } = parseIso(reference);
  if (!word) return y;
  if (YEAR_WORDS[word] !== undefined) return y + (YEAR_WORDS[word] ?? 0);
  const n = number(word.replace(/年$/, ''));
  return n < 100 ? 2000 + n : n;
}

/** In order: an earlier pattern's span is not read again by a later one. */
const PATTERNS: readonly [RegExp, Reader][] = [
  // 2026-11-15, 2026/11/15, 2026.11.15, 2026年11月15日, 二〇二六年三月五号
  [/(?<!\d)((?:19|20)\d\d)[-/.](1[0-2]|0?[1-9])[-/.](3[01]|[12]\d|0?[1-9])(?![\d])/g, (m) => ymd(Number(m[1]), Number(m[2]), Number(m[3]))],
  [new RegExp(`((?:19|20)\\d\\d年|[二一][零〇九][一二三四五六七八九零〇]{2}年|\\d\\d年|今年|本年|去年|上年|前年|明年|来年|后年)?的?(?<![\\d十])(${MONTH})月份?(${DAY})(?:日|号(?!线|楼|店|柜|窗))?(?!\\d)`, 'g'), (m, ref) => ymd(yearOf(m[1], ref), number(m[2]), number(m[3]))],
  // 上个月15号, 本月20日, 下月3号
  [new RegExp(`(上上|上|这|本|当|下下|下)个?月的?(${DAY})(?:日|号)`, 'g'), (m, ref) => inMonth(ref, MONTH_SHIFT[m[1] ?? ''] ?? 0, number(m[2]))],
  // 上个月最后一天, 下个月第一天, 今年的最后一天
  [/(上上|上|这|本|当|下下|下)个?月的?(最后一天|[第头]一天)/g, (m, ref) => edgeOfMonth(endOfMonth(ref, MONTH_SHIFT[m[1] ?? ''] ?? 0), m[2] === '最后一天')],
  [/(今年|本年|去年|前年|明年|后年)的?(最后一天|[第头]一天)/g, (m, ref) => (m[2] === '最后一天' ? ymd(yearOf(m[1], ref), 12, 31) : ymd(yearOf(m[1], ref), 1, 1))],
  // 月底, 上个月底, 下月初, 年底, 去年年底
  [new RegExp(`((?:19|20)\\d\\d年|今年|本年|去年|前年|明年|后年)?的?(?<![\\d十])(${MONTH})月份?(底|末|初)(?![一二三四五六七八九十])`, 'g'), (m, ref) => edgeOfMonth(endOfMonth(ymd(yearOf(m[1], ref), number(m[2]), 1) ?? ref, 0), m[3] !== '初')],
  [/(上上|上|这|本|下下|下)?个?(?<![\d一二三四五六七八九十])月(底|末|初)(?![一二三四五六七八九十])/g, (m, ref) => (m[2] === '初' ? `${endOfMonth(ref, MONTH_SHIFT[m[1] ?? '这'] ?? 0).slice(0, 8)}01` : endOfMonth(ref, MONTH_SHIFT[m[1] ?? '这'] ?? 0))],
  [/(今年|去年|前年|明年|后年)?年?(底|末|初)(?<=年[底末初])/g, (m, ref) => (m[2] === '初' ? ymd(yearOf(m[1], ref), 1, 1) : ymd(yearOf(m[1], ref), 12, 31))],
  // 下周五, 上个星期天, 这周末; a bare 周五 is the coming one
  [/(上上|上|这|本|下下|下)个?(?:周|星期|礼拜)([一二三四五六日天末1-7])(?!\d)/g, (m, ref) => weekdayOf(ref, WEEKDAY[m[2] ?? ''] ?? 1, WEEK_SHIFT[m[1] ?? ''] ?? 0)],
  [/(?<![每到至和、上下\d一二三四五六七八九十两几个]|各)(?:周|星期|礼拜)([一二三四五六日天])(?![到至、和]|\s?[-~]\s?(?:周|星期))(?![一-鿿]?[年期])/g, (m, ref) => comingWeekday(ref, WEEKDAY[m[1] ?? ''] ?? 1)],
  [/(去年|前年|明年)的?(?:今天|今日)/g, (m, ref) => addMonths(ref, 12 * (YEAR_WORDS[m[1] ?? ''] ?? 0))],
  [HOLIDAY, (m, ref) => holidayDate(m[1], m[2] ?? '', ref)],
  [/大前天|大后天|前天|前日|前晚|昨天|昨日|昨晚|昨夜|今天|今日|今晚|今早|今晨|明天|明日|明早|明晚|(?<![以之前然随而])后天|后日|(?:[昨今明]|(?<![以之目年])前|(?<![以之前然随而])后)儿(?![子女童媳孙歌科])个?/g, (m, ref) => addDays(ref, RELATIVE_DAYS[m[0].replace(/个$/, '')] ?? 0)],
  // 三天前, 两周后, 半个月前, 一年前
  [new RegExp(`(${N})个?(半)?(天|日|周|星期|礼拜|月|年)(?:以|之)?(前|后)(?![天年])`, 'g'), (m, ref) => shifted(m, ref)],
  // 15号 of this month; not 3号线, 15号楼
  [new RegExp(`(?<![\\d第月年/.\\-a-z#十一二三四五六七八九])(${DAY})号(?![线楼店柜窗院门码段文卡机令井])`, 'g'), (m, ref) => inMonth(ref, 0, number(m[1]))],
  // 20261115; 11/15, 11-15 only with a word that makes it a day
  [/(?<![\d*a-z])(20\d\d)(1[0-2]|0[1-9])(3[01]|[12]\d|0[1-9])(?![\d*])/g, (m) => ymd(Number(m[1]), Number(m[2]), Number(m[3]))],
  [/(?<![\d/.-])(1[0-2]|0?[1-9])[/.](3[01]|[12]\d|0?[1-9])(?=\s?(?:那|这|的|日|号|当|晚|早|上午|下午|刷|扣|转|消费))/g, (m, ref) => ymd(parseIso(ref).y, Number(m[1]), Number(m[2]))],
];

/** Dates as ISO days, absolute and relative to the reference. Conventions: heldout/README.md and docs/decisions/nlu-recognisers.md. */
export const recogniseDate: Recogniser = (text, env) => {
  const found: Found[] = [];
  for (const [pattern, read] of PATTERNS) {
    for (const m of matches(pattern, text)) {
      const value = read(m, env.referenceDate);
      if (value && !found.some((f) => f.start < m.index + m[0].length && m.index < f.end)) found.push(trimmed(m, value));
    }
  }
  return env.language === 'en' || /[a-z]{3}/.test(text) ? [...found, ...englishDates(text, env.referenceDate)] : found;
};

/** The optional 的 in "去年的3月5日" may be matched at the start when no year stands before it. */
function trimmed(m: RegExpExecArray, value: string): Found {
  const skip = m[0].startsWith('的') || m[0].startsWith('个') ? 1 : 0;
  return { type: 'date', start: m.index + skip, end: m.index + m[0].length, value };
}

const edgeOfMonth = (end: string, last: boolean): string => (last ? end : `${end.slice(0, 8)}01`);

function inMonth(reference: string, months: number, day: number): string | null {
  const { y, m } = parseIso(addMonths(`${reference.slice(0, 8)}01`, months));
  return ymd(y, m, day);
}

function shifted(m: RegExpExecArray, reference: string): string | null {
  const count = (m[1] === '半' ? 0.5 : number(m[1])) + (m[2] ? 0.5 : 0);
  if (Number.isNaN(count) || count > 1_000) return null;
  const sign = m[4] === '前' ? -1 : 1;
  const unit = m[3] ?? '';
  if (unit === '年') return addMonths(reference, sign * Math.round(count * 12));
  if (unit === '月') return Number.isInteger(count) ? addMonths(reference, sign * count) : addDays(reference, sign * Math.round(count * 30));
  return addDays(reference, sign * Math.round(count * (unit === '天' || unit === '日' ? 1 : 7)));
}

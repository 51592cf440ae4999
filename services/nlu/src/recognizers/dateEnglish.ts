import * as chrono from 'chrono-node';
import { addDays, addMonths, comingWeekday, endOfMonth, isoOf, parseIso, weekdayOf } from './calendar.ts';
import { parseEnglishNumber } from './englishNumber.ts';
import { matches, type Found } from './types.ts';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const DAY_NAME = '(mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?';
const COUNT = '(an?|\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|a couple of|half an?)';
const CHRONO_WINDOW = 1_000;

type Reader = (m: RegExpExecArray, reference: string) => string | null;
const dayIndex = (name: string | undefined): number => DAYS.findIndex((day) => day.startsWith((name ?? '').slice(0, 3))) + 1;
const SHIFT: Readonly<Record<string, number>> = { last: -1, previous: -1, this: 0, next: 1, coming: 0 };
const inMonth = (reference: string, months: number, day: number): string | null => {
  const { y, m } = parseIso(addMonths(`${reference.slice(0, 8)}01`, months));
  return isoOf({ y, m, d: day });
};
const dayOfMonth = (end: string, last: boolean): string => (last ? end : `${end.slice(0, 8)}01`);

/** Forms that chrono reads otherwise than a bank's customers mean them; everything else is left to chrono. */
const PATTERNS: readonly [RegExp, Reader][] = [
  [/\bday before yesterday\b/g, (_m, ref) => addDays(ref, -2)],
  [/\bday after tomorrow\b/g, (_m, ref) => addDays(ref, 2)],
  [/\byesterday\b|\blast night\b/g, (_m, ref) => addDays(ref, -1)],
  [/\btoday\b|\btonight\b|\bthis (?:morning|afternoon|evening)\b/g, (_m, ref) => ref],
  [/\btomorrow\b|\btmrw?\b/g, (_m, ref) => addDays(ref, 1)],
  [new RegExp(`\\b(last|previous|this|next|this coming)\\s${DAY_NAME}\\b`, 'g'), (m, ref) => weekdayOf(ref, dayIndex(m[2]), SHIFT[(m[1] ?? '').replace('this coming', 'this')] ?? 0)],
  [new RegExp(`\\b${DAY_NAME} (next|last) week\\b`, 'g'), (m, ref) => weekdayOf(ref, dayIndex(m[1]), SHIFT[m[2] ?? ''] ?? 0)],
  [/\b(?:on |by |this |until |till |coming )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b(?! (?:to|through|and|until)|s\b|\s?-)/g, (m, ref) => comingWeekday(ref, dayIndex(m[1]))],
  [/\b(?:the )?(\d{1,2})(?:st|nd|rd|th) (?:of )?(last|this|next) month\b/g, (m, ref) => inMonth(ref, SHIFT[m[2] ?? ''] ?? 0, Number(m[1]))],
  [/\b(last|this|next) month (?:on )?(?:the )?(\d{1,2})(?:st|nd|rd|th)\b/g, (m, ref) => inMonth(ref, SHIFT[m[1] ?? ''] ?? 0, Number(m[2]))],
  [/\b(?:the )?(?:end of|month[ -]end) ?(?:of )?(?:the|this|last|next)? ?month\b|\bmonth[- ]end\b/g, (m, ref) => endOfMonth(ref, /last/.test(m[0]) ? -1 : /next/.test(m[0]) ? 1 : 0)],
  [/\b(?:the )?(first(?: day)?|last day) of (?:the |this )?(last|next)? ?month\b/g, (m, ref) => dayOfMonth(endOfMonth(ref, SHIFT[m[2] ?? 'this'] ?? 0), /^last/.test(m[1] ?? ''))],
  [/\b(?:the )?end of (?:the|this|next|last) year\b|\byear[- ]end\b/g, (m, ref) => isoOf({ y: parseIso(ref).y + (/next/.test(m[0]) ? 1 : /last/.test(m[0]) ? -1 : 0), m: 12, d: 31 })],
  [new RegExp(`\\b${COUNT} (day|week|month|year)s? (ago|later|from now|from today)\\b`, 'g'), (m, ref) => shifted(ref, m[1], m[2], m[3] === 'ago' ? -1 : 1)],
  [new RegExp(`\\bin ${COUNT} (day|week)s?(?:'? time)?\\b`, 'g'), (m, ref) => shifted(ref, m[1], m[2], 1)],
  [/\b(?:on )?the (\d{1,2})(?:st|nd|rd|th)\b(?! (?:of|floor|time|century|card|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec))/g, (m, ref) => inMonth(ref, 0, Number(m[1]))],
];

/** English dates: our own forms first, then chrono for the absolute ones. A date without a year is in the reference's year. */
export function englishDates(text: string, reference: string): Found[] {
  const found: Found[] = [];
  const add = (start: number, end: number, value: string | null): void => {
    if (value && !found.some((f) => f.start < end && start < f.end)) found.push({ type: 'date', start, end, value });
  };
  for (const [pattern, read] of PATTERNS) {
    for (const m of matches(pattern, text)) {
      const lead = /^(?:on |by |until |till )/.exec(m[0])?.[0].length ?? 0;
      add(m.index + lead, m.index + m[0].length, read(m, reference));
    }
  }
  if (MONTH_OR_NUMERIC.test(text)) for (const hit of absolute(text, reference)) add(hit.start, hit.end, hit.value);
  return found;
}

// 24/7 is round the clock.
const MONTH_OR_NUMERIC = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d[/-]\d/;
const ROUND_THE_CLOCK = /^24\/7$/;

/** chrono costs a millisecond, so it is asked only when a month's name or a numeric date is there, and never about more than a screenful. */
function absolute(text: string, reference: string): { start: number; end: number; value: string | null }[] {
  const { y, m, d } = parseIso(reference);
  return chrono.en.parse(text.slice(0, CHRONO_WINDOW), { instant: new Date(Date.UTC(y, m - 1, d, 12)), timezone: 0 })
    .filter((r) => r.start.isCertain('day') && r.start.isCertain('month') && !ROUND_THE_CLOCK.test(r.text))
    .map((r) => {
      const year = r.start.isCertain('year') ? (r.start.get('year') ?? y) : y;
      const words = r.text.replace(/\s+at\b.*$|[,\s]+\d{1,2}(?::\d\d)?\s?(?:am|pm)\b.*$|\s+\d{1,2}:\d\d.*$/, '');
      const lead = /^(?:on|by|at) (?:the )?/.exec(words)?.[0].length ?? 0;
      return { start: r.index + lead, end: r.index + words.length, value: isoOf({ y: year, m: r.start.get('month') ?? 1, d: r.start.get('day') ?? 1 }) };
    });
}

function shifted(reference: string, count: string | undefined, unit: string | undefined, sign: 1 | -1): string | null {
  const n = count === 'a couple of' ? 2 : /^half/.test(count ?? '') ? 0.5 : /^an?$/.test(count ?? '') ? 1 : parseEnglishNumber(count ?? '');
  if (n === null || n > 1_000) return null;
  if (unit === 'year') return addMonths(reference, sign * Math.round(n * 12));
  if (unit === 'month') return addMonths(reference, sign * Math.round(n));
  return addDays(reference, sign * Math.round(n * (unit === 'week' ? 7 : 1)));
}

import { digitOf } from './chineseNumber.ts';
import { personalNumbers } from './numbersOfPeople.ts';
import { oneTimeCodes } from './secretWords.ts';
import { matches, type Found, type Recogniser } from './types.ts';

/** Card, identity and phone numbers as entities; values are bare digits. */
export const recognisePersonalNumbers: Recogniser = (text) => personalNumbers(text).map(({ type, start, end, digits }) => ({ type, start, end, value: digits }));

const HAN = '[零〇一二两三四五六七八九幺]';
// One script at a time: in 尾号6688两张卡 the 两 is no digit.
const FOUR = `(?:\\d(?: ?\\d){3}(?!\\d)|${HAN}{4}(?!${HAN}))`;
const NO_DIGIT_BEFORE = `(?<![\\d${HAN.slice(1, -1)}])`;
const TAILS = [
  new RegExp(`(?:尾号|卡尾|尾数|末四位|后四位|最后四位|末尾四位|末尾4位|尾四位|末尾|末4位|后4位|最后4位)(?:是|为|数字|号码|的|:|=|,|\\s){0,4}(${FOUR})`, 'g'),
  new RegExp(`${NO_DIGIT_BEFORE}(${FOUR})(?:的?尾号|结尾|收尾|这个尾号|为尾号|尾的)`, 'g'),
  /(?:ending|ends|end)(?: in| with| on)?:? (\d(?: ?\d){3})(?! ?\d)/g,
  /(?:last (?:four|4)(?: digits?| numbers?)?(?: of (?:my|the) card)?(?: are| is|:|,)?|tail(?: number| no\.?)?(?: is|:)?|card (?:number )?\*{2,}|\*{4}|x{4}|…|\.\.\.)\s?(\d(?: ?\d){3})(?! ?\d)/g,
  /(?<!\d)(\d{4})(?: as| are| is| were) (?:my |the )?last (?:four|4)/g,
];
const BARE_TAIL = new RegExp(`${NO_DIGIT_BEFORE}(${FOUR})`, 'g');

/** The last four digits of a card, where they are called that or were asked for. The span holds the digits alone. */
export const recogniseCardTail: Recogniser = (text, env) => {
  const named = TAILS.flatMap((pattern) => matches(pattern, text));
  const all = named.length === 0 && env.expecting === 'card_tail' ? matches(BARE_TAIL, text) : named;
  return all.map((m) => {
    const raw = m[1] ?? '';
    const start = m.index + m[0].lastIndexOf(raw);
    return { type: 'card_tail' as const, start, end: start + raw.length, value: Array.from(raw, (c) => digitOf(c) ?? '').join('') };
  });
};

const BARE_CODE = /(?<![\d.])(\d{4,8})(?![\d.])/g;
/** One-time codes in context, or when the bot asked for one. */
export const recogniseOtp: Recogniser = (text, env) => {
  const named: Found[] = oneTimeCodes(text).map(({ start, end, value }) => ({ type: 'otp' as const, start, end, value }));
  if (named.length > 0 || env.expecting !== 'otp') return named;
  return matches(BARE_CODE, text).map((m) => ({ type: 'otp' as const, start: m.index, end: m.index + m[0].length, value: m[0] }));
};

// Bounded pieces, so that a long line of letters costs no more than its length.
const EMAIL = /(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]{0,63}@(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?![a-z0-9-])/g;
export const recogniseEmail: Recogniser = (text) => matches(EMAIL, text).map((m) => ({ type: 'email' as const, start: m.index, end: m.index + m[0].length, value: m[0] }));

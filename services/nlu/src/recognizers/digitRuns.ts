import { digitOf } from './chineseNumber.ts';

/** One digit of a run and where it stands in the normalised text. `group` counts the pieces between separators. */
export type RunDigit = { digit: string; start: number; end: number; group: number };
export type DigitRun = { digits: readonly RunDigit[]; groups: number };

const ENGLISH_DIGITS: Readonly<Record<string, string>> = { zero: '0', oh: '0', one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9' };
const ENGLISH_DIGIT = /(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)(?![a-z])/y;
// What people put between the digits of one number. A full stop or comma with a space behind it ends a sentence, so it separates only when digits follow at once.
const SEPARATORS = /[\s\-–—_·•/|丨│、~]{1,3}|[)\]][\s-]?(?=\d)|\*(?=\d)|[.,](?=[\d])|[,，]\s?(?=[\d零〇一二三四五六七八九幺])/y;
const HAN_DIGIT = /[零〇一二两三四五六七八九幺洞壹贰叁肆伍陆柒捌玖]/;
// 一百, 三万, 五块: a numeral, not a spelt-out digit.
const NUMERAL_UNIT = /[十百千万亿拾佰仟点]/;
const MAX_GROUP_GAP = 3;
const MAX_RUN = 120;

/**
 * Sequences of digits, however they are written (1, １ after NFKC, 一, 幺, "one"), with the separators people put between them. `x` may close a run, as in identity
 * numbers. Linear in the text's length.
 */
export function digitRuns(text: string): DigitRun[] {
  const runs: DigitRun[] = [];
  let current: RunDigit[] = [];
  let group = 0;
  let at = 0;
  const close = (): void => {
    if (current.length > 0) runs.push({ digits: current, groups: group + 1 });
    current = [];
    group = 0;
  };
  while (at < text.length) {
    const digit = digitAt(text, at, current.length > 0);
    if (digit) {
      const last = current.at(-1);
      // A change between scripts inside one piece (订单3五) is no single number; digits and Chinese digits together do occur when spoken, so it only starts a new group.
      if (last && last.end === at && scriptOf(text, last.start) !== scriptOf(text, at)) group += 1;
      current.push({ digit: digit.value, start: at, end: digit.end, group });
      at = digit.end;
      if (current.length >= MAX_RUN) close();
      continue;
    }
    const gap = current.length > 0 ? separatorAt(text, at) : 0;
    if (gap > 0 && gap <= MAX_GROUP_GAP && digitAt(text, at + gap, true)) {
      group += 1;
      at += gap;
      continue;
    }
    close();
    at += 1;
  }
  close();
  return runs;
}

function digitAt(text: string, at: number, inside: boolean): { value: string; end: number } | null {
  const char = text[at];
  if (char === undefined) return null;
  if (char >= '0' && char <= '9') return { value: char, end: at + 1 };
  if (HAN_DIGIT.test(char)) {
    const next = text[at + 1] ?? '';
    return NUMERAL_UNIT.test(next) ? null : { value: char === '洞' ? '0' : String(digitOf(char) ?? 0), end: at + 1 };
  }
  if (inside && char === 'x' && !/[a-z0-9]/.test(text[at + 1] ?? '')) return { value: 'X', end: at + 1 };
  if (char >= 'e' && char <= 'z' && !/[a-z]/.test(text[at - 1] ?? '')) {
    ENGLISH_DIGIT.lastIndex = at;
    const word = ENGLISH_DIGIT.exec(text)?.[0];
    const value = word === undefined ? undefined : ENGLISH_DIGITS[word];
    if (word !== undefined && value !== undefined) return { value, end: at + word.length };
  }
  return null;
}

function separatorAt(text: string, at: number): number {
  SEPARATORS.lastIndex = at;
  return SEPARATORS.exec(text)?.[0].length ?? 0;
}

const scriptOf = (text: string, at: number): 'arabic' | 'other' => (/\d/.test(text[at] ?? '') ? 'arabic' : 'other');

/** A stretch of a run from one group's start to another's end. */
export type Stretch = { digits: string; start: number; end: number; from: number; to: number };

/**
 * Every stretch of whole groups with `min`…`max` digits, longest first. Numbers begin and end where groups do, so that a part of a long order number is
 * never taken for a card.
 */
export function stretches(run: DigitRun, min: number, max: number): Stretch[] {
  const out: Stretch[] = [];
  const { digits } = run;
  for (let from = 0; from < digits.length; from += 1) {
    if (from > 0 && digits[from]?.group === digits[from - 1]?.group) continue;
    for (let to = Math.min(digits.length, from + max); to >= from + min; to -= 1) {
      if (to < digits.length && digits[to]?.group === digits[to - 1]?.group) continue;
      const first = digits[from];
      const last = digits[to - 1];
      if (first && last) out.push({ digits: digits.slice(from, to).map((d) => d.digit).join(''), start: first.start, end: last.end, from, to });
    }
  }
  return out.sort((a, b) => b.digits.length - a.digits.length);
}

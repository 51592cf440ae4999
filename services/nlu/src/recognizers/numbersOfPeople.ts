import { findPhoneNumbersInText } from 'libphonenumber-js/min';
import { isCardNumber, isIdNumber, isMobile, isOldIdNumber } from './checksums.ts';
import { digitRuns, stretches, type DigitRun, type Stretch } from './digitRuns.ts';

export type PersonalNumber = { type: 'card_number' | 'id_number' | 'phone'; start: number; end: number; digits: string };

// The nearest word before a number decides what it is: an order number may pass Luhn's check by chance (one in ten does).
const REFERENCE = /(?:订单|流水|单号|运单|快递|凭证|工单|交易号|交易编号|参考号|受理号|业务编号|合同|发票|序列号|设备号|票号|编号|保单|批次|案件号|回执|order|tracking|reference|\bref\b|invoice|serial|ticket|receipt|transaction id|case number|contract|policy)/g;
const PERSONAL = /(?:卡|账号|账户|身份证|证件|手机|电话|号码是我|card|account|iban|phone|mobile|identity|\bid\b)/g;
const IDENTITY = /身份证|证件|老证|一代证|id card|identity|\bid (?:no|number|is)/;
const LOOK_BACK = 18;
const MONEY_AFTER = /^\s?(?:元|块|万|亿|美元|股|积分|yuan|rmb|usd|dollars?)/;

/**
 * Card, identity and mobile numbers in normalised text: written together, spaced, dashed, in Chinese or English digit words. Look-alikes (order numbers, failing
 * checksums, amounts) are left alone.
 */
export function personalNumbers(text: string): PersonalNumber[] {
  const found = digitRuns(text).flatMap((run) => inRun(run, text));
  return [...found, ...foreignPhones(text, found)].sort((a, b) => a.start - b.start);
}

function inRun(run: DigitRun, text: string): PersonalNumber[] {
  if (run.digits.length < 11) return [];
  const taken: Stretch[] = [];
  const out: PersonalNumber[] = [];
  for (const stretch of stretches(run, 11, 19)) {
    if (taken.some((t) => t.from < stretch.to && stretch.from < t.to)) continue;
    const type = kindOf(stretch.digits) ?? oldIdNumber(stretch, text);
    const spans = type ?? phoneBehindCountryCode(stretch, run);
    if (!spans) continue;
    const seen = typeof spans === 'string' ? { type: spans, start: stretch.start, end: stretch.end, digits: stretch.digits } : spans;
    if (seen.type !== 'id_number' && isReference(text, seen.start)) continue;
    if (MONEY_AFTER.test(text.slice(seen.end, seen.end + 6)) || /[¥$]\s?$/.test(text.slice(Math.max(0, seen.start - 2), seen.start))) continue;
    // A letter that touches it makes it a code (AB20261123…), a decimal point a figure.
    if (seen.type !== 'id_number' && /[a-z]$/.test(text.slice(Math.max(0, seen.start - 1), seen.start)) && !/(?:card|no|number|phone|tel|mobile|cell|is|to|at|id)$/.test(text.slice(0, seen.start))) continue;
    taken.push(stretch);
    out.push(seen);
  }
  return out;
}

function kindOf(digits: string): PersonalNumber['type'] | null {
  if (digits.length === 18 && isIdNumber(digits)) return 'id_number';
  if (digits.includes('X')) return null;
  if (isCardNumber(digits)) return 'card_number';
  return digits.length === 11 && isMobile(digits) ? 'phone' : null;
}

/** The fifteen-digit identity numbers issued until 1999 have no check character, so the text must call them that. */
function oldIdNumber({ digits, start, end }: Stretch, text: string): PersonalNumber['type'] | null {
  if (!isOldIdNumber(digits)) return null;
  return IDENTITY.test(text.slice(Math.max(0, start - LOOK_BACK), start)) || IDENTITY.test(text.slice(end, end + 8)) ? 'id_number' : null;
}

function phoneBehindCountryCode(stretch: Stretch, run: DigitRun): PersonalNumber | null {
  const code = /^(?:00)?86(?=1[3-9]\d{9}$)/.exec(stretch.digits)?.[0];
  const first = code ? run.digits[stretch.from + code.length] : undefined;
  const digits = stretch.digits.slice(code?.length ?? 0);
  return first && isMobile(digits) ? { type: 'phone', start: first.start, end: stretch.end, digits } : null;
}

function isReference(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - LOOK_BACK), start);
  const lastOf = (pattern: RegExp): number => Math.max(-1, ...Array.from(before.matchAll(pattern), (m) => m.index));
  return lastOf(REFERENCE) > lastOf(PERSONAL);
}

/** Numbers written with a country code of their own, such as +852 …; the library knows every country's plan. */
function foreignPhones(text: string, known: readonly PersonalNumber[]): PersonalNumber[] {
  if (!/\+\s?\d/.test(text)) return [];
  return findPhoneNumbersInText(text.slice(0, 4_000)).flatMap(({ startsAt, endsAt, number }) => {
    if (!/^\+/.test(text.slice(startsAt, endsAt)) || !number.isPossible() || number.country === 'CN') return [];
    if (known.some((k) => k.start < endsAt && startsAt < k.end)) return [];
    return [{ type: 'phone' as const, start: startsAt, end: endsAt, digits: number.number }];
  });
}

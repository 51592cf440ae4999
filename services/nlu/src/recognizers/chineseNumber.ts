const DIGITS: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 俩: 2, 仨: 3, 幺: 1,
  壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9,
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1_000, 仟: 1_000, 万: 10_000, 亿: 100_000_000, k: 1_000, w: 10_000 };

/** The digit a character stands for, or null: 五 → 5, 幺 → 1. */
export function digitOf(char: string): number | null {
  if (char >= '0' && char <= '9') return char.charCodeAt(0) - 48;
  return DIGITS[char] ?? null;
}

/**
 * Reads a number as it is written in Chinese, also mixed with Arabic digits and with the last unit left out: 三万五 → 35000, 8万5 → 85000,
 * 一千零五十 → 1050, 1.2万 → 12000, 二〇二六 → 2026, 三点五 → 3.5. Null when it is no number.
 */
export function parseChineseNumber(raw: string): number | null {
  const text = raw.replace(/[,\s]/g, '');
  if (text === '' || text.length > 30) return null;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  const [whole = '', fraction, ...rest] = text.split('点');
  if (rest.length > 0) return null;
  if (fraction !== undefined) return withFraction(whole, fraction);
  if (/^[零〇一二两三四五六七八九幺]{2,}$/.test(text)) return Number(Array.from(text, (c) => DIGITS[c]).join(''));
  return readUnits(text);
}

function withFraction(whole: string, fraction: string): number | null {
  const head = parseChineseNumber(whole);
  const digits = /^([零〇一二三四五六七八九\d]+)([万亿千百])?$/.exec(fraction);
  if (head === null || !digits?.[1]) return null;
  return Number(`${head}.${Array.from(digits[1], (c) => digitOf(c) ?? 0).join('')}`) * (digits[2] ? (UNITS[digits[2]] ?? 1) : 1);
}

/** Tokens of a number with units: 3, 万, 5. */
function tokens(text: string): { value: number; unit: boolean; zero: boolean }[] | null {
  const out: { value: number; unit: boolean; zero: boolean }[] = [];
  for (const [token] of text.matchAll(/\d+(?:\.\d+)?|./gu)) {
    const unit = UNITS[token];
    const digit = DIGITS[token];
    if (unit !== undefined) out.push({ value: unit, unit: true, zero: false });
    else if (digit !== undefined) out.push({ value: digit, unit: false, zero: digit === 0 });
    else if (/^\d/.test(token)) out.push({ value: Number(token), unit: false, zero: token === '0' });
    else return null;
  }
  return out;
}

function readUnits(text: string): number | null {
  const parts = tokens(text);
  if (!parts || parts.length === 0) return null;
  let total = 0;
  let section = 0;
  let pending: number | null = null;
  let lastUnit = 1;
  let bigUnit = 0;
  let sawZero = false;
  for (const part of parts) {
    if (!part.unit) {
      if (pending !== null && !sawZero) return null;
      sawZero = part.zero;
      pending = part.value;
      continue;
    }
    if (part.value >= 10_000) {
      const head = section + (pending ?? (section === 0 && total === 0 ? 1 : 0));
      // 两亿三千万: a smaller big unit adds; 三千万亿: a larger one multiplies all before it.
      total = bigUnit > part.value ? total + head * part.value : (total + head) * part.value;
      bigUnit = part.value;
      section = 0;
    } else section += (pending ?? 1) * part.value;
    pending = null;
    sawZero = false;
    lastUnit = part.value;
  }
  if (pending === null) return total + section;
  // A lone last digit means the next smaller unit (三万五 = 35,000), unless a zero stands before it (三万零五 = 30,005).
  const last = parts.at(-1);
  const before = parts.at(-2);
  const elided = last !== undefined && before?.unit === true && last.value < 10 && lastUnit >= 100;
  return total + section + (elided ? pending * (lastUnit / 10) : pending);
}

const DIGITS: Readonly<Record<string, string>> = { 零: '0', 〇: '0', 一: '1', 幺: '1', 二: '2', 两: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9' };
const SIGN = '[0-9０-９零〇一幺二两三四五六七八九]';
const CODE = new RegExp(`(?<!${SIGN}|[A-Za-z])${SIGN}(?:[\\s-]?${SIGN}){5}(?!${SIGN})`, 'gu');
/** Stands where a code stood. */
export const CODE_MASK = '******';

/** The one six-digit code of a text, in any way of writing digits, and the text without it. Null where there is none or more than one. */
export function findCode(text: string): { digits: string; without: string; mask: string } | null {
  const found = [...text.matchAll(CODE)];
  const [first] = found;
  if (!first || found.length > 1) return null;
  const digits = [...first[0].normalize('NFKC')].map((sign) => DIGITS[sign] ?? sign).join('').replace(/\D/g, '');
  return { digits, without: text.replace(first[0], CODE_MASK), mask: CODE_MASK };
}

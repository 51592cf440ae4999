const DIGITS: Record<string, number> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
const BIG_UNITS: Record<string, number> = { 万: 1e4, w: 1e4, k: 1e3, 千: 1e3, 亿: 1e8 };

/**
 * The one number of a bare answer: "35", "35 岁", "三十五", "1.2w", "两百". Null when there is none or more than one, because then it is not an answer to one
 * question. Money, terms and dates inside sentences are understanding's business.
 */
export function readNumber(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/(\d),(?=\d{3})/g, '$1');
  const written = [...plain.matchAll(/(?<![a-z])(\d+(?:\.\d+)?)\s*([万亿wk千])?/gi)];
  if (written.length === 1) return Number(written[0]?.[1]) * (BIG_UNITS[written[0]?.[2]?.toLowerCase() ?? ''] ?? 1);
  if (written.length > 1) return null;
  const spoken = [...plain.matchAll(/[零〇一二两三四五六七八九十百千万亿]+/g)];
  return spoken.length === 1 ? chinese(spoken[0]?.[0] ?? '') : null;
}

/** Chinese numerals below 10^12. */
function chinese(text: string): number | null {
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const sign of text) {
    if (DIGITS[sign] !== undefined) digit = DIGITS[sign];
    else if (UNITS[sign] !== undefined) {
      section += (digit || 1) * UNITS[sign];
      digit = 0;
    } else {
      total = (total + section + digit) * (BIG_UNITS[sign] ?? 1);
      section = 0;
      digit = 0;
    }
  }
  return total + section + digit;
}

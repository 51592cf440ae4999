const UNIT: Readonly<Record<string, number>> = { 万: 1e4, 千: 1e3, 百: 100, 亿: 1e8, k: 1e3, w: 1e4 };
const HAN: Readonly<Record<string, number>> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10, 半: 6 };

/** Every number of a text in one form: "5 万" and "50,000" are both 50000, "1.10" is 1.1. Numbers inside names (ids, R2, 12月1日's parts) count as what they are. */
export function numbersIn(text: string): string[] {
  const digits = [...text.replaceAll('，', ' ').normalize('NFKC').matchAll(/(\d[\d,]*(?:\.\d+)?)\s*([万千百亿kw](?![a-z]))?/g)].map((m) => plain(Number((m[1] ?? '').replaceAll(',', '')) * (UNIT[m[2] ?? ''] ?? 1)));
  const short = [...text.matchAll(/(\d+)万([1-9])(?!\d|[万千百])/g)].map((m) => plain(Number(m[1]) * 1e4 + Number(m[2]) * 1e3));
  const han = [...text.matchAll(/([一二两三四五六七八九十半])(?:个|年|成|倍|百|千|万)/g)].map((m) => plain(HAN[m[1] ?? ''] ?? 0));
  return [...new Set([...digits, ...short, ...han])];
}

/** Every number of a stored value: its figures, those in its texts, durations in their units and as months, and the sums a band ends at. */
export function numbersOf(value: unknown): string[] {
  if (typeof value === 'number') return [plain(value), plain(Math.round(value + 0.01))];
  if (typeof value === 'string') return [...numbersIn(value), ...[...value.matchAll(/P(\d+)Y/g)].map((m) => plain(Number(m[1]) * 12))];
  if (Array.isArray(value)) return value.flatMap(numbersOf);
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersOf) : [];
}

/** What the arithmetic shown in a text comes to: "8 万元 × 1.65% × 3" gives 3960; a sum may be multiplied on ("每期 35 元 … 6 期共 210 元"). */
export function resultsIn(text: string): string[] {
  const results: string[] = [];
  for (const [sum] of text.normalize('NFKC').matchAll(/[\d,.]+\s*[万亿]?\s*(?:元|美元|港币|欧元)?(?:\s*[×÷]\s*[\d./]+%?)+|(?:CNY|USD)\s[\d,.]+(?:\s*[×÷]\s*[\d./]+%?)+/g)) {
    const [first = '', ...rest] = sum.split(/(?=[×÷])/);
    let value = Number(numbersIn(first)[0] ?? Number.NaN);
    for (const part of rest) value = part.startsWith('÷') ? value / factor(part) : value * factor(part);
    results.push(plain(Math.round(value * 100) / 100));
  }
  for (const [, more = '', less = ''] of text.matchAll(/([\d.]+)% − ([\d.]+)%/g)) results.push(plain(Number(more) - Number(less)));
  const counted = [...text.matchAll(/(\d+) (?:期|instalments)/g)].map((m) => Number(m[1]));
  return [...results, ...results.flatMap((r) => counted.map((n) => plain(Math.round(Number(r) * n * 100) / 100)))];
}

function factor(part: string): number {
  const [, number = '', percent] = /([\d./]+)(%)?/.exec(part) ?? [];
  const [over = '', under = '1'] = number.split('/');
  return (Number(over) / Number(under)) / (percent ? 100 : 1);
}

const plain = (n: number): string => String(Math.round(n * 1e6) / 1e6);

/**
 * One line of a page. `x`, `right` and `y` in points, `y` from below; `size` is the font's.
 * @typedef {{ text: string, x: number, right: number, y: number, size: number, page: number }} Line
 */

const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/;
/** Repeated on so many pages, a line at the edge belongs to the paper and not to the text. */
const REPEATED_ON = 2;
const PAGE_NUMBER = /^[-–—\s]*(第\s*)?\d{1,4}(\s*页)?(\s*[/／共]+\s*\d{1,4}\s*页?)?[-–—\s]*$|^page\s+\d+(\s+of\s+\d+)?$/i;

/** Radicals that fonts draw for whole characters and PDF writers then note instead of them; NFKC knows the older block alone, and for one of them a form that is not ours. */
const RADICALS = new Map(Object.entries({ '⺁': '厂', '⺌': '小', '⺎': '兀', '⺏': '尣', '⺒': '巳', '⺓': '幺', '⺙': '攵', '⺛': '旡', '⺝': '月', '⺞': '歺', '⺟': '母', '⺠': '民', '⺥': '爪', '⺩': '王', '⺬': '示', '⺭': '礻', '⺮': '竹', '⺯': '糹', '⺰': '纟', '⺳': '罓', '⺶': '羊', '⺸': '羊', '⺻': '聿', '⺼': '肉', '⺾': '艹', '⻁': '虎', '⻂': '衤', '⻃': '覀', '⻄': '西', '⻅': '见', '⻆': '角', '⻈': '讠', '⻉': '贝', '⻋': '车', '⻌': '辶', '⻏': '阝', '⻐': '钅', '⻑': '長', '⻓': '长', '⻔': '门', '⻖': '阝', '⻗': '雨', '⻘': '青', '⻙': '韦', '⻚': '页', '⻛': '风', '⻜': '飞', '⻝': '食', '⻟': '飠', '⻠': '饣', '⻢': '马', '⻣': '骨', '⻤': '鬼', '⻥': '鱼', '⻦': '鸟', '⻧': '卤', '⻨': '麦', '⻩': '黄', '⻪': '黾', '⻬': '齐', '⻮': '齿', '⻰': '龙', '⻳': '龟', '⼾': '户' }));

/** Text of a PDF with whole characters for radicals, and nothing else changed: full-width signs are the writer's. @param {string} text */
export const wholeCharacters = (text) => text.replace(/[\u2E80-\u2FDF]/g, (c) => RADICALS.get(c) ?? c.normalize('NFKC')).replace(/[\uFB00-\uFB06]/g, (c) => c.normalize('NFKC')).replaceAll('\u00ad', '');

/**
 * The pieces of a page's text put together to lines, in the order they are drawn.
 * @param {readonly object[]} items @param {number} page @returns {Line[]}
 */
export function linesOfPage(items, page) {
  /** @type {Line[]} */
  const lines = [];
  for (const item of /** @type {{ str?: string, transform?: number[], width?: number }[]} */ (items)) {
    const { str: drawn = '', transform = [], width = 0 } = item;
    const str = wholeCharacters(drawn);
    if (str.trim() === '') continue;
    const [, , c = 0, d = 0, x = 0, y = 0] = transform;
    const size = Math.hypot(c, d);
    const last = lines.at(-1);
    const isSame = last && Math.abs(last.y - y) < Math.max(size, last.size) * 0.5 && x >= last.right - size;
    if (!last || !isSame) lines.push({ text: str.trim(), x, right: x + width, y, size, page });
    else {
      const gap = x - last.right;
      const isApart = gap > size * 0.2 && !(WIDE.test(last.text.at(-1) ?? '') && WIDE.test(str[0] ?? '') && gap < size);
      last.text += (isApart || / $/.test(str) && gap > size * 0.1 ? ' ' : '') + str.trimEnd();
      last.right = x + width;
      last.size = Math.max(last.size, size);
    }
  }
  return lines;
}

/**
 * Leaves out page numbers and what stands at the edge of page after page.
 * @param {readonly Line[][]} pages @returns {{ lines: Line[], repeated: number }}
 */
export function withoutRepeats(pages) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  const edges = pages.map((lines) => { const down = lines.toSorted((a, b) => b.y - a.y); return new Set([...down.slice(0, 2), ...down.slice(-2)]); });
  edges.forEach((edge) => new Set([...edge].map(keyOf)).forEach((key) => seen.set(key, (seen.get(key) ?? 0) + 1)));
  const needed = Math.max(REPEATED_ON, Math.ceil(pages.length * 0.6));
  let repeated = 0;
  const lines = pages.flatMap((page, i) => page.filter((line) => {
    const goes = edges[i]?.has(line) && (PAGE_NUMBER.test(line.text) || (seen.get(keyOf(line)) ?? 0) >= needed);
    if (goes) repeated += 1;
    return !goes;
  }));
  return { lines, repeated };
}

/** @param {Line} line */
const keyOf = (line) => `${Math.round(line.y)} ${line.text.replace(/\d+/g, '#')}`;

/** A step this much wider than usual begins a new line, and this much wider a paragraph. */
const WIDER_LINE = 1.06;
const WIDER_PARAGRAPH = 1.3;

/**
 * What a document's lines have in common: its edges in points, the usual step from one line to the next (in sizes of the font), and whether paragraphs stand apart.
 * @typedef {{ left: number, right: number, step: number, isSpaced: boolean }} Measure
 * @param {readonly Line[]} lines @returns {Measure}
 */
export function measureOf(lines) {
  const steps = lines.slice(1).flatMap((line, i) => { const before = lines[i]; return before && before.page === line.page && before.y > line.y ? [(before.y - line.y) / line.size] : []; }).toSorted((a, b) => a - b);
  const step = steps[Math.floor(steps.length / 10)] ?? 0;
  return { left: Math.min(...lines.map((l) => l.x)), right: Math.max(...lines.map((l) => l.right)), step, isSpaced: steps.some((s) => s > step * WIDER_PARAGRAPH && s < step * 3) };
}

/**
 * Lines to text: a line in which the next word would have found no room goes on; an indented line, or a wider step, begins anew.
 * @param {readonly Line[]} lines @param {Measure} measure
 */
export function textOfLines(lines, measure) {
  let text = lines[0]?.text ?? '';
  lines.slice(1).forEach((line, i) => {
    const before = lines[i] ?? line;
    const step = before.page === line.page ? (before.y - line.y) / line.size / measure.step : 1;
    if (step > WIDER_PARAGRAPH) text += `\n\n${line.text}`;
    else if (step > WIDER_LINE || !goesOn(before, line, measure)) text += (before.page !== line.page && measure.isSpaced ? '\n\n' : '\n') + line.text;
    else text += (WIDE.test(text.at(-1) ?? '') || WIDE.test(line.text[0] ?? '') ? '' : ' ') + line.text;
  });
  return `${text}\n`;
}

/** @param {Line} before @param {Line} line @param {Measure} measure */
function goesOn(before, line, { left, right }) {
  const isIndented = line.x > left + line.size * 1.2 && line.x > before.x + line.size * 0.8;
  const word = WIDE.test(line.text[0] ?? '') ? line.size * 2.2 : ((line.text.split(/\s/)[0]?.length ?? 1) + 1) * ((line.right - line.x) / Math.max(1, line.text.length));
  return !isIndented && before.right + word > right;
}

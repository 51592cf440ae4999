/** A piece of running text. A link carries its address as written; whether it may be followed is decided when it is drawn. */
export type Inline =
  | { t: 'text' | 'code'; text: string }
  | { t: 'strong' | 'em'; children: Inline[] }
  | { t: 'link'; href: string; children: Inline[] };

export type Block =
  | { t: 'paragraph' | 'heading' | 'quote'; children: Inline[] }
  | { t: 'list'; ordered: boolean; start: number; items: Inline[][] }
  | { t: 'table'; columns: Inline[][]; rows: Inline[][][] };

const TEXT_MAX = 20_000;
const NESTING_MAX = 3;

/**
 * Reads the part of Markdown an answer may use: paragraphs, headings, lists, quotes, tables, strong, emphasis, code and links. It gives data, never
 * HTML: whatever is not understood (tags, images, scripts) stays the plain text it was, so nothing in an answer can run or load anything.
 * Every rule looks ahead only to the next mark of its kind, so the time grows with the length and not faster.
 */
export function parseMarkdown(source: string): Block[] {
  const lines = source.slice(0, TEXT_MAX).replaceAll('\r\n', '\n').split('\n');
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const [block, next] = readBlock(lines, at);
    if (block) blocks.push(block);
    at = next;
  }
  return blocks;
}

// The dot takes every character (`s`): one that it left out would send the blanks before it back one by one.
const BULLET = /^\s{0,3}[-*+•]\s+(.*)$/s;
const NUMBER = /^\s{0,3}(\d{1,4})[.)、]\s*(.*)$/s;
const HEADING = /^#{1,6}\s+(.*)$/s;
const QUOTE = /^>\s?(.*)$/s;
const TABLE_RULE_CELL = /^:?-{2,}:?$/;

function readBlock(lines: readonly string[], at: number): [Block | null, number] {
  const line = lines[at] ?? '';
  if (line.trim() === '') return [null, at + 1];
  const heading = HEADING.exec(line);
  if (heading) return [{ t: 'heading', children: parseInline(heading[1] ?? '') }, at + 1];
  if (isTable(lines, at)) return readTable(lines, at);
  if (BULLET.test(line)) return readList(lines, at, BULLET, 1);
  if (NUMBER.test(line)) return readList(lines, at, NUMBER, 2);
  if (QUOTE.test(line)) return readRun(lines, at, 'quote', (l) => QUOTE.exec(l)?.[1] ?? null);
  return readRun(lines, at, 'paragraph', (l, first) => (first || startsNothing(l) ? l : null));
}

const startsNothing = (line: string): boolean => line.trim() !== '' && ![HEADING, BULLET, NUMBER, QUOTE].some((mark) => mark.test(line));

/** Lines that belong together, joined with their line breaks kept. */
function readRun(lines: readonly string[], from: number, t: 'paragraph' | 'quote', textOf: (line: string, first: boolean) => string | null): [Block, number] {
  const texts: string[] = [];
  let at = from;
  for (; at < lines.length; at += 1) {
    const text = textOf(lines[at] ?? '', at === from);
    if (text === null || (at > from && isTable(lines, at))) break;
    texts.push(text);
  }
  return [{ t, children: parseInline(texts.join('\n')) }, at];
}

function readList(lines: readonly string[], from: number, mark: RegExp, group: 1 | 2): [Block, number] {
  const items: Inline[][] = [];
  let at = from;
  for (; at < lines.length; at += 1) {
    const item = mark.exec(lines[at] ?? '');
    if (!item) break;
    items.push(parseInline(item[group] ?? ''));
  }
  const first = Number(mark.exec(lines[from] ?? '')?.[1]);
  return [{ t: 'list', ordered: group === 2, start: group === 2 ? first : 1, items }, at];
}

function isTable(lines: readonly string[], at: number): boolean {
  const rule = (lines[at + 1] ?? '').trim();
  return (lines[at] ?? '').includes('|') && rule.includes('|') && rule.replace(/^\|/, '').replace(/\|$/, '').split('|').every((cell) => TABLE_RULE_CELL.test(cell.trim()));
}

function readTable(lines: readonly string[], from: number): [Block, number] {
  const columns = cells(lines[from] ?? '');
  const rows: Inline[][][] = [];
  let at = from + 2;
  for (; (lines[at] ?? '').includes('|'); at += 1) rows.push(columns.map((_, i) => cells(lines[at] ?? '')[i] ?? []));
  return [{ t: 'table', columns, rows }, at];
}

const cells = (line: string): Inline[][] => line.trim().replace(/^\|/, '').replace(/\|$/, '').split('|').map((cell) => parseInline(cell.trim()));

/** Strong, emphasis, code, image, link, bare address. Stars must hug their words and stand free, or masked numbers (138****5678) and sums (3*4) would turn. */
const INLINE = /(^|[^*])\*\*([^\s*](?:[^*]*[^\s*])?)\*\*(?!\*)|(^|[^\w*])\*([^\s*](?:[^*]*[^\s*])?)\*(?![\w*])|`([^`\n]+)`|!\[([^[\]]*)\]\([^()\s]*\)|\[([^[\]]+)\]\(([^()\s]+)\)|(https?:\/\/[A-Za-z0-9._~:/?#@!$&'*+,;=%-]+)/g;

/** Reads running text. Of an image only its description remains. */
export function parseInline(text: string, depth = 0): Inline[] {
  if (depth >= NESTING_MAX) return [{ t: 'text', text }];
  const parts: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    const before = text.slice(from, match.index) + (match[1] ?? match[3] ?? '');
    if (before !== '') parts.push({ t: 'text', text: before });
    parts.push(inlineOf(match, depth));
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ t: 'text', text: text.slice(from) });
  return parts;
}

function inlineOf([whole, , strong, , em, code, image, label, href, bare]: RegExpExecArray, depth: number): Inline {
  if (strong !== undefined) return { t: 'strong', children: parseInline(strong, depth + 1) };
  if (em !== undefined) return { t: 'em', children: parseInline(em, depth + 1) };
  if (code !== undefined) return { t: 'code', text: code };
  if (label !== undefined && href !== undefined) return { t: 'link', href, children: parseInline(label, NESTING_MAX) };
  if (bare !== undefined) return { t: 'link', href: bare, children: [{ t: 'text', text: bare }] };
  return { t: 'text', text: image ?? whole };
}

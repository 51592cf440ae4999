/** @typedef {{ level: number, heading: string, anchor: string | null, place: import('@lobby/contracts').ImportPlace }} Heading @typedef {{ text: string }} Words @typedef {Heading | Words} Block */

/**
 * Blocks in reading order to a title, a preamble and sections. A single heading above all others is the title. A heading with no text of its own stands
 * before those below it ("费用 › 年费"), so that no word is lost.
 * @param {string} file @param {Block[]} blocks @param {Record<string, unknown>} [meta] @param {string | null} [title]
 * @returns {import('./read.ts').RawDocument}
 */
export function foldSections(file, blocks, meta = {}, title = null) {
  const titleBlock = title === null ? titleOf(blocks) : null;
  const parts = gather(blocks.filter((block) => block !== titleBlock));
  /** @type {import('./read.ts').RawSection[]} */
  const sections = [];
  /** @type {Heading[]} */
  let above = [];
  for (const { head, text } of parts.slice(1)) {
    above = above.filter((h) => h.level < head.level);
    if (text === '') above.push(head);
    else {
      sections.push({ heading: [...above, head].map((h) => h.heading).join(' › '), anchor: head.anchor, text, place: head.place });
      // Named once is enough: what comes below has text of its own to stand by.
      above = [];
    }
  }
  for (const head of above) sections.push({ heading: head.heading, anchor: head.anchor, text: head.heading, place: head.place });
  return { file, title: titleBlock?.heading ?? title, meta, preamble: parts[0]?.text ?? '', sections };
}

/** @param {Block[]} blocks @returns {Heading | null} */
function titleOf(blocks) {
  const heads = blocks.filter(isHeading);
  const first = heads[0];
  return first && heads.length > 1 && heads.slice(1).every((h) => h.level > first.level) ? first : null;
}

/** @param {Block[]} blocks */
function gather(blocks) {
  /** @type {{ head: Heading, text: string }[]} */
  const parts = [{ head: { level: 0, heading: '', anchor: null, place: { file: '' } }, text: '' }];
  for (const block of blocks) {
    const last = parts.at(-1);
    if (isHeading(block)) parts.push({ head: block, text: '' });
    else if (last) last.text += block.text;
  }
  return parts.map(({ head, text }) => ({ head, text: tidy(text) }));
}

/** @param {Block} block @returns {block is Heading} */
const isHeading = (block) => 'heading' in block;

/** A run of blanks is tried from its beginning alone (`(?<!…)`): from each of its places, a long one in the midst of a line would cost its square. @param {string} text */
const tidy = (text) => text.replace(/(?<![ \t\u3000])[ \t\u3000]+$/gm, '').replace(/\n{3,}/g, '\n\n').replace(/^\n+|(?<!\s)\s+$/g, '');

/** How headings are numbered where nothing else marks them, the surest way first: 一、 第三条; then 1.2 and Article 4, which lists of steps use as well. */
const NUMBERED = [
  /^(第[一二三四五六七八九十百零\d]+[章节条]|[一二三四五六七八九十]{1,3}[、．.]|（[一二三四五六七八九十]{1,3}）)/,
  /^(\d{1,2}(\.\d{1,2}){0,2}[.、．]?\s|(Article|Section|Chapter)\s+\d+)/,
];
const LONGEST_HEADING = 40;
const ENDS_LIKE_TEXT = /[。；，;,：:]$/;

/**
 * Which lines read like headings, judged by all of them: where one kind of number stands before two lines or more, no other counts.
 * @param {readonly string[]} lines @returns {(line: string) => boolean}
 */
export function headingsAmong(lines) {
  const fits = (/** @type {RegExp} */ pattern) => (/** @type {string} */ line) => line.length <= LONGEST_HEADING && pattern.test(line) && !ENDS_LIKE_TEXT.test(line);
  return NUMBERED.map(fits).find((isHeading) => lines.filter(isHeading).length > 1) ?? (() => false);
}

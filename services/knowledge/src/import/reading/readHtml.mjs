import { parse } from 'parse5';
import { foldSections, headingsAmong } from './foldSections.mjs';
import { emptyRead, trouble } from './trouble.mjs';

/** @typedef {import('./foldSections.mjs').Block} Block @typedef {import('parse5').DefaultTreeAdapterTypes.Node} Node */

/** Never text for a reader. */
const SILENT = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'object', 'embed', 'svg', 'math', 'canvas', 'form', 'nav', 'head', 'audio', 'video', 'select', 'textarea', 'button']);
const PARAGRAPHS = new Set(['p', 'ul', 'ol', 'dl', 'table', 'blockquote', 'pre', 'div', 'section', 'article', 'figure', 'main', 'header', 'footer', 'aside', 'hr']);
const LINES = new Set(['li', 'dt', 'dd', 'tr', 'caption', 'figcaption']);
const MAX_DEPTH = 200;

/**
 * HTML as a reader sees it, by headings. Nothing in it runs, is fetched or kept: only words come through.
 * @param {string} file @param {string} text @returns {import('./read.ts').Read}
 */
export function readHtml(file, text) {
  const read = emptyRead('html');
  const { blocks, hidden, pictures, pageTitle } = wordsOf(file, text);
  const guessed = guessHeadings(file, blocks);
  read.documents.push(foldSections(file, guessed ?? blocks, {}, pageTitleFor(guessed ?? blocks, pageTitle)));
  if (guessed) read.notes.push(trouble('headings_guessed', 'nothing is marked as a heading; lines that are numbered like one were taken', { file }));
  if (hidden > 0) read.notes.push(trouble('hidden_left_out', `${hidden} hidden part(s) left out`, { file }));
  if (pictures > 0) read.notes.push(trouble('left_out', `${pictures} picture(s) left out`, { file }));
  return read;
}

/** The page's own title counts where no heading stands above the others. @param {Block[]} blocks @param {string} pageTitle */
const pageTitleFor = (blocks, pageTitle) => {
  const heads = blocks.filter((b) => 'heading' in b);
  const first = heads[0];
  const stands = first && 'level' in first && heads.length > 1 && heads.slice(1).every((h) => 'level' in h && h.level > first.level);
  return stands || pageTitle === '' ? null : pageTitle;
};

/** @param {string} file @param {string} text */
function wordsOf(file, text) {
  const found = { /** @type {Block[]} */ blocks: [], hidden: 0, pictures: 0, pageTitle: '' };
  walk(parse(text), 0);
  return found;

  /** @param {Node} node @param {number} depth */
  function walk(node, depth) {
    if (node.nodeName === '#text' && 'value' in node) return say(node.value.replace(/\s+/g, ' '));
    if (!('childNodes' in node) || depth > MAX_DEPTH) return undefined;
    const name = 'tagName' in node ? node.tagName : '';
    if (name === 'title') found.pageTitle ||= plain(node);
    if (name === 'head') return node.childNodes.forEach((child) => { if (child.nodeName === 'title') found.pageTitle ||= plain(child); });
    if (SILENT.has(name)) return undefined;
    if (name === 'img') return void (found.pictures += 1);
    if ('attrs' in node && node.attrs.some(isHiding)) return void (found.hidden += 1);
    if (name === 'br') return say('\n');
    if (/^h[1-6]$/.test(name)) return heading(node, isTitle(node) ? 0 : Number(name[1]));
    if (name === 'tr') return row(node, depth);
    if (PARAGRAPHS.has(name)) say('\n\n');
    else if (LINES.has(name)) onNewLine(name === 'li' ? `${markOf(node)} ` : '');
    for (const child of node.childNodes) walk(child, depth + 1);
    return PARAGRAPHS.has(name) ? say('\n\n') : undefined;
  }

  /** @param {string} words */
  function say(words) {
    const last = found.blocks.at(-1);
    const before = last && 'text' in last ? last.text : '';
    // White space at the beginning of a line is the markup's, not the writer's.
    const shown = before === '' || before.endsWith('\n') ? words.replace(/^ +/, '') : words.startsWith('\n') ? words : before.endsWith(' ') ? words.replace(/^ +/, '') : words;
    if (shown === '') return;
    if (last && 'text' in last) last.text = (shown.startsWith('\n') ? last.text.replace(/ +$/, '') : last.text) + shown;
    else found.blocks.push({ text: shown.replace(/^\n+/, '') });
  }

  /** @param {string} words */
  function onNewLine(words) {
    const last = found.blocks.at(-1);
    say(last && 'text' in last && last.text.endsWith('\n') ? words : `\n${words}`);
  }

  /** @param {Node} node @param {number} level */
  function heading(node, level) {
    const words = plain(node);
    if (words !== '') found.blocks.push({ heading: words, level, anchor: anchorOf(node), place: { file, section: words } });
  }

  /** A row of two cells is a line "name：value"; of more, cells with bars between. @param {Node} node @param {number} depth */
  function row(node, depth) {
    if (!('childNodes' in node)) return;
    const cells = node.childNodes.filter((c) => c.nodeName === 'td' || c.nodeName === 'th').map(plain);
    if (node.childNodes.some((c) => holds(c, 'table'))) { for (const child of node.childNodes) walk(child, depth + 1); return; }
    onNewLine(cells.length === 2 ? cells.filter(Boolean).join('：') : cells.join(' | '));
  }
}

/** What Word styles as the title stands above its headings of the first level. @param {Node} node */
const isTitle = (node) => 'attrs' in node && node.attrs.some((a) => a.name === 'class' && a.value === 'title');

/** A bullet, or the number an ordered list would show. @param {Node} node */
function markOf(node) {
  const list = 'parentNode' in node ? node.parentNode : null;
  return list?.nodeName === 'ol' ? `${list.childNodes.filter((c) => c.nodeName === 'li').indexOf(/** @type {import('parse5').DefaultTreeAdapterTypes.Element} */ (node)) + 1}.` : '-';
}

/** @param {Node} node @param {string} name @returns {boolean} */
const holds = (node, name) => node.nodeName === name || ('childNodes' in node && node.childNodes.some((c) => holds(c, name)));

/** @param {{ name: string, value: string }} attribute */
const isHiding = ({ name, value }) => name === 'hidden' || (name === 'aria-hidden' && value === 'true') || (name === 'style' && /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0/i.test(value));

/** The words below a node, on one line. @param {Node} node @returns {string} */
function plain(node) {
  if ('value' in node && node.nodeName === '#text') return node.value.replace(/\s+/g, ' ');
  if (!('childNodes' in node) || SILENT.has(node.nodeName)) return '';
  return node.childNodes.map(plain).join('').replace(/\s+/g, ' ').trim();
}

const ANCHOR = /^[a-z0-9][a-z0-9.-]{0,39}$/;
/** The id of a heading, or of an empty bookmark in it. @param {Node} node @returns {string | null} */
function anchorOf(node) {
  const own = 'attrs' in node ? node.attrs.find((a) => a.name === 'id' && ANCHOR.test(a.value))?.value : undefined;
  if (own) return own;
  return 'childNodes' in node ? (node.childNodes.map(anchorOf).find(Boolean) ?? null) : null;
}

/** Lines that read like headings, where the file marks none but perhaps its title; null where it marks more, or where there are none. @param {string} file @param {Block[]} blocks */
function guessHeadings(file, blocks) {
  if (blocks.filter((b) => 'heading' in b).length > 1) return null;
  const isHeading = headingsAmong(blocks.flatMap((b) => ('text' in b ? b.text.split('\n').map((line) => line.trim()) : [])));
  let found = 0;
  const cut = blocks.flatMap((block) => ('heading' in block ? [block] : block.text.split('\n').map((line) => {
    if (!isHeading(line.trim())) return { text: `${line}\n` };
    found += 1;
    return { heading: line.trim(), level: 7, anchor: null, place: { file, section: line.trim() } };
  })));
  return found > 0 ? cut : null;
}

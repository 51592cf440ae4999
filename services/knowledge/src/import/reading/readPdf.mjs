import { fileURLToPath } from 'node:url';
import { getDocument, OPS, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { foldSections, headingsAmong } from './foldSections.mjs';
import { linesOfPage, measureOf, textOfLines, withoutRepeats } from './pdfLines.mjs';
import { emptyRead, Refusal, trouble } from './trouble.mjs';

/** @typedef {import('./pdfLines.mjs').Line} Line */
const MAX_PAGES = 500;
/** A line this much larger than the text around it is a heading. */
const LARGER = 1.08;
const LONGEST_HEADING = 80;
/** Character maps of the older Chinese fonts that a PDF names instead of carrying. */
const CMAPS = fileURLToPath(new URL('../../cmaps/', import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs')));

/**
 * A PDF by its headings: lines larger than the text, else lines numbered like one. Page headers, footers and page numbers are left out.
 * @param {string} file @param {Uint8Array} bytes @returns {Promise<import('./read.ts').Read>}
 */
export async function readPdf(file, bytes) {
  const read = emptyRead('pdf');
  const { pages, pictures } = await readPages(bytes);
  const silent = pages.flatMap((lines, i) => (lines.length === 0 ? [i + 1] : []));
  if (silent.length === pages.length) throw new Refusal('no_text', `none of its ${pages.length} page(s) holds text${pictures > 0 ? ': a scanned PDF, run it through text recognition (OCR) first' : ''}`);
  for (const page of silent) read.notes.push(trouble('left_out', `page ${page} holds no text; if it is a picture, it was left out`, { file, page }));
  const { lines, repeated } = withoutRepeats(pages);
  if (repeated > 0) read.notes.push(trouble('repeated_line', `${repeated} line(s) that stand on every page, or are page numbers, were left out`, { file }));
  if (isGarbled(lines)) throw new Refusal('no_text', 'its fonts do not say which characters they draw; export the PDF anew from its source, or import that');
  const { blocks, guessed } = blocksOf(file, lines);
  read.documents.push(foldSections(file, blocks));
  if (guessed) read.notes.push(trouble('headings_guessed', 'nothing is larger than the text; lines that are numbered like a heading were taken', { file }));
  return read;
}

/** @param {Uint8Array} bytes */
async function readPages(bytes) {
  const task = getDocument({ data: new Uint8Array(bytes), cMapUrl: CMAPS, cMapPacked: true, useSystemFonts: false, disableFontFace: true, isEvalSupported: false, enableXfa: false, stopAtErrors: false, verbosity: VerbosityLevel.ERRORS });
  try {
    const document = await task.promise;
    if (document.numPages > MAX_PAGES) throw new Refusal('too_large', `${document.numPages} pages; at most ${MAX_PAGES} are read`);
    /** @type {Line[][]} */
    const pages = [];
    let pictures = 0;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const lines = linesOfPage((await page.getTextContent()).items, number);
      if (lines.length === 0) pictures += (await page.getOperatorList()).fnArray.filter((op) => op === OPS.paintImageXObject || op === OPS.paintInlineImageXObject || op === OPS.paintImageMaskXObject).length;
      pages.push(lines);
      page.cleanup();
    }
    return { pages, pictures };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (error instanceof Error && error.name === 'PasswordException') throw new Refusal('encrypted', 'the PDF has a password');
    throw new Refusal('broken', `not a PDF that can be read: ${error instanceof Error ? error.message.slice(0, 200) : ''}`);
  } finally {
    await task.destroy();
  }
}

/** @param {Line[]} lines */
function isGarbled(lines) {
  const text = lines.map((l) => l.text).join('');
  return (text.match(/[\uE000-\uF8FF\uFFFD\u0000-\u0008]/g)?.length ?? 0) > text.length / 5;
}

/** @param {string} file @param {Line[]} lines */
function blocksOf(file, lines) {
  const body = usualSize(lines);
  const larger = (/** @type {Line} */ line) => line.size > body * LARGER && line.text.length <= LONGEST_HEADING;
  // One larger line is the title; the headings may then be told by their numbers alone.
  const isMarked = lines.filter(larger).length > 1;
  const isNumbered = isMarked ? () => false : headingsAmong(lines.map((line) => line.text));
  const isHeading = (/** @type {Line} */ line) => larger(line) || isNumbered(line.text);
  const sizes = [...new Set(lines.filter(larger).map((l) => Math.round(l.size * 2)))].toSorted((a, b) => b - a);
  /** @type {import('./foldSections.mjs').Block[]} */
  const blocks = [];
  /** @type {Line[]} */
  let text = [];
  const measure = measureOf(lines.filter((line) => !isHeading(line)));
  const flush = () => { if (text.length > 0) blocks.push({ text: textOfLines(text, measure) }); text = []; };
  lines.forEach((line, i) => {
    if (!isHeading(line)) return void text.push(line);
    flush();
    const last = blocks.at(-1);
    const before = lines[i - 1];
    // A long heading goes on in the next line, in the same size and close below.
    if (last && 'heading' in last && before && larger(line) && before.page === line.page && Math.abs(before.size - line.size) < 0.5 && before.y - line.y < line.size * 1.6) last.heading = join(last.heading, line.text);
    else blocks.push({ heading: line.text, level: larger(line) ? sizes.indexOf(Math.round(line.size * 2)) + 1 : sizes.length + 1, anchor: null, place: { file, page: line.page, section: line.text } });
    return undefined;
  });
  flush();
  return { blocks, guessed: !isMarked && lines.some((line) => isNumbered(line.text)) };
}

/** @param {string} a @param {string} b */
const join = (a, b) => (/[\u2e80-\u9fff\uff00-\uffef]$/.test(a) || /^[\u2e80-\u9fff\uff00-\uffef]/.test(b) ? a + b : `${a} ${b}`);

/** The size most characters have. @param {Line[]} lines */
function usualSize(lines) {
  /** @type {Map<number, number>} */
  const weight = new Map();
  for (const { size, text } of lines) weight.set(Math.round(size * 2) / 2, (weight.get(Math.round(size * 2) / 2) ?? 0) + text.length);
  return [...weight].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

import { toSimplified } from './toSimplified.ts';

/** A text as understanding reads it, and where each of its characters stood in the original. */
export type Normalised = {
  original: string;
  /** NFKC, simplified Chinese, lower case, without invisible characters. */
  text: string;
  /** Original UTF-16 span of a span in `text`. */
  span(start: number, end: number): { start: number; end: number };
};

/** Longest text that is looked at, in UTF-16 units; the door refuses more than 4,000, so this only bounds callers inside. */
const MAX_LENGTH = 20_000;
/** Marks kept on one base character. Real writing needs at most four; ten thousand on one letter are an attack on NFKC's sorting. */
const MAX_MARKS = 4;

// Zero-width, bidirectional and other format characters, the variation selectors, soft hyphen, byte-order mark, and control characters but tab and line ends.
const INVISIBLE = /[\p{Cf}\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}\u{00}-\u{08}\u{0b}\u{0c}\u{0e}-\u{1f}\u{7f}\u{80}-\u{9f}]/u;
const MARK = /\p{M}/u;
const PLAIN = /^[\x20-\x7e]*$/;

/** Normalises a text and keeps an offset map, because entities are reported in the original's offsets. Linear in the text's length, never throws. */
export function normalise(original: string): Normalised {
  const input = original.length > MAX_LENGTH ? original.slice(0, MAX_LENGTH) : original;
  // Most English needs no map: every character stays where it is.
  if (PLAIN.test(input)) return { original, text: input.toLowerCase(), span: (start, end) => ({ start, end }) };
  return mapped(original, input);
}

function mapped(original: string, input: string): Normalised {
  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  while (at < input.length) {
    const cluster = nextCluster(input, at);
    const out = cluster.text === '' ? '' : cluster.text.normalize('NFKC').toLowerCase();
    for (let i = 0; i < out.length; i += 1) {
      starts.push(at);
      ends.push(cluster.end);
    }
    if (out !== '') pieces.push(out);
    at = cluster.end;
  }
  const text = toSimplified(pieces.join(''));
  return {
    original, text,
    span: (start, end) => (end <= start || start >= starts.length ? { start: input.length, end: input.length } : { start: starts[start] ?? 0, end: ends[end - 1] ?? input.length }),
  };
}

/** One base character with its marks (cut at MAX_MARKS); empty text for what is invisible. `end` is exclusive, in the input. */
function nextCluster(input: string, at: number): { text: string; end: number } {
  const code = input.codePointAt(at) ?? 0;
  let end = at + (code > 0xffff ? 2 : 1);
  // A lone surrogate becomes the replacement character, so that nothing downstream (the tokenizer is native code) ever sees one.
  const base = code >= 0xd800 && code <= 0xdfff ? '\ufffd' : String.fromCodePoint(code);
  if (INVISIBLE.test(base)) return { text: '', end };
  let text = base;
  let marks = 0;
  while (end < input.length) {
    const next = input.codePointAt(end) ?? 0;
    if (next < 0x300) break;
    const char = String.fromCodePoint(next);
    if (!MARK.test(char)) break;
    if (marks < MAX_MARKS && !INVISIBLE.test(char)) text += char;
    marks += 1;
    end += char.length;
  }
  return { text, end };
}

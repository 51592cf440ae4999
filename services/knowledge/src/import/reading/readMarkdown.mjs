import { Lexer } from 'marked';
import { parse } from 'yaml';
import { foldSections } from './foldSections.mjs';
import { emptyRead, Refusal } from './trouble.mjs';

const FRONT = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/;
const NAMED = /(?<!\s)\s*\{#([a-z0-9][a-z0-9.-]{0,39})\}\s*$/;
/** What an export puts before a line of text that would read as a mark of structure. */
const ESCAPED = /^(\s{0,3})\\(?=#{1,6}(\s|$)|=+\s*$|-{2,}\s*$|```|~~~)/gm;

/**
 * Markdown with or without front matter. Headings become sections; what stands between them stays as it was written. HTML in it is text like any other.
 * @param {string} file @param {string} text @returns {import('./read.ts').Read}
 */
export function readMarkdown(file, text) {
  const read = emptyRead('markdown');
  const { meta, body, offset } = frontMatter(text);
  let line = offset;
  const blocks = lex(body).map((token) => {
    const at = line;
    line += token.raw.split('\n').length - 1;
    return token.type === 'heading' ? headingOf(file, token, at) : { text: token.raw.replace(ESCAPED, '$1') };
  });
  const title = typeof meta['title'] === 'string' ? meta['title'] : null;
  read.documents.push(foldSections(file, blocks, meta, title));
  return read;
}

/** @param {string} file @param {{ text: string, depth: number }} token @param {number} line */
function headingOf(file, token, line) {
  const named = NAMED.exec(token.text);
  const [heading, anchor] = named ? [token.text.slice(0, named.index), named[1] ?? null] : [token.text, null];
  return { heading: heading.trim() || '—', level: token.depth, anchor, place: { file, section: heading.trim(), line } };
}

/** @param {string} body @returns {{ type: string, raw: string, text: string, depth: number }[]} */
function lex(body) {
  const lexer = new Lexer({ gfm: true });
  // Blocks alone: what stands within a line stays as it was written, and reading it would cost the square of a long one.
  // Blocks of HTML and definitions of links would swallow the headings behind them; here they are words.
  const tokenizer = lexer.options.tokenizer;
  if (tokenizer) { tokenizer.html = () => undefined; tokenizer.def = () => undefined; }
  return /** @type {{ type: string, raw: string, text: string, depth: number }[]} */ (lexer.blockTokens(body.replaceAll('\r\n', '\n'), []).map((t) => ({ type: t.type, raw: t.raw, text: 'text' in t ? String(t.text) : '', depth: 'depth' in t ? Number(t.depth) : 0 })));
}

/** @param {string} text @returns {{ meta: Record<string, unknown>, body: string, offset: number }} */
function frontMatter(text) {
  const found = FRONT.exec(text);
  if (!found) return { meta: {}, body: text, offset: 1 };
  const body = text.slice(found[0].length);
  try {
    const meta = parse(found[1] ?? '', { maxAliasCount: 20 });
    if (meta !== null && (typeof meta !== 'object' || Array.isArray(meta))) throw new Error('it must hold "name: value" lines');
    return { meta: meta ?? {}, body, offset: found[0].split('\n').length };
  } catch (error) {
    throw new Refusal('broken', `the front matter is not YAML: ${error instanceof Error ? error.message.split('\n')[0] : ''}`, { line: 1 });
  }
}

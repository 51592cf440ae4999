import { inLanguage, type ItemOf, type Language } from '@lobby/contracts';
import { stringify } from 'yaml';

/** A line of text that would read as a heading, a rule or a fence. The import takes the backslash away. */
const STRUCTURE = /^(\s{0,3})(?=#{1,6}(\s|$)|=+\s*$|-{2,}\s*$|```|~~~)/gm;

/** One document in one language as Markdown: front matter, then a heading per section with its anchor, so that importing it again changes nothing. */
export function documentMarkdown({ id, title, owner, validFrom, validTo, reviewBy, tags, body }: ItemOf<'document'>, language: Language): string {
  const front = stringify({ id, language, title: inLanguage(title, language), summary: inLanguage(body.summary, language), owner, validFrom, ...(validTo ? { validTo } : {}), ...(reviewBy ? { reviewBy } : {}), ...(tags.length > 0 ? { tags } : {}) }, { lineWidth: 0 });
  const sections = body.sections.map((s) => `## ${inLanguage(s.heading, language)} {#${s.anchor}}\n\n${inLanguage(s.text, language).trim().replace(STRUCTURE, '$1\\')}\n`);
  return `---\n${front}---\n\n${sections.join('\n')}`;
}

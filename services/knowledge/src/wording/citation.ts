import { inLanguage, type Citation, type Language, type ReleasedItem } from '@lobby/contracts';
import { isValidOn, type ContentIndex } from '../releases/contentIndex.ts';

/** Longest excerpt of a citation sheet, in characters. */
const EXCERPT_MAX = 240;

/** Cites an item as it stands in the release. */
export function cite({ item, version }: ReleasedItem, language: Language, excerpt?: string): Citation {
  return { itemId: item.id, version, title: inLanguage(item.title, language), validFrom: item.validFrom, ...(excerpt ? { excerpt: shorten(excerpt) } : {}) };
}

/** Cites the section of a document that a rule or an FAQ stands on; undefined when the release does not hold it, or when the document is not in force on the day. */
export function citeSection({ index, language, asOf }: { index: ContentIndex; language: Language; asOf: string }, source: { document: string; section: string }): Citation | undefined {
  const document = index.find('document', source.document);
  if (!document || !isValidOn(document.item, asOf)) return undefined;
  const section = document.item.body.sections.find((s) => s.anchor === source.section);
  const heading = section ? ` · ${inLanguage(section.heading, language)}` : '';
  return {
    ...cite(document, language, section ? inLanguage(section.text, language) : undefined),
    title: `${inLanguage(document.item.title, language)}${heading}`, section: source.section,
  };
}

/** Each item and section once, in the order of first mention. */
export function uniqueCitations(citations: readonly (Citation | undefined)[]): Citation[] {
  const seen = new Map<string, Citation>();
  for (const c of citations) if (c && !seen.has(`${c.itemId}@${c.version}#${c.section ?? ''}`)) seen.set(`${c.itemId}@${c.version}#${c.section ?? ''}`, c);
  return [...seen.values()];
}

export const shorten = (text: string): string => (text.length <= EXCERPT_MAX ? text : `${text.slice(0, EXCERPT_MAX - 1)}…`);

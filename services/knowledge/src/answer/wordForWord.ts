import { inLanguage, type Language } from '@lobby/contracts';
import { bareText } from '../faq/normalise.ts';
import type { ContentIndex } from '../releases/contentIndex.ts';
import { cached } from './asked/cached.ts';

const phrasings = new WeakMap<ContentIndex, Map<Language, ReadonlyMap<string, string>>>();

/** The FAQ of which this text is a phrasing or the title, but for punctuation and script. Where two have the same words (the gate warns of it), the first. */
export const faqOfWords = (text: string, index: ContentIndex, language: Language): string | undefined =>
  cached(phrasings, index, language, () => phrasingsOf(index, language)).get(bareText(text));

function phrasingsOf(index: ContentIndex, language: Language): ReadonlyMap<string, string> {
  const pairs = index.of('faq').filter(({ item }) => item.body.audience === 'customer')
    .flatMap(({ item }) => [inLanguage(item.title, language), ...item.body.phrasings[language]].map((text) => [bareText(text), item.id] as const));
  return new Map(pairs.toReversed());
}

import { LANGUAGES, SEARCH_FACETS } from '@lobby/contracts';
import type { FaqHit, FaqQuery } from './faqStore.ts';

type Facet = (typeof SEARCH_FACETS)[number];
/** How many hits a search that counts looks at; figures end there. */
const DEPTH = 500;
/** What is found with less than this certainty shares a word at most, and is not counted. */
const RELEVANT = 0.1;

/** `total` and `counts` (value → number, per facet) are of all that was found; `hits` are the best of it. */
export type Explored = { hits: FaqHit[]; total: number; counts: Record<Facet, ReadonlyMap<string, number>> };

/** What the query is narrowed to, and the query without it. */
const WIDER: Record<Exclude<Facet, 'language'>, (query: FaqQuery) => FaqQuery | null> = {
  kind: ({ kinds, ...query }) => (kinds ? query : null),
  topic: ({ topic, ...query }) => (topic === undefined ? null : query),
  category: ({ category, ...query }) => (category === undefined ? null : query),
  product: ({ product, ...query }) => (product === undefined ? null : query),
};
const VALUES: Record<Exclude<Facet, 'language'>, (hit: FaqHit) => readonly string[]> = {
  kind: ({ passage }) => [passage.kind], topic: ({ passage }) => (passage.topic ? [passage.topic] : []), category: ({ passage }) => passage.categories, product: ({ passage }) => passage.products,
};

/**
 * A search with facets, the same on every engine: a facet's number is what choosing that value would find, so a facet that is narrowed already is counted without its own narrowing.
 * @param search of one release
 */
export async function exploreFaq(search: (query: FaqQuery) => Promise<FaqHit[]>, query: FaqQuery): Promise<Explored> {
  const found = async (wish: FaqQuery): Promise<FaqHit[]> => (await search({ ...wish, limit: DEPTH })).filter((hit) => hit.score >= RELEVANT);
  const hits = await found(query);
  const count = async (facet: Exclude<Facet, 'language'>): Promise<ReadonlyMap<string, number>> => {
    const wider = WIDER[facet](query);
    return tally((wider ? await found(wider) : hits).flatMap(VALUES[facet]));
  };
  const [kind, topic, category, product] = await Promise.all([count('kind'), count('topic'), count('category'), count('product')]);
  return { hits: hits.slice(0, query.limit), total: hits.length, counts: { kind, topic, category, product, language: await inEachLanguage(found, query, hits.length) } };
}

/** The query's vector belongs to one language's encoder; the others are searched by words. */
async function inEachLanguage(found: (query: FaqQuery) => Promise<FaqHit[]>, query: FaqQuery, own: number): Promise<ReadonlyMap<string, number>> {
  const counts = await Promise.all(LANGUAGES.map(async (language) => [language, language === query.language ? own : (await found({ ...query, language, vector: null })).length] as const));
  return new Map(counts.filter(([, count]) => count > 0));
}

function tally(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

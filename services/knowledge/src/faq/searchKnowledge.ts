import { SEARCH_FACETS, inLanguage, type Encoder, type FacetCount, type Language, type SearchFacets, type SearchHit, type SearchResponse } from '@lobby/contracts';
import { fillText, plainText } from '../answer/fillText.ts';
import type { ContentIndex } from '../releases/contentIndex.ts';
import type { ServedReleases } from '../releases/servedReleases.ts';
import { shorten } from '../wording/citation.ts';
import { encodeInTime } from './encodeInTime.ts';
import { exploreFaq, type Explored } from './exploreFaq.ts';
import { PASSAGE_KINDS, type FaqHit, type FaqQuery, type FaqStore, type PassageKind, type Sight } from './faqStore.ts';
import { highlightsOf } from './highlight.ts';

/** What may be seen: `kind` is any kind of item, of which some have no passages. */
export type SightWish = { asOf: string; audience?: Sight['audience'] } & { [K in 'kind' | 'topic' | 'category' | 'product' | 'channel']?: string | undefined };

export type SearchWish = SightWish & { q: string; language: Language; limit: number;
  /** Counts what was found. */
  facets?: boolean;
  /** Calibrated topic scores, where somebody has read the text; the prior of the ranking. */
  topicScores?: readonly { id: string; score: number }[];
  /** Products the reader understood. */
  products?: readonly string[];
  only?: 'words' | 'meaning';
};

export type SearchDeps = { served: ServedReleases; faq: FaqStore; encoder: Encoder };
type Shown = { index: ContentIndex; language: Language; asOf: string };
/** More values of a facet than a screen shows. */
const FACET_VALUES_MAX = 20;

/** Search for a box on a screen: every kind of text, valid on the day, for the audience. A passage with a number that cannot be filled is left out. */
export async function searchKnowledge(deps: SearchDeps, releaseId: string, wish: SearchWish): Promise<SearchResponse> {
  const startedAt = performance.now();
  const { index } = await deps.served.open(releaseId);
  const shown: Shown = { index, language: wish.language, asOf: wish.asOf };
  const query = await queryOf(deps.encoder, wish);
  const search = (asked: FaqQuery) => deps.faq.search(releaseId, asked);
  const explored = wish.facets ? await exploreFaq(search, query) : null;
  const found = explored?.hits ?? await search(query);
  const suggestion = found[0]?.score === 1 ? null : await deps.faq.correct(releaseId, query);
  return {
    hits: found.flatMap((hit) => hitOf(hit, wish.q, shown)), tookMs: Math.round((performance.now() - startedAt) * 100) / 100,
    ...(suggestion === null ? {} : { suggestion }), ...(explored ? { total: explored.total, facets: facetsOf(explored, shown) } : {}),
  };
}

export const sightOf = ({ asOf, audience, kind, topic, category, product, channel }: SightWish): Sight => ({
  asOf, audience: audience ?? 'customer', ...(kind === undefined ? {} : { kinds: PASSAGE_KINDS.filter((k) => k === kind) as PassageKind[] }),
  ...(topic ? { topic } : {}), ...(category ? { category } : {}), ...(product ? { product } : {}), ...(channel ? { channel } : {}),
});

async function queryOf(encoder: Encoder, wish: SearchWish): Promise<FaqQuery> {
  const vector = worthEncoding(wish.q) ? await encodeInTime(encoder, wish.q, wish.language) : null;
  return { ...sightOf(wish), text: wish.q, vector, language: wish.language, topicScores: [...(wish.topicScores ?? [])], products: [...(wish.products ?? [])], ...(wish.only ? { only: wish.only } : {}), limit: wish.limit };
}

/** A syllable or two that somebody is still typing means nothing to an encoder yet. */
const worthEncoding = (q: string): boolean => /[\u4e00-\u9fff]{3,}|\w+\s+\w+/.test(q);

function hitOf({ passage, score }: FaqHit, q: string, shown: Shown): SearchHit[] {
  const filled = fillText(passage.body, shown);
  if (!filled) return [];
  const snippet = shorten(plainText(filled.text));
  return [{
    itemId: passage.itemId, version: passage.version, kind: passage.kind, title: passage.title, snippet, score: Math.round(score * 1000) / 1000, audience: passage.audience,
    highlights: { title: highlightsOf(q, passage.title), snippet: highlightsOf(q, snippet) },
  }];
}

function facetsOf({ counts }: Explored, shown: Shown): SearchFacets {
  const labels: Record<(typeof SEARCH_FACETS)[number], (value: string) => string | undefined> = {
    kind: () => undefined, language: () => undefined, product: (id) => titleOf(shown, shown.index.get(id)?.item),
    topic: (id) => titleOf(shown, shown.index.topic(id)?.item),
    category: (name) => titleOf(shown, termOf(shown.index, `category:${name}`)),
  };
  const list = (facet: (typeof SEARCH_FACETS)[number]): FacetCount[] =>
    [...counts[facet]].map(([value, count]) => ({ value, label: labels[facet](value) ?? value, count })).toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, FACET_VALUES_MAX);
  return { kind: list('kind'), language: list('language'), topic: list('topic'), category: list('category'), product: list('product') };
}

/** The word for a category: of several terms that stand for it, the one that stands for the fewest others ("信用卡" rather than "银行卡"). */
const termOf = (index: ContentIndex, tag: string) => index.of('term').map(({ item }) => item).filter((item) => item.tags.includes(tag)).toSorted((a, b) => a.tags.length - b.tags.length)[0];

const titleOf = ({ language }: Shown, item: { title: Parameters<typeof inLanguage>[0] } | undefined): string | undefined => (item ? inLanguage(item.title, language) : undefined);

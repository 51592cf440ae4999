import type { Encoder, Language, SearchResponse } from '@lobby/contracts';
import { fillText, plainText } from '../answer/fillText.ts';
import type { ServedReleases } from '../releases/servedReleases.ts';
import { PASSAGE_KINDS, type FaqStore, type PassageKind } from './faqStore.ts';
import { shorten } from '../wording/citation.ts';

export type SearchWish = { q: string; language: Language; kind?: string | undefined; limit: number; asOf: string;
  /** Calibrated topic scores, where somebody has read the text; the prior of the ranking. */
  topicScores?: readonly { id: string; score: number }[];
  /** Products the reader understood. */
  products?: readonly string[];
  only?: 'words' | 'meaning';
};

/** Search for a box on a screen: every kind of text, valid today, for customers. A passage with a number that cannot be filled is left out. */
export async function searchKnowledge(deps: { served: ServedReleases; faq: FaqStore; encoder: Encoder }, releaseId: string, wish: SearchWish): Promise<SearchResponse> {
  const startedAt = performance.now();
  const { index } = await deps.served.open(releaseId);
  const kinds = PASSAGE_KINDS.filter((kind) => wish.kind === undefined || kind === wish.kind);
  const vector = deps.encoder.semantic && worthEncoding(wish.q) ? await deps.encoder.encode(wish.q, wish.language).catch(() => null) : null;
  const found = await deps.faq.search(releaseId, { text: wish.q, vector, language: wish.language, topicScores: [...(wish.topicScores ?? [])], products: [...(wish.products ?? [])], ...(wish.only ? { only: wish.only } : {}), asOf: wish.asOf, audience: 'customer', kinds: kinds as PassageKind[], limit: wish.limit });
  const hits = found.flatMap(({ passage, score }) => {
    const filled = fillText(passage.body, { index, language: wish.language, asOf: wish.asOf });
    return filled ? [{ itemId: passage.itemId, version: passage.version, kind: passage.kind, title: passage.title, snippet: shorten(plainText(filled.text)), score: Math.round(score * 1000) / 1000 }] : [];
  });
  return { hits, tookMs: Math.round((performance.now() - startedAt) * 100) / 100 };
}

/** A syllable or two that somebody is still typing means nothing to an encoder yet. */
const worthEncoding = (q: string): boolean => /[\u4e00-\u9fff]{3,}|\w+\s+\w+/.test(q);

import type { Language, SuggestResponse, Suggestion } from '@lobby/contracts';
import { fillText } from '../answer/fillText.ts';
import type { FaqStore } from './faqStore.ts';
import { highlightsOf } from './highlight.ts';
import { sightOf, type SearchDeps, type SightWish } from './searchKnowledge.ts';

export type SuggestWish = SightWish & { q: string; language: Language; limit: number };

/** Asked for more than is shown: two passages may have one title, and one may hold a number that is not valid on the day. */
const ASKED_TIMES = 3;

/** Titles that go on from what is typed; each can be answered today, for this audience. */
export async function suggestKnowledge({ served, faq }: Omit<SearchDeps, 'encoder'> & { faq: FaqStore }, releaseId: string, wish: SuggestWish): Promise<SuggestResponse> {
  const startedAt = performance.now();
  const { index } = await served.open(releaseId);
  const found = await faq.complete(releaseId, { ...sightOf(wish), text: wish.q, language: wish.language, limit: wish.limit * ASKED_TIMES });
  const suggestions = new Map<string, Suggestion>();
  for (const { itemId, kind, title, body } of found) {
    if (suggestions.size === wish.limit) break;
    if (!suggestions.has(title) && fillText(body, { index, language: wish.language, asOf: wish.asOf })) suggestions.set(title, { itemId, kind, title, highlights: highlightsOf(wish.q, title) });
  }
  return { suggestions: [...suggestions.values()], tookMs: Math.round((performance.now() - startedAt) * 100) / 100 };
}

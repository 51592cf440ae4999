import type { Language, SearchHit } from '@lobby/contracts';
import { useCallback } from 'react';
import { useAsTyped } from '../composer/useAsTyped.ts';
import { usePanel } from '../context.ts';

const SHOWN = 5;
/** Asked for more than is shown: two items may have the same title. */
const ASKED = 15;

/** Up to five questions the bank has answers for. */
export function useSuggestions(text: string, language: Language): readonly SearchHit[] {
  const { api } = usePanel();
  return useAsTyped(text, useCallback(async (q, signal) => {
    const answer = await api.get<{ hits: SearchHit[] }>('/api/v1/knowledge/search', { query: { q, language, kind: 'faq', limit: ASKED }, signal });
    return answer.ok ? distinct(answer.value.hits).slice(0, SHOWN) : [];
  }, [api, language]));
}

const distinct = (hits: readonly SearchHit[]): SearchHit[] => hits.filter((hit, i) => hits.findIndex((other) => other.title === hit.title) === i);

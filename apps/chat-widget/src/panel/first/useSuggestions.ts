import type { Language, SearchHit } from '@lobby/contracts';
import { useEffect, useState } from 'react';
import { usePanel } from '../context.ts';

const REST_MS = 180;
const SHOWN = 5;
/** Asked for more than is shown: one item may be found by several of its phrasings, and two by the same title. */
const ASKED = 15;
const LENGTH_MIN = 2;
const LENGTH_MAX = 60;

const NONE: readonly SearchHit[] = [];

/** Up to five questions the bank has answers for, a moment after the typing rests. A failed search shows nothing: it is help, not a need. */
export function useSuggestions(text: string, language: Language): readonly SearchHit[] {
  const { api } = usePanel();
  const [found, setFound] = useState(NONE);
  const worthwhile = text.length >= LENGTH_MIN && text.length <= LENGTH_MAX;
  useEffect(() => {
    if (!worthwhile) return undefined;
    const searching = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await api.get<{ hits: SearchHit[] }>('/api/v1/knowledge/search', { query: { q: text, language, kind: 'faq', limit: ASKED }, signal: searching.signal });
      if (!searching.signal.aborted) setFound(answer.ok ? distinct(answer.value.hits).slice(0, SHOWN) : NONE);
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      searching.abort();
    };
  }, [api, text, language, worthwhile]);
  return worthwhile ? found : NONE;
}

const distinct = (hits: readonly SearchHit[]): SearchHit[] => hits.filter((hit, i) => hits.findIndex((other) => other.title === hit.title) === i);

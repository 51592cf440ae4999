import { valueOrThrow } from '@lobby/client/staff';
import type { SuggestResponse } from '@lobby/contracts';
import { SearchInput, currentLanguage } from '@lobby/ui/staff';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';

const SUGGESTIONS = 5;
const TYPED_MAX = 60;

/** The list's search box: titles of what is published go on from what is typed. */
export function ItemSearch({ q, onSearch }: { q: string; onSearch: (text: string) => void }) {
  const t = useT();
  const [typed, setTyped] = useState(q);
  // Somebody else changed the words: a correction was taken, or the way back.
  const [known, setKnown] = useState(q);
  if (known !== q) { setKnown(q); if (typed.trim() !== q) setTyped(q); }
  const text = useDeferredValue(typed.trim());
  const { data } = useQuery({
    queryKey: ['suggest', currentLanguage(), text], enabled: text.length > 1 && text.length <= TYPED_MAX, placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => valueOrThrow(await session.api.get<SuggestResponse>('/api/v1/knowledge/suggest/staff', { query: { q: text, language: currentLanguage(), limit: SUGGESTIONS }, signal })),
  });
  return <SearchInput className="items-search" value={typed} label={t('items.search')} suggestions={data?.suggestions.filter(({ title }) => title !== text) ?? []} onChange={(value) => { setTyped(value); onSearch(value.trim()); }} />;
}

import { valueOrThrow } from '@lobby/client/staff';
import type { ItemPage } from '@lobby/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { session } from '../session/session.ts';

const SHOWN = 30;
export type ItemOption = { value: string; label: string };

/** Items of a kind that fit what was typed, as choices; those already chosen stay among them. */
export function useItemOptions(kind: string, typed: string, chosen: readonly string[]): { options: ItemOption[]; loading: boolean } {
  const q = useDeferredValue(typed.trim());
  const query = useQuery({
    queryKey: ['items', 'options', kind, q], staleTime: 60_000,
    queryFn: async ({ signal }) => valueOrThrow(await session.api.get<ItemPage>('/api/v1/items', { query: { kind, q, limit: SHOWN }, signal })).rows,
    placeholderData: keepPreviousData,
  });
  const found = (query.data ?? []).map((row) => ({ value: row.id, label: `${row.title} · ${row.id}` }));
  const others = chosen.filter((id) => !found.some((option) => option.value === id)).map((id) => ({ value: id, label: id }));
  return { options: [...found, ...others], loading: query.isFetching };
}

import { valueOrThrow } from '@lobby/client/staff';
import type { ItemDetail, ItemPage } from '@lobby/contracts';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { session } from '../session/session.ts';
import { titleOf } from './titleOf.ts';

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
  const found = (query.data ?? []).map((row) => ({ value: row.id, label: `${titleOf(row)} · ${row.id}` }));
  const missing = chosen.filter((id) => !found.some((option) => option.value === id));
  const titles = useItemTitles(missing);
  const others = missing.map((id) => ({ value: id, label: titles.has(id) ? `${titles.get(id)} · ${id}` : id }));
  return { options: [...found, ...others], loading: query.isFetching };
}

const ITEM_ID = /^[a-z]+\.[a-z0-9][a-z0-9_-]*$/;

/** Titles of items that no search has brought. */
function useItemTitles(ids: readonly string[]): ReadonlyMap<string, string> {
  const results = useQueries({
    queries: ids.filter((id) => ITEM_ID.test(id)).map((id) => ({
      queryKey: ['item', id], staleTime: 60_000,
      queryFn: async ({ signal }: { signal: AbortSignal }) => valueOrThrow(await session.api.get<ItemDetail>(`/api/v1/items/${id}`, { signal })),
    })),
  });
  return new Map(results.flatMap(({ data }) => (data ? [[data.row.id, titleOf(data.row)] as const] : [])));
}

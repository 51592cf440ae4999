import { valueOrThrow } from '@lobby/client/staff';
import type { ItemPage, ItemRow, Problem } from '@lobby/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { session } from '../session/session.ts';

const PAGE = 50;
export type ItemFilter = { q: string; kind: string; state: string; view: string; owner: string };

/** One page of the table. The server pages by cursor, so the way back is the list of cursors walked. A new filter starts at the beginning. */
export function useItemPage(filter: ItemFilter) {
  const q = useDeferredValue(filter.q);
  const name = JSON.stringify([q, filter.kind, filter.state, filter.view, filter.owner]);
  const [walked, setWalked] = useState<{ name: string; cursors: readonly string[] }>({ name, cursors: [] });
  const cursors = walked.name === name ? walked.cursors : [];
  const after = cursors.at(-1);
  const query = useQuery({
    queryKey: ['items', 'page', q, filter.kind, filter.state, filter.view, filter.owner, after],
    queryFn: async ({ signal }) => valueOrThrow(await session.api.get<ItemPage>('/api/v1/items', { query: { q, kind: filter.kind, state: filter.state, view: filter.view, owner: filter.owner, after, limit: PAGE }, signal })),
    placeholderData: keepPreviousData,
  });
  const next = query.data?.next ?? null;
  return {
    rows: query.data?.rows ?? ([] as ItemRow[]), total: query.data?.total ?? null, loading: query.isFetching && (query.isPending || query.isPlaceholderData),
    problem: (query.error?.problem ?? null) as Problem | null, retry: () => void query.refetch(),
    hasNext: next !== null, hasPrevious: cursors.length > 0,
    next: () => { if (next) setWalked({ name, cursors: [...cursors, next] }); },
    previous: () => setWalked({ name, cursors: cursors.slice(0, -1) }),
  };
}

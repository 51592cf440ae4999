import { valueOrThrow } from '@lobby/client/staff';
import type { Problem, TicketPage, TicketRow } from '@lobby/contracts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { session } from '../session/session.ts';

/** Parameters of GET /tickets that the screen sets. */
export type TicketQuery = Readonly<Partial<Record<'status' | 'queue' | 'assignee' | 'priority' | 'tag' | 'topic' | 'only' | 'q', string>>>;
export const START: TicketQuery = { only: 'running' };
const PAGE = 100;

/** Only what is set; an empty search is none. */
export function sent(query: TicketQuery): Record<string, string> {
  return Object.fromEntries(Object.entries(query).flatMap(([key, value]) => (value?.trim() ? [[key, value.trim()]] : [])));
}

export function exportAddress(query: TicketQuery): string {
  return `/api/v1/tickets/export?${new URLSearchParams(sent(query)).toString()}`;
}

/** The tickets a query finds, page by page. */
export function useTicketList(query: TicketQuery): { rows: readonly TicketRow[]; total: number | null; loading: boolean; problem: Problem | null; more: () => void; retry: () => void } {
  const list = useInfiniteQuery({
    queryKey: ['tickets', sent(query)], initialPageParam: '', placeholderData: keepPreviousData,
    queryFn: async ({ pageParam, signal }) => valueOrThrow(await session.api.get<TicketPage>('/api/v1/tickets', { query: { ...sent(query), limit: PAGE, ...(pageParam ? { after: pageParam } : {}) }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  return {
    rows: list.data?.pages.flatMap((page) => page.rows) ?? [], total: list.data?.pages[0]?.total ?? null, loading: list.isPending, problem: list.error?.problem ?? null,
    more: () => { if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage(); }, retry: () => void list.refetch(),
  };
}

import { valueOrThrow } from '@lobby/client/staff';
import type { AuditPage, StaffList } from '@lobby/contracts';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { session } from '../session/session.ts';

export type AuditFilter = { actor?: string; action?: string; subject?: string; from?: string; to?: string };
const PAGE = 50;

/** The audit, newest first; `fetchNextPage` goes further back. Every page read is itself a line of the audit. */
export function useAudit(filter: AuditFilter) {
  return useInfiniteQuery({
    queryKey: ['audit', filter], initialPageParam: null as number | null, placeholderData: keepPreviousData, staleTime: Infinity, refetchOnWindowFocus: false,
    queryFn: async ({ pageParam, signal }) => valueOrThrow(await session.api.get<AuditPage>('/api/v1/audit', { query: { ...filter, before: pageParam, limit: PAGE }, signal })),
    getNextPageParam: (page) => page.next,
  });
}

export function useStaffList() {
  return useQuery({ queryKey: ['staff'], queryFn: async ({ signal }) => valueOrThrow(await session.api.get<StaffList>('/api/v1/staff', { signal })).rows });
}

/** Where the same lines can be had as a file. */
export function exportHref(filter: AuditFilter): string {
  const pairs = Object.entries(filter).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return `/api/v1/audit/export${pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ''}`;
}

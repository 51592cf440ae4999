import { valueOrThrow } from '@lobby/client/staff';
import type { LegalHoldList, PrivacyPolicy, PrivacyRequestList } from '@lobby/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { session } from '../session/session.ts';

const BASE = '/api/v1/privacy';

export const useRequests = () => useQuery({ queryKey: ['privacy', 'requests'], queryFn: async ({ signal }) => valueOrThrow(await session.api.get<PrivacyRequestList>(`${BASE}/requests`, { signal })).rows });
export const useHolds = () => useQuery({ queryKey: ['privacy', 'holds'], queryFn: async ({ signal }) => valueOrThrow(await session.api.get<LegalHoldList>(`${BASE}/holds`, { signal })).rows });
export const usePolicy = () => useQuery({ queryKey: ['privacy', 'policy'], queryFn: async ({ signal }) => valueOrThrow(await session.api.get<PrivacyPolicy>(`${BASE}/policy`, { signal })) });

/** Reads everything about personal data anew, after a change or a lost race. */
export function useRefresh(): () => Promise<void> {
  const cache = useQueryClient();
  return () => cache.invalidateQueries({ queryKey: ['privacy'] });
}

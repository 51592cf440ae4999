import { valueOrThrow } from '@lobby/client/staff';
import type { QueueList, Role, StaffList, StaffRequestList } from '@lobby/contracts';
import { currentLanguage } from '@lobby/ui/staff';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';

/** Another admin may decide at any moment. */
const AGAIN_MS = 15_000;

export const useAccounts = () => useQuery({ queryKey: ['accounts', 'rows'], queryFn: async ({ signal }) => valueOrThrow(await session.api.get<StaffList>('/api/v1/staff', { signal })).rows });
export const useStaffRequests = () => useQuery({ queryKey: ['accounts', 'requests'], refetchInterval: AGAIN_MS, queryFn: async ({ signal }) => valueOrThrow(await session.api.get<StaffRequestList>('/api/v1/staff/requests', { signal })).rows });
export const useQueueNames = (enabled: boolean) => useQuery({ queryKey: ['queues'], enabled, staleTime: 60_000, queryFn: async ({ signal }) => valueOrThrow(await session.api.get<QueueList>('/api/v1/queues', { signal })).queues });

/** Reads accounts and requests anew, after a change or a lost race. */
export function useRefreshAccounts(): () => Promise<void> {
  const cache = useQueryClient();
  return () => cache.invalidateQueries({ queryKey: ['accounts'] });
}

/** Roles in the reader's language. */
export function useRoleNames(): (roles: readonly Role[]) => string {
  const t = useT();
  return (roles) => roles.map((role) => t(`role.${role}`)).join(currentLanguage() === 'zh' ? '、' : ', ');
}

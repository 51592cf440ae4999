import { valueOrThrow } from '@lobby/client/staff';
import type { StaffSessionList } from '@lobby/contracts';
import { useQuery } from '@tanstack/react-query';
import { session } from '../session/session.ts';

export const OWN_SESSIONS = ['own', 'sessions'];

export function useOwnSessions() {
  return useQuery({ queryKey: OWN_SESSIONS, queryFn: async ({ signal }) => valueOrThrow(await session.api.get<StaffSessionList>('/api/v1/desk/sessions', { signal })) });
}

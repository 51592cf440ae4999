import { valueOrThrow } from '@lobby/client/staff';
import type { AgentState } from '@lobby/contracts';
import { useQuery } from '@tanstack/react-query';
import { session, useMay } from '../session/session.ts';

const REFRESH_MS = 5_000;

const STILL_MS = 300_000;

/** Colleagues at the desk with presence and load. `watch` keeps the figures fresh; `still` is for their names alone, which do not change. */
export function useAgents({ watch = false, enabled = true, still = false }: { watch?: boolean; enabled?: boolean; still?: boolean } = {}) {
  const may = useMay('queue.read');
  const query = useQuery({
    queryKey: ['agents'], enabled: may && enabled, refetchInterval: watch ? REFRESH_MS : false, staleTime: still ? STILL_MS : 0,
    queryFn: async ({ signal }) => valueOrThrow(await session.api.get<{ agents: AgentState[] }>('/api/v1/agents', { signal })).agents,
  });
  const nameOf = (id: string): string => query.data?.find((agent) => agent.id === id)?.name ?? id;
  return { query, agents: query.data ?? [], nameOf };
}

import { valueOrThrow } from '@lobby/client/staff';
import type { Queue } from '@lobby/contracts';
import { currentLanguage } from '@lobby/ui/staff';
import { useQuery } from '@tanstack/react-query';
import { session, useMay } from '../session/session.ts';

const REFRESH_MS = 5_000;

/** The queues with what stands in them. `watch` keeps the figures fresh while the screen is open. */
export function useQueues({ watch = false }: { watch?: boolean } = {}) {
  const may = useMay('queue.read');
  const query = useQuery({
    queryKey: ['queues'], enabled: may, refetchInterval: watch ? REFRESH_MS : false, staleTime: watch ? 0 : 60_000,
    queryFn: async ({ signal }) => valueOrThrow(await session.api.get<{ queues: Queue[] }>('/api/v1/queues', { signal })).queues,
  });
  const nameOf = (id: string | null | undefined): string => (id ? (query.data?.find((queue) => queue.id === id)?.name[currentLanguage()] ?? id) : '—');
  return { query, queues: query.data ?? [], nameOf };
}

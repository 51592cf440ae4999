import { valueOrThrow } from '@lobby/client/staff';
import type { QueueSettings } from '@lobby/contracts';
import { useQuery } from '@tanstack/react-query';
import { session, useMay } from '../session/session.ts';

const REFRESH_MS = 60_000;

/** Hours and routing of every queue. */
export function useQueueSettings() {
  const may = useMay('queue.read');
  return useQuery({
    queryKey: ['queue-settings'], enabled: may, refetchInterval: REFRESH_MS,
    queryFn: async ({ signal }) => valueOrThrow(await session.api.get<{ queues: QueueSettings[] }>('/api/v1/queue-settings', { signal })).queues,
  });
}

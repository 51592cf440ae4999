import { valueOrThrow } from '@lobby/client/staff';
import type { ItemPage, UnansweredList } from '@lobby/contracts';
import { useQuery } from '@tanstack/react-query';
import { session, useMay } from '../session/session.ts';

const FRESH_MS = 30_000;

/** How much waits: reviews and unanswered questions, for the bar. */
export function useCounts(): { review: number; unanswered: number } {
  const enabled = useMay('item.read');
  const review = useQuery({
    queryKey: ['items', 'count', 'in_review'], enabled, refetchInterval: FRESH_MS,
    queryFn: async ({ signal }) => valueOrThrow(await session.api.get<ItemPage>('/api/v1/items', { query: { state: 'in_review', limit: 1 }, signal })).total,
  });
  const unanswered = useQuery({
    queryKey: ['unanswered', 'count'], enabled, refetchInterval: FRESH_MS,
    queryFn: async ({ signal }) => valueOrThrow(await session.api.get<UnansweredList>('/api/v1/unanswered', { query: { limit: 1 }, signal })).counts.open,
  });
  return { review: review.data ?? 0, unanswered: unanswered.data ?? 0 };
}

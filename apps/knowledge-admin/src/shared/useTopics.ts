import { valueOrThrow } from '@lobby/client/staff';
import type { ItemPage } from '@lobby/contracts';
import { currentLanguage } from '@lobby/ui/staff';
import { useQuery } from '@tanstack/react-query';
import { session } from '../session/session.ts';

const ALL = 200;
const PREFIX = 'topic.';

/** The bank's topics by id and title, as its topic items name them. */
export function useTopics(): { value: string; label: string }[] {
  const query = useQuery({
    queryKey: ['items', 'topics'], staleTime: 60_000,
    queryFn: async ({ signal }) => valueOrThrow(await session.api.get<ItemPage>('/api/v1/items', { query: { kind: 'topic', limit: ALL }, signal })).rows,
  });
  const english = currentLanguage() === 'en';
  return (query.data ?? []).map((row) => {
    const topic = row.id.slice(PREFIX.length);
    return { value: topic, label: `${english ? (row.titleEn ?? row.title) : row.title} · ${topic}` };
  });
}

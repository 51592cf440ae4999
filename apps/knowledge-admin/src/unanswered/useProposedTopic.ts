import type { UnansweredCluster } from '@lobby/contracts';
import { valueOrThrow } from '@lobby/client/staff';
import { useQuery } from '@tanstack/react-query';
import { session } from '../session/session.ts';

type Parsed = { topics: { id: string; score: number }[] };

/** The topic most of the questions were taken for; where none was, the one that understanding finds nearest, for an editor to confirm. Null until it is known. */
export function useProposedTopic({ title, language, draft }: UnansweredCluster): string | null {
  const query = useQuery({
    queryKey: ['parse', title, language], enabled: draft.topic === null,
    queryFn: async ({ signal }) => valueOrThrow(await session.api.post<Parsed>('/api/v1/nlu/parse', { text: title, language }, { signal })).topics[0]?.id ?? null,
  });
  return draft.topic ?? query.data ?? null;
}

import { valueOrThrow } from '@lobby/client/staff';
import type { ReleaseList } from '@lobby/contracts';
import { useQuery } from '@tanstack/react-query';
import { session, useMay } from '../session/session.ts';

/** A release by its number; by its id where one may not see the list or it is too long ago. */
export function useReleaseName(): (id: string) => string {
  const may = useMay('release.read');
  const query = useQuery({ queryKey: ['releases'], enabled: may, staleTime: 30_000, queryFn: async ({ signal }) => valueOrThrow(await session.api.get<ReleaseList>('/api/v1/releases', { signal })) });
  return (id) => {
    const row = query.data?.rows.find((release) => release.id === id);
    return row ? `#${row.number} ${row.note}`.trim() : id;
  };
}

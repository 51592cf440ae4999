import { valueOrThrow } from '@lobby/client/staff';
import type { GateFinding } from '@lobby/contracts';
import { useQuery } from '@tanstack/react-query';
import { session } from '../session/session.ts';
import { getAt, type Draft } from './path.ts';

/** What the release gate will say of the saved version; what has been retyped since is left out. */
export function useFindings(id: string, version: number, base: Draft, draft: Draft): readonly GateFinding[] {
  const query = useQuery({
    queryKey: ['item', id, 'findings', version], enabled: version > 0,
    queryFn: async ({ signal }) => valueOrThrow(await session.api.get<{ findings: GateFinding[] }>(`/api/v1/items/${id}/findings`, { signal })).findings,
  });
  return (query.data ?? []).filter(({ field }) => base === draft || (field !== undefined && getAt(base, field) === getAt(draft, field)));
}

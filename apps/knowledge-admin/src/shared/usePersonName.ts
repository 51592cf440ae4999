import type { StaffNames } from '@lobby/contracts';
import { valueOrThrow } from '@lobby/client/staff';
import { useQuery } from '@tanstack/react-query';
import { useT } from '../i18n/useT.ts';
import { session, useMe } from '../session/session.ts';

/** Nobody in particular: the content a bank starts with. */
const SEED = 'seed-';
const DAY_MS = 86_400_000;

/** Names for staff ids: oneself is "me", whoever is unknown keeps the id. */
export function usePersonName(ids: readonly (string | null)[]): (id: string | null | undefined) => string {
  const t = useT();
  const me = useMe().staff.id;
  const others = [...new Set(ids)].filter((id): id is string => id !== null && id !== '' && id !== me && id !== 'system' && !id.startsWith(SEED)).sort();
  const query = useQuery({
    queryKey: ['names', ...others], enabled: others.length > 0, staleTime: DAY_MS,
    queryFn: async ({ signal }) => valueOrThrow(await session.api.get<StaffNames>('/api/v1/desk/staff-names', { query: { ids: others.join(',') }, signal })).names,
  });
  return (id) => {
    if (!id) return '—';
    if (id === me) return t('person.you');
    if (id.startsWith(SEED)) return t('person.seed');
    return id === 'system' ? t('person.system') : (query.data?.[id] ?? id);
  };
}

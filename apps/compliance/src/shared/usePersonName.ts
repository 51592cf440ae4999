import { valueOrThrow } from '@lobby/client/staff';
import type { StaffNames } from '@lobby/contracts';
import { useQuery } from '@tanstack/react-query';
import { useT } from '../i18n/useT.ts';
import { session, useMe } from '../session/session.ts';

/** Names for staff ids: oneself is "me", whoever is unknown keeps the id. */
export function usePersonName(ids: readonly (string | null)[]): (id: string | null) => string {
  const t = useT();
  const me = useMe().staff.id;
  const others = [...new Set(ids)].filter((id): id is string => id !== null && id.startsWith('staff_') && id !== me).sort();
  const query = useQuery({
    queryKey: ['names', ...others], enabled: others.length > 0,
    queryFn: async ({ signal }) => valueOrThrow(await session.api.get<StaffNames>('/api/v1/desk/staff-names', { query: { ids: others.join(',') }, signal })).names,
  });
  return (id) => (id === null ? '—' : id === me ? t('person.you') : (query.data?.[id] ?? id));
}

import { valueOrThrow } from '@lobby/client/staff';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { session } from '../session/session.ts';

/** A list that supervisors decide about, such as `/api/v1/ticket-macros`, and the way to write one of it. */
export function useSetting<List>(path: string) {
  const cache = useQueryClient();
  const query = useQuery({ queryKey: ['setting', path], staleTime: 60_000, queryFn: async ({ signal }) => valueOrThrow(await session.api.get<List>(path, { signal })) });
  const write = async (id: string | null, body: unknown) => {
    const answer = await session.api.put<List>(id === null ? path : `${path}/${encodeURIComponent(id)}`, body);
    if (answer.ok) cache.setQueryData(['setting', path], answer.value);
    return answer;
  };
  return { query, write };
}

/** An id for what is new; the name people read is another field. */
export const mintSettingId = (): string => `n-${crypto.randomUUID().slice(0, 13)}`;

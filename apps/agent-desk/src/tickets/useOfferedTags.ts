import { valueOrThrow } from '@lobby/client/staff';
import type { TicketTag } from '@lobby/contracts';
import { useQuery } from '@tanstack/react-query';
import { session } from '../session/session.ts';

const PATH = '/api/v1/ticket-tags';

/** What to choose from where one tags a ticket; other words may be typed. */
export function useOfferedTags(): { value: string; label: string; title: string }[] {
  const list = useQuery({ queryKey: ['setting', PATH], staleTime: 60_000, queryFn: async ({ signal }) => valueOrThrow(await session.api.get<{ tags: TicketTag[] }>(PATH, { signal })) });
  return (list.data?.tags ?? []).filter((tag) => tag.active).map(({ tag, note }) => ({ value: tag, label: tag, title: note }));
}

import { valueOrThrow } from '@lobby/client/staff';
import type { TicketTag } from '@lobby/contracts';
import { useQuery } from '@tanstack/react-query';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';

const PATH = '/api/v1/ticket-tags';
/** Put on by a customer's wish to be called or answered. */
const OWN = ['callback', 'message'] as const;

/** What to choose from where one tags a ticket; other words may be typed. The program's own tags are shown by their words. */
export function useOfferedTags(): { value: string; label: string; title: string }[] {
  const t = useT();
  const list = useQuery({ queryKey: ['setting', PATH], staleTime: 60_000, queryFn: async ({ signal }) => valueOrThrow(await session.api.get<{ tags: TicketTag[] }>(PATH, { signal })) });
  const own = OWN.map((tag) => ({ value: tag as string, label: t(`tag.${tag}`), title: '' }));
  return [...own, ...(list.data?.tags ?? []).filter((tag) => tag.active && !OWN.some((one) => one === tag.tag)).map(({ tag, note }) => ({ value: tag, label: tag, title: note }))];
}

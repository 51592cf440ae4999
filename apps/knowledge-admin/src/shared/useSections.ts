import { valueOrThrow } from '@lobby/client/staff';
import type { ItemDetail } from '@lobby/contracts';
import { useQuery } from '@tanstack/react-query';
import { session } from '../session/session.ts';
import { titleOf } from './titleOf.ts';

type Section = { anchor: string; heading: { zh: string; en?: string } };

/** The sections of a document by their headings, as its latest version has them. */
export function useSections(document: string | undefined): { value: string; label: string }[] {
  const query = useQuery({
    queryKey: ['item', document], enabled: Boolean(document?.startsWith('document.')), staleTime: 60_000,
    queryFn: async ({ signal }) => valueOrThrow(await session.api.get<ItemDetail>(`/api/v1/items/${document ?? ''}`, { signal })),
  });
  const sections = (query.data?.item['body'] as { sections?: Section[] } | undefined)?.sections ?? [];
  return sections.map(({ anchor, heading }) => ({ value: anchor, label: `${titleOf({ title: heading.zh, titleEn: heading.en })} · ${anchor}` }));
}

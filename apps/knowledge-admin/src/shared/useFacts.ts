import { valueOrThrow } from '@lobby/client/staff';
import type { ItemDetail, ItemPage } from '@lobby/contracts';
import { useQueries, useQuery } from '@tanstack/react-query';
import { session } from '../session/session.ts';
import { currentLanguage } from '@lobby/ui/staff';

export type FactInfo = { id: string; title: string; type: string; options: { value: string; label: string }[]; unit: string };
const ALL = 200;

/** Every customer fact by id and title. */
export function useFactList(): { value: string; label: string }[] {
  const query = useQuery({
    queryKey: ['items', 'facts'], staleTime: 60_000,
    queryFn: async ({ signal }) => valueOrThrow(await session.api.get<ItemPage>('/api/v1/items', { query: { kind: 'fact', limit: ALL }, signal })).rows,
  });
  const english = currentLanguage() === 'en';
  return (query.data ?? []).map((row) => ({ value: row.id, label: english ? (row.titleEn ?? row.title) : row.title }));
}

/** Type, unit and options of the facts named; until they are read (or if they cannot be) their title alone. */
export function useFactInfos(ids: readonly string[]): ReadonlyMap<string, FactInfo> {
  const titles = useFactList().filter((fact) => ids.includes(fact.value)).map((fact) => titleOnly(fact));
  const results = useQueries({
    queries: [...new Set(ids)].filter((id) => id.startsWith('fact.')).map((id) => ({
      queryKey: ['item', id], staleTime: 60_000,
      queryFn: async ({ signal }: { signal: AbortSignal }) => valueOrThrow(await session.api.get<ItemDetail>(`/api/v1/items/${id}`, { signal })),
    })),
  });
  return new Map<string, FactInfo>([...titles, ...results.flatMap(({ data }) => (data ? [[data.row.id, infoOf(data)] as const] : []))]);
}

type Localized = { zh: string; en?: string };
type FactDraft = { type?: string; unit?: Localized; options?: { value: string; label: Localized }[] };

function infoOf({ row, item }: ItemDetail): FactInfo {
  const body = (item['body'] ?? {}) as FactDraft;
  return { id: row.id, title: currentLanguage() === 'en' ? (row.titleEn ?? row.title) : row.title, type: body.type ?? 'text', unit: words(body.unit), options: (body.options ?? []).map((o) => ({ value: o.value, label: words(o.label) })) };
}

function words(text: Localized | undefined): string {
  return (currentLanguage() === 'en' ? (text?.en ?? text?.zh) : text?.zh) ?? '';
}

const titleOnly = ({ value, label }: { value: string; label: string }): readonly [string, FactInfo] => [value, { id: value, title: label, type: '', options: [], unit: '' }];

import { valueOrThrow } from '@lobby/client/staff';
import type { FieldError, ItemDetail, Problem } from '@lobby/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { currentLanguage } from '@lobby/ui/staff';
import { findingText } from '../i18n/findingText.ts';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import { checkItem } from './checkItem.ts';
import { setAt, type Draft } from './path.ts';
import { useFindings } from './useFindings.ts';

export type Conflict = { version: number; author: string; item: Draft };
type Work = { id: string; base: Draft | null; baseVersion: number; draft: Draft };

const NOTHING: Draft = {};

/** The work on one item: what the server has, what is typed, what is wrong with it, and how saving went. `fresh` is what an item starts from that is not there yet. */
export function useItemEditor(id: string, fresh: Draft | null) {
  const t = useT();
  const cache = useQueryClient();
  const query = useQuery({ queryKey: ['item', id], queryFn: async ({ signal }) => valueOrThrow(await session.api.get<ItemDetail>(`/api/v1/items/${id}`, { signal })) });
  // An address that says "new" may be opened a second time: what is there by then is not started afresh.
  const isNew = fresh !== null && query.isError && query.error.problem.code === 'not_found';
  const [work, setWork] = useState<Work | null>(null);
  const [judged, setJudged] = useState(false);
  const [serverErrors, setServerErrors] = useState<{ of: Draft; errors: readonly FieldError[] } | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [busy, setBusy] = useState(false);
  const current = work?.id === id ? work : startOf(id, query.data, isNew ? fresh : null);
  const draft = current?.draft ?? NOTHING;
  const errors = useMemo(() => (judged ? checkItem(draft, t) : []), [judged, draft, t]);
  const findings = useFindings(id, current?.baseVersion ?? 0, current?.base ?? NOTHING, draft);
  const refused = serverErrors?.of === draft ? serverErrors.errors : [];
  const foreseen = findings.filter((finding) => finding.severity === 'error').map(({ field, message }) => ({ path: field ?? '', message }));

  const adopt = (detail: ItemDetail): void => {
    cache.setQueryData(['item', id], detail);
    void cache.invalidateQueries({ queryKey: ['items'] });
    setWork({ id, base: detail.item, baseVersion: detail.row.version, draft: detail.item });
    setConflict(null);
  };
  const save = async (wish: { retire?: boolean; after?: number; item?: Draft } = {}): Promise<ItemDetail | Problem | null> => {
    const item = wish.item ?? draft;
    setJudged(true);
    if (checkItem(item, t).length > 0) return null;
    setBusy(true);
    const answer = await session.api.put<ItemDetail>(`/api/v1/items/${id}`, { baseVersion: wish.after ?? current?.baseVersion ?? 0, item, retire: wish.retire ?? false });
    setBusy(false);
    if (answer.ok) {
      adopt(answer.value);
      return answer.value;
    }
    setServerErrors({ of: item, errors: answer.error.errors ?? [] });
    setConflict(conflictOf(answer.error));
    return answer.error;
  };
  const submit = async (): Promise<Problem | null> => {
    setBusy(true);
    const answer = await session.api.post<ItemDetail>(`/api/v1/items/${id}/submit`, { version: current?.baseVersion ?? 0 });
    setBusy(false);
    if (!answer.ok) return answer.error;
    adopt(answer.value);
    return null;
  };

  return {
    query, base: current?.base ?? NOTHING, failed: query.isError && !isNew ? query.error.problem : null, detail: query.data ?? null, ready: current !== null, draft, dirty: current !== null && current.draft !== current.base, busy, conflict,
    // The nearest first: what does not fit the form, what the server refused, what would stop the release.
    errors: inWords(errors.length > 0 ? errors : refused.length > 0 ? refused : foreseen),
    warnings: findings.filter((finding) => finding.severity === 'warning'),
    set: (path: string, value: unknown) => { if (current) setWork({ ...current, draft: setAt(current.draft, path, value) }); },
    replace: (next: Draft) => { if (current) setWork({ ...current, draft: next }); },
    save, submit,
    restore: async (version: number): Promise<Problem | null> => {
      setBusy(true);
      const answer = await session.api.post<ItemDetail>(`/api/v1/items/${id}/restore`, { baseVersion: current?.baseVersion ?? 0, version });
      setBusy(false);
      if (!answer.ok) return answer.error;
      adopt(answer.value);
      return null;
    },
    dropConflict: () => setConflict(null),
    takeTheirs: async () => {
      const detail = await cache.fetchQuery({ queryKey: ['item', id], staleTime: 0, queryFn: async () => valueOrThrow(await session.api.get<ItemDetail>(`/api/v1/items/${id}`)) });
      adopt(detail);
    },
  };
}

/** Sentences of the schema's own rules and of the server, in the reader's language. */
const inWords = (errors: readonly FieldError[]): FieldError[] => errors.map(({ path, message }) => ({ path, message: findingText(message, currentLanguage()) }));

function startOf(id: string, detail: ItemDetail | undefined, fresh: Draft | null): Work | null {
  if (fresh) return { id, base: null, baseVersion: 0, draft: fresh };
  return detail ? { id, base: detail.item, baseVersion: detail.row.version, draft: detail.item } : null;
}

/** The other editor's version, which the server sends along with a 409. */
function conflictOf({ code, current }: Problem): Conflict | null {
  if (code !== 'conflict' || typeof current !== 'object' || current === null) return null;
  const { version, author, item } = current as Partial<Conflict>;
  return typeof version === 'number' && typeof item === 'object' ? { version, author: author ?? '', item } : null;
}

import { valueOrThrow } from '@lobby/client/staff';
import type { ReleaseList, ReleasePreview } from '@lobby/contracts';
import { ErrorState, LoadingState } from '@lobby/ui/staff';
import { useQuery } from '@tanstack/react-query';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import { NextRelease } from './NextRelease.tsx';
import { ReleaseTable } from './ReleaseTable.tsx';
import { usePublishing } from './usePublishing.ts';

const BUILDING_MS = 700;

/** What the next publish would change and what its gate says; below, every release there was. */
export function Component() {
  const t = useT();
  const publishing = usePublishing();
  const list = useQuery({
    queryKey: ['releases'], queryFn: async ({ signal }) => valueOrThrow(await session.api.get<ReleaseList>('/api/v1/releases', { signal })),
    refetchInterval: ({ state }) => (publishing.busy || state.data?.building ? BUILDING_MS : false),
  });
  const preview = useQuery({ queryKey: ['releases', 'preview'], queryFn: async ({ signal }) => valueOrThrow(await session.api.get<ReleasePreview>('/api/v1/releases/preview', { signal })) });
  return (
    <div className="releases">
      <section className="lobby-stack">
        <h2>{t('release.next')}</h2>
        {preview.isPending ? <LoadingState /> : null}
        {preview.isError ? <ErrorState problem={preview.error.problem} onRetry={() => void preview.refetch()} /> : null}
        {preview.data ? <NextRelease preview={preview.data} building={list.data?.building ?? null} publishing={publishing} /> : null}
      </section>
      <section className="lobby-stack">
        <h2>{t('release.history')}</h2>
        {list.isPending ? <LoadingState /> : null}
        {list.isError ? <ErrorState problem={list.error.problem} onRetry={() => void list.refetch()} /> : null}
        {list.data ? <ReleaseTable rows={list.data.rows} publishing={publishing} /> : null}
      </section>
    </div>
  );
}

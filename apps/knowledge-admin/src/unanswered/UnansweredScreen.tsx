import { valueOrThrow } from '@lobby/client/staff';
import type { UnansweredList, UnansweredState } from '@lobby/contracts';
import { ErrorState, LoadingState } from '@lobby/ui/staff';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Segmented } from 'antd';
import { useSearchParams } from 'react-router';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import { ClusterTable } from './ClusterTable.tsx';

const MOST = 200;
const STATES = ['open', 'drafted', 'dismissed'] as const satisfies readonly UnansweredState[];

/** What nobody could answer, or what did not help: grouped by meaning, the costliest first. Nothing leaves the list unless somebody decides. */
export function Component() {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const state = STATES.find((s) => s === params.get('state')) ?? 'open';
  const query = useQuery({
    queryKey: ['unanswered', 'list', state], placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => valueOrThrow(await session.api.get<UnansweredList>('/api/v1/unanswered', { query: { state, limit: MOST }, signal })),
  });
  if (query.isPending) return <LoadingState />;
  if (query.isError) return <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} />;
  const { clusters, total, counts, byMeaning } = query.data;
  return (
    <section className="page lobby-stack">
      <header className="bar">
        <h2>{t('unanswered.title')}</h2>
        <Segmented<UnansweredState> aria-label={t('unanswered.states')} value={state} onChange={(next) => setParams(next === 'open' ? {} : { state: next }, { replace: true })} options={STATES.map((value) => ({ value, label: t(`unanswered.state.${value}`, { count: counts[value] }) }))} />
        <span className="admin-fill" /><span className="lobby-soft">{t('unanswered.total', { count: total })}</span>
      </header>
      {byMeaning ? null : <Alert type="info" showIcon title={t('unanswered.byWords')} />}
      <ClusterTable clusters={clusters} state={state} />
    </section>
  );
}

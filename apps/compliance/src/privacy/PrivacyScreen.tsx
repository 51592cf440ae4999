import { EmptyState, ErrorState, LoadingState } from '@lobby/ui/staff';
import { useT } from '../i18n/useT.ts';
import { useMay } from '../session/session.ts';
import { Holds } from './Holds.tsx';
import { NewRequest } from './NewRequest.tsx';
import { Requests } from './Requests.tsx';
import { usePolicy } from './usePrivacy.ts';

/** What customers asked about their data: entered by one person, decided by another; what must be kept, and for how long everything is. */
export function Component() {
  const t = useT();
  const enters = useMay('privacy.request');
  if (!useMay('privacy.read')) return <EmptyState title={t('privacy.notYours')}>{t('privacy.notYoursNext')}</EmptyState>;
  return (
    <section className="lobby-stack">
      <div className="bar"><h2>{t('privacy.title')}</h2><span className="office-fill" />{enters ? <NewRequest /> : null}</div>
      <Requests />
      <div className="panes">
        <Holds />
        <Policy />
      </div>
    </section>
  );
}

function Policy() {
  const t = useT();
  const query = usePolicy();
  if (query.isPending) return <LoadingState />;
  if (query.isError) return <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} />;
  return (
    <div className="card lobby-stack">
      <h3>{t('policy.title')}</h3>
      <p>{t('policy.days', { days: query.data.retentionDays })}</p>
      <p className="lobby-soft">{t('policy.least', { days: query.data.leastDays })}</p>
      <p className="lobby-soft">{t('policy.where')}</p>
    </div>
  );
}

import { EmptyState } from '@lobby/ui/staff';
import { useT } from '../i18n/useT.ts';
import { useMay } from '../session/session.ts';
import { GivenUp } from './GivenUp.tsx';
import { Jobs } from './Jobs.tsx';
import { WebhookList } from './WebhookList.tsx';

/** What runs in the background: jobs, what was given up, and who is told of events. */
export function Component() {
  const t = useT();
  if (!useMay('system.read')) return <EmptyState title={t('system.notYours')}>{t('system.notYoursNext')}</EmptyState>;
  return (
    <section className="lobby-stack">
      <h2>{t('system.title')}</h2>
      <GivenUp />
      <Jobs />
      <WebhookList />
    </section>
  );
}

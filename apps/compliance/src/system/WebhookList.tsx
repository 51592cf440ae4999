import type { Webhook } from '@lobby/contracts';
import { EmptyState, ErrorState, LoadingState } from '@lobby/ui/staff';
import { Button, Popconfirm, Table } from 'antd';
import { useT } from '../i18n/useT.ts';
import { session, useMay } from '../session/session.ts';
import { Instant } from '../shared/Instant.tsx';
import { NewWebhook } from './NewWebhook.tsx';
import { useAct, useWebhooks } from './useSystem.ts';

/** Who outside is told of events. */
export function WebhookList() {
  const t = useT();
  const query = useWebhooks();
  const act = useAct();
  const manages = useMay('system.manage');
  return (
    <section className="card lobby-stack" aria-label={t('hooks.title')}>
      <h3>{t('hooks.title')}</h3>
      <p className="lobby-soft">{t('hooks.about')}</p>
      {manages ? <NewWebhook /> : null}
      {query.isPending ? <LoadingState /> : query.isError ? <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} /> : (
        <Table<Webhook>
          size="small" rowKey="id" pagination={false} dataSource={query.data} scroll={{ x: 'max-content' }}
          locale={{ emptyText: <EmptyState title={t('hooks.none')}>{t('hooks.noneNext')}</EmptyState> }}
          columns={[
            { title: t('hooks.url'), render: (_, hook) => <span className="lobby-code">{hook.url}</span> },
            { title: t('hooks.events'), render: (_, hook) => <span className="lobby-code">{hook.events.join(' ')}</span> },
            { title: t('hooks.since'), render: (_, hook) => <Instant at={hook.createdAt} /> },
            {
              title: '', render: (_, hook) => (manages ? (
                <Popconfirm title={t('hooks.removeAsk')} okText={t('hooks.remove')} cancelText={t('system.cancelBack')} onConfirm={() => act(session.api.delete(`/api/v1/system/webhooks/${hook.id}`), t('hooks.removed'))}>
                  <Button size="small" danger>{t('hooks.remove')}</Button>
                </Popconfirm>
              ) : null),
            },
          ]}
        />
      )}
    </section>
  );
}

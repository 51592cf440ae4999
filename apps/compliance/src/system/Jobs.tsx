import type { JobList, JobRow } from '@lobby/contracts';
import { EmptyState, ErrorState, LoadingState } from '@lobby/ui/staff';
import { Button, Popconfirm, Select, Table, Tag } from 'antd';
import { useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { session, useMay } from '../session/session.ts';
import { Instant } from '../shared/Instant.tsx';
import { useAct, useJobs } from './useSystem.ts';

const COLOURS: Partial<Record<JobRow['state'], string>> = { running: 'processing', retrying: 'warning', failed: 'error' };

/** Every kind of job with what it has to do, and the jobs themselves; one that waits can be cancelled. */
export function Jobs() {
  const t = useT();
  const [kind, setKind] = useState<string | null>(null);
  const query = useJobs(kind, false);
  return (
    <section className="card lobby-stack" aria-label={t('jobs.title')}>
      <h3>{t('jobs.title')}</h3>
      <p className="lobby-soft">{t('jobs.about')}</p>
      {query.isPending ? <LoadingState /> : query.isError ? <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} /> : (
        <>
          <Kinds kinds={query.data.kinds} />
          <Select aria-label={t('jobs.kind')} className="narrow" allowClear placeholder={t('jobs.anyKind')} value={kind} onChange={(wanted: string | undefined) => setKind(wanted ?? null)} options={query.data.kinds.map((k) => ({ value: k.kind, label: k.kind }))} />
          <Rows rows={query.data.rows} />
        </>
      )}
    </section>
  );
}

function Kinds({ kinds }: { kinds: JobList['kinds'] }) {
  const t = useT();
  return (
    <Table
      size="small" rowKey="kind" pagination={false} dataSource={kinds} scroll={{ x: 'max-content' }}
      columns={[
        { title: t('jobs.kind'), render: (_, row) => <span className="lobby-code">{row.kind}</span> },
        { title: t('jobs.cron'), render: (_, row) => (row.cron ? <span className="lobby-code">{row.cron}</span> : '—') },
        { title: t('jobs.waiting'), dataIndex: 'waiting', align: 'right' }, { title: t('jobs.running'), dataIndex: 'running', align: 'right' },
      ]}
    />
  );
}

function Rows({ rows }: { rows: JobRow[] }) {
  const t = useT();
  return (
    <Table<JobRow>
      size="small" rowKey="id" pagination={{ pageSize: 20, hideOnSinglePage: true }} dataSource={rows} scroll={{ x: 'max-content' }}
      locale={{ emptyText: <EmptyState title={t('jobs.none')}>{t('jobs.noneNext')}</EmptyState> }}
      columns={[
        { title: t('jobs.kind'), render: (_, row) => <span className="lobby-code">{row.kind}</span> },
        { title: t('jobs.state'), render: (_, row) => <Tag variant="filled" color={COLOURS[row.state] ?? 'default'}>{t(`jobState.${row.state}`)}</Tag> },
        { title: t('jobs.attempts'), dataIndex: 'attempts', align: 'right' },
        { title: t('jobs.created'), render: (_, row) => <Instant at={row.createdAt} /> },
        { title: t('jobs.startAfter'), render: (_, row) => <Instant at={row.startAfter} /> },
        { title: t('jobs.error'), render: (_, row) => row.error ?? '—' },
        { title: '', render: (_, row) => <Cancel job={row} /> },
      ]}
    />
  );
}

function Cancel({ job }: { job: JobRow }) {
  const t = useT();
  const act = useAct();
  const manages = useMay('system.manage');
  if (!manages || (job.state !== 'waiting' && job.state !== 'retrying')) return null;
  return (
    <Popconfirm title={t('jobs.cancelAsk')} okText={t('jobs.cancel')} cancelText={t('system.cancelBack')} onConfirm={() => act(session.api.post(`/api/v1/system/jobs/${job.id}/cancel`, { kind: job.kind }), t('jobs.cancelled'))}>
      <Button size="small">{t('jobs.cancel')}</Button>
    </Popconfirm>
  );
}

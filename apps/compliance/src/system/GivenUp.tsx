import { ErrorState, LoadingState } from '@lobby/ui/staff';
import { Button, Table } from 'antd';
import { useT } from '../i18n/useT.ts';
import { session, useMay } from '../session/session.ts';
import { Instant } from '../shared/Instant.tsx';
import { useAct, useDeadTurns, useJobs } from './useSystem.ts';

type Line = { id: string; what: string; error: string | null; attempts: number; at: string | null };

/** Jobs and turns that failed as often as they may. They hold names and ids, nothing of what was said. */
export function GivenUp() {
  const t = useT();
  const jobs = useJobs(null, true);
  const turns = useDeadTurns();
  if (jobs.isPending || turns.isPending) return <LoadingState />;
  if (jobs.isError) return <ErrorState problem={jobs.error.problem} onRetry={() => void jobs.refetch()} />;
  if (turns.isError) return <ErrorState problem={turns.error.problem} onRetry={() => void turns.refetch()} />;
  return (
    <section className="card lobby-stack" aria-label={t('dead.title')}>
      <h3>{t('dead.title')}</h3>
      <p className="lobby-soft">{t('dead.about')}</p>
      <Lines title={t('dead.jobs')} what={t('jobs.kind')} path="jobs" lines={jobs.data.rows.map((job) => ({ id: job.id, what: job.kind, error: job.error, attempts: job.attempts, at: job.createdAt }))} />
      <Lines title={t('dead.turns')} what={t('dead.conversation')} path="dead-turns" lines={turns.data.map((turn) => ({ id: turn.turnId, what: turn.conversationId, error: turn.error, attempts: turn.attempts, at: turn.finishedAt }))} />
      {turns.data.length > 0 ? <p className="lobby-soft">{t('dead.turnsAbout')}</p> : null}
    </section>
  );
}

function Lines({ title, what, path, lines }: { title: string; what: string; path: 'jobs' | 'dead-turns'; lines: Line[] }) {
  const t = useT();
  const act = useAct();
  const manages = useMay('system.manage');
  if (lines.length === 0) return <p>{title}: <span className="lobby-soft">{t('dead.none')}</span></p>;
  return (
    <Table<Line>
      size="small" rowKey="id" pagination={{ pageSize: 10, hideOnSinglePage: true }} dataSource={lines} scroll={{ x: 'max-content' }} title={() => `${title} (${lines.length})`}
      columns={[
        { title: what, render: (_, line) => <span className="lobby-code">{line.what}</span> },
        { title: t('jobs.error'), render: (_, line) => line.error ?? '—' },
        { title: t('jobs.attempts'), dataIndex: 'attempts', align: 'right' },
        { title: t('dead.ended'), render: (_, line) => <Instant at={line.at} /> },
        { title: '', render: (_, line) => (manages ? <Button size="small" onClick={() => void act(session.api.post(`/api/v1/system/${path}/${line.id}/redrive`, {}), t('dead.done'))}>{t('dead.again')}</Button> : null) },
      ]}
    />
  );
}

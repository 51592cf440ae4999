import type { Queue } from '@lobby/contracts';
import { currentLanguage, EmptyState, ErrorState, formatDuration, LoadingState } from '@lobby/ui/staff';
import { Tag } from 'antd';
import { useQueues } from '../actions/useQueues.ts';
import { Header } from '../Header.tsx';
import { useT } from '../i18n/useT.ts';

/** A wait of this length is at risk. */
const RISK_S = 120;

/** The supervisor's wall: how many wait in each queue, how long, and who is there to serve. */
export function Component() {
  const t = useT();
  const { query, queues } = useQueues({ watch: true });
  const total = queues.reduce((sum, queue) => sum + queue.waiting, 0);
  return (
    <div className="desk-screen">
      <Header />
      <main className="wall">
        <header><h2>{t('wall.title')}</h2><span>{t('wall.totalWaiting', { count: total })}</span><span className="lobby-soft">{t('wall.updated')}</span></header>
        {query.isPending ? <LoadingState /> : null}
        {query.isError && !query.data ? <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} /> : null}
        {query.data?.length === 0 ? <EmptyState title={t('wall.empty')}>{t('wall.emptyNext')}</EmptyState> : null}
        <ul className="wall-queues">{queues.toSorted(byNeed).map((queue) => <QueueCard key={queue.id} queue={queue} />)}</ul>
      </main>
    </div>
  );
}

function byNeed(a: Queue, b: Queue): number {
  return b.longestWaitSeconds - a.longestWaitSeconds || b.waiting - a.waiting || a.id.localeCompare(b.id);
}

function QueueCard({ queue }: { queue: Queue }) {
  const t = useT();
  const unstaffed = queue.waiting > 0 && queue.agentsOnline === 0;
  const late = queue.waiting > 0 && queue.longestWaitSeconds >= RISK_S;
  return (
    <li className={`wall-queue${unstaffed || late ? ' is-risk' : ''}`}>
      <h3>{queue.name[currentLanguage()]}</h3>
      <dl>
        <div><dt>{t('wall.waiting')}</dt><dd>{queue.waiting}</dd></div>
        <div><dt>{t('wall.longest')}</dt><dd>{queue.waiting > 0 ? formatDuration(queue.longestWaitSeconds) : '—'}</dd></div>
        <div><dt>{t('wall.online')}</dt><dd>{queue.agentsOnline}</dd></div>
      </dl>
      {unstaffed ? <Tag color="error" variant="filled">{t('wall.unstaffed')}</Tag> : <Tag color={late ? 'warning' : 'default'} variant="filled">{t(late ? 'wall.risk' : queue.waiting > 0 ? 'wall.busy' : 'wall.quiet')}</Tag>}
    </li>
  );
}

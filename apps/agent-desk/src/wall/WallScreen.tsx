import type { Queue, QueueSettings } from '@lobby/contracts';
import { currentLanguage, EmptyState, ErrorState, formatDuration, LoadingState } from '@lobby/ui/staff';
import { Button, Tag } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useQueues } from '../actions/useQueues.ts';
import { Header } from '../Header.tsx';
import { useT } from '../i18n/useT.ts';
import { useMay } from '../session/session.ts';
import { AgentsPanel } from './AgentsPanel.tsx';
import { FiguresPanel } from './FiguresPanel.tsx';
import { NowPanel } from './NowPanel.tsx';
import { QueueSettingsDialog } from './QueueSettingsDialog.tsx';
import { RiskPanel } from './RiskPanel.tsx';
import { useQueueSettings } from '../actions/useQueueSettings.ts';

/** A wait of this length is at risk. */
const RISK_S = 120;

/** The supervisor's wall: how many wait and how long, which service times run out, who is there with what in hand, and what is being said now. */
export function Component() {
  const t = useT();
  const { query, queues } = useQueues({ watch: true });
  const settings = useQueueSettings();
  const [changing, setChanging] = useState<QueueSettings | null>(null);
  const oversees = useMay('conversation.takeover');
  const total = queues.reduce((sum, queue) => sum + queue.waiting, 0);
  return (
    <div className="desk-screen">
      <Header />
      <main className="wall">
        <header><h2>{t('wall.title')}</h2><span>{t('wall.totalWaiting', { count: total })}</span><span className="lobby-soft">{t('wall.updated')}</span></header>
        {query.isPending ? <LoadingState /> : null}
        {query.isError && !query.data ? <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} /> : null}
        {query.data?.length === 0 ? <EmptyState title={t('wall.empty')}>{t('wall.emptyNext')}</EmptyState> : null}
        <ul className="wall-queues">
          {queues.toSorted(byNeed).map((queue) => <QueueCard key={queue.id} queue={queue} settings={settings.data?.find((s) => s.id === queue.id)} onChange={setChanging} />)}
        </ul>
        <div className="wall-panels">
          <FiguresPanel />
          <RiskPanel />
          <AgentsPanel />
          {oversees ? <NowPanel /> : null}
        </div>
      </main>
      {changing ? <QueueSettingsDialog queue={changing} onClose={() => setChanging(null)} /> : null}
    </div>
  );
}

function byNeed(a: Queue, b: Queue): number {
  return b.longestWaitSeconds - a.longestWaitSeconds || b.waiting - a.waiting || a.id.localeCompare(b.id);
}

function QueueCard({ queue, settings, onChange }: { queue: Queue; settings: QueueSettings | undefined; onChange: (queue: QueueSettings) => void }) {
  const t = useT();
  const manages = useMay('queue.manage');
  const unstaffed = queue.waiting > 0 && queue.agentsOnline === 0;
  const late = queue.waiting > 0 && queue.longestWaitSeconds >= RISK_S;
  return (
    <li className={`wall-queue${unstaffed || late ? ' is-risk' : ''}`}>
      <h3>{queue.name[currentLanguage()]}{manages && settings ? <Button size="small" type="text" onClick={() => onChange(settings)}>{t('wall.settings')}</Button> : null}</h3>
      <dl>
        <div><dt>{t('wall.waiting')}</dt><dd>{queue.waiting}</dd></div>
        <div><dt>{t('wall.longest')}</dt><dd>{queue.waiting > 0 ? formatDuration(queue.longestWaitSeconds) : '—'}</dd></div>
        <div><dt>{t('wall.online')}</dt><dd>{queue.agentsOnline}</dd></div>
      </dl>
      <p className="wall-tags">
        {unstaffed ? <Tag color="error" variant="filled">{t('wall.unstaffed')}</Tag> : <Tag color={late ? 'warning' : 'default'} variant="filled">{t(late ? 'wall.risk' : queue.waiting > 0 ? 'wall.busy' : 'wall.quiet')}</Tag>}
        {settings && !settings.openNow ? <Tag variant="filled">{t('wall.closed')}{settings.nextOpening ? ` · ${t('wall.opens', { time: dayjs(settings.nextOpening).format('MM-DD HH:mm') })}` : ''}</Tag> : null}
      </p>
    </li>
  );
}

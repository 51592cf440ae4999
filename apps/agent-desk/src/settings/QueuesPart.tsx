import type { QueueSettings } from '@lobby/contracts';
import { currentLanguage, EmptyState, ErrorState, LoadingState } from '@lobby/ui/staff';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { useMay } from '../session/session.ts';
import { fieldsOf } from '../wall/calendarFields.ts';
import { QueueSettingsDialog } from '../wall/QueueSettingsDialog.tsx';
import { useQueueSettings } from '../actions/useQueueSettings.ts';
import { daysWords } from './daysWords.ts';

/** Who gets the next customer, and when a queue's people work. */
export function QueuesPart() {
  const t = useT();
  const settings = useQueueSettings();
  const [changing, setChanging] = useState<QueueSettings | null>(null);
  return (
    <section className="settings-part" aria-label={t('settings.queues')}>
      <header><h2>{t('settings.queues')}</h2></header>
      <p className="lobby-soft">{t('settings.queuesAbout')}</p>
      {settings.isPending ? <LoadingState /> : null}
      {settings.isError ? <ErrorState problem={settings.error.problem} onRetry={() => void settings.refetch()} /> : null}
      {settings.data?.length === 0 ? <EmptyState title={t('wall.empty')}>{t('wall.emptyNext')}</EmptyState> : null}
      <ul className="settings-list">{(settings.data ?? []).map((queue) => <QueueLine key={queue.id} queue={queue} onChange={() => setChanging(queue)} />)}</ul>
      {changing ? <QueueSettingsDialog queue={changing} onClose={() => setChanging(null)} /> : null}
    </section>
  );
}

function QueueLine({ queue, onChange }: { queue: QueueSettings; onChange: () => void }) {
  const t = useT();
  const manages = useMay('queue.manage');
  const name = queue.name[currentLanguage()];
  const { always, from, to, days, exceptions } = fieldsOf(queue.calendar);
  const hours = always ? t('queue.always') : `${daysWords(t, days)} ${from}–${to}`;
  const special = exceptions === '' ? 0 : exceptions.split('\n').length;
  return (
    <li className={queue.active ? '' : 'is-off'}>
      <span className="settings-name">{name}</span>
      {queue.active ? null : <Tag variant="filled">{t('settings.off')}</Tag>}
      {queue.openNow ? null : <Tag variant="filled">{t('wall.closed')}</Tag>}
      <span className="lobby-soft">{[hours, special > 0 && t('settings.specialDays', { count: special }), t(`queue.${queue.strategy}`)].filter(Boolean).join(' · ')}</span>
      {manages ? <Button size="small" aria-label={t('settings.changeOf', { name })} onClick={onChange}>{t('settings.change')}</Button> : null}
    </li>
  );
}

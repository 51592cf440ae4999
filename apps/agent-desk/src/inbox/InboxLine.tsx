import type { InboxRow } from '@lobby/contracts';
import { ClockTime, formatDuration, useNow } from '@lobby/ui/staff';
import { topicName } from '../i18n/topicName.ts';
import { useT, type T } from '../i18n/useT.ts';
import { useMe } from '../session/session.ts';
import { isWaiting, LONG_WAIT_MS } from './groupRows.ts';

type Props = { row: InboxRow; chosen: boolean; onOpen: () => void };

/** One conversation in the list: who, about what, how long they have waited, the last words. */
export function InboxLine({ row, chosen, onOpen }: Props) {
  const t = useT();
  const me = useMe().staff.id;
  const pressing = row.priority === 'urgent' || row.priority === 'high';
  return (
    <a
      href={`/desk/c/${row.conversationId}`} className={`inbox-line${chosen ? ' is-chosen' : ''}${row.status === 'offered' && row.offeredTo === me ? ' is-offered' : ''}`}
      aria-current={chosen ? 'true' : undefined} data-conversation={row.conversationId} onClick={(event) => openHere(event, onOpen)}
    >
      <span className="inbox-who">
        <strong>{row.customerName}</strong>
        {pressing ? <span className={`inbox-priority is-${row.priority}`}>{t(row.priority === 'urgent' ? 'priority.urgent' : 'priority.high')}</span> : null}
        <WaitTime row={row} />
      </span>
      <span className="inbox-topic"><span className="inbox-topic-name">{topicName(t, row.topic)}</span><span className="inbox-state">{stateText(t, row, me)}</span></span>
      <span className="inbox-preview"><span>{row.preview}</span>{row.unread > 0 && !chosen ? <span className="inbox-unread" role="img" aria-label={t('inbox.unread', { count: row.unread })}>{row.unread > 99 ? '99+' : row.unread}</span> : null}</span>
    </a>
  );
}

function openHere(event: React.MouseEvent, onOpen: () => void): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  onOpen();
}

function WaitTime({ row }: { row: InboxRow }) {
  const t = useT();
  const now = useNow();
  if (!isWaiting(row) || !row.waitingSince) return <span className="inbox-time"><ClockTime at={row.lastAt} /></span>;
  const waitedMs = Math.max(0, now - Date.parse(row.waitingSince));
  const time = formatDuration(waitedMs / 1000);
  return <span className={`inbox-time${waitedMs >= LONG_WAIT_MS ? ' is-long' : ''}`} title={t('inbox.waited', { time })}>{time}</span>;
}

function stateText(t: T, row: InboxRow, me: string): string {
  if (row.status === 'offered' && row.offeredTo === me) return t('inbox.offeredYou');
  if (row.status === 'assigned' && row.assignee === me) return t('inbox.withYou');
  return t(`status.${row.status}`);
}

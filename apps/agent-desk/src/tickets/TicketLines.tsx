import type { TicketRow } from '@lobby/contracts';
import { formatDuration, RelativeTime, useNow } from '@lobby/ui/staff';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Checkbox } from 'antd';
import { useEffect, useRef } from 'react';
import { useQueues } from '../actions/useQueues.ts';
import { wordOr } from '../i18n/topicName.ts';
import { useT } from '../i18n/useT.ts';
import { nextDue } from './nextDue.ts';

const ROW_PX = 72;
/** So many rows before the end the next page is fetched. */
const AHEAD = 20;
const SOON_S = 1800;
type Props = { rows: readonly TicketRow[]; current: string | null; chosen: ReadonlyMap<string, TicketRow>; onChosen: (chosen: ReadonlyMap<string, TicketRow>) => void; onOpen: (id: string) => void; onEnd: () => void };

/** The list; only what is in sight is in the page. */
export function TicketLines({ rows, current, chosen, onChosen, onOpen, onEnd }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, overscan: 8, estimateSize: () => ROW_PX, getItemKey: (index) => rows[index]?.id ?? index });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - AHEAD) onEnd();
  }, [last, rows.length, onEnd]);
  const at = rows.findIndex((row) => row.id === current);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);
  const toggle = (row: TicketRow): void => {
    const next = new Map(chosen);
    if (!next.delete(row.id)) next.set(row.id, row);
    onChosen(next);
  };
  return (
    <div className="inbox-scroll" ref={scroller} tabIndex={-1}>
      <div className="inbox-lines" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          return row ? <div key={item.key} className="inbox-slot" style={{ height: item.size, transform: `translateY(${item.start}px)` }}><Line row={row} here={row.id === current} chosen={chosen.has(row.id)} onToggle={() => toggle(row)} onOpen={() => onOpen(row.id)} /></div> : null;
        })}
      </div>
    </div>
  );
}

function Line({ row, here, chosen, onToggle, onOpen }: { row: TicketRow; here: boolean; chosen: boolean; onToggle: () => void; onOpen: () => void }) {
  const t = useT();
  const { nameOf } = useQueues();
  const pressing = row.priority === 'urgent' || row.priority === 'high';
  return (
    <div className={`ticket-line${here ? ' is-chosen' : ''}`}>
      <Checkbox checked={chosen} onChange={onToggle} aria-label={t('tickets.select', { number: row.number })} />
      <button type="button" className="ticket-line-open" aria-current={here ? 'true' : undefined} onClick={onOpen}>
        <span className="inbox-who"><strong>{row.subject}</strong>{pressing ? <span className={`inbox-priority is-${row.priority}`}>{t(`priority.${row.priority}`)}</span> : null}<Due row={row} /></span>
        <span className="inbox-topic"><span className="inbox-topic-name">{row.number} · {row.customerName ?? '—'}</span><span className="inbox-state">{t(`ticketStatus.${row.status}`)}</span></span>
        <span className="inbox-preview"><span>{nameOf(row.queue)} · {row.assigneeName ?? t('ticket.nobody')}{row.tags.length > 0 ? ` · ${row.tags.map((tag) => wordOr(t, `tag.${tag}`, tag)).join(' ')}` : ''}</span></span>
      </button>
    </div>
  );
}

/** The clock that runs out first, or when the ticket last moved. */
function Due({ row }: { row: TicketRow }) {
  const t = useT();
  const now = useNow();
  const due = nextDue(row);
  if (!due) return <span className="inbox-time"><RelativeTime at={row.updatedAt} /></span>;
  const left = (Date.parse(due) - now) / 1000;
  return <span className={`inbox-time${left < 0 ? ' is-late' : left < SOON_S ? ' is-long' : ''}`}>{t(left < 0 ? 'ticket.late' : 'ticket.left', { time: formatDuration(Math.abs(left)) })}</span>;
}

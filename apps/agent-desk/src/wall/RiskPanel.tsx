import { valueOrThrow } from '@lobby/client/staff';
import type { TicketPage } from '@lobby/contracts';
import { EmptyState, formatDuration, useNow } from '@lobby/ui/staff';
import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { Link } from 'react-router';
import { useQueues } from '../actions/useQueues.ts';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import { nextDue } from '../tickets/nextDue.ts';

const REFRESH_MS = 10_000;
const SHOWN = 12;

/** Tickets whose clocks have run out or will within the hour, the most pressing first. */
export function RiskPanel() {
  const t = useT();
  const now = useNow();
  const { nameOf } = useQueues();
  const list = useQuery({ queryKey: ['tickets', 'risk'], refetchInterval: REFRESH_MS, queryFn: async ({ signal }) => valueOrThrow(await session.api.get<TicketPage>('/api/v1/tickets', { query: { only: 'due', limit: 100 }, signal })) });
  const rows = (list.data?.rows ?? []).flatMap((row) => { const due = nextDue(row); return due ? [{ row, due }] : []; }).toSorted((a, b) => a.due.localeCompare(b.due));
  return (
    <section className="wall-panel">
      <h3>{t('wall.risks')} {list.data ? <span className="inbox-count">{list.data.total}</span> : null}</h3>
      {list.data && rows.length === 0 ? <EmptyState title={t('wall.noRisks')}>{null}</EmptyState> : null}
      <ul className="wall-risks">
        {rows.slice(0, SHOWN).map(({ row, due }) => {
          const left = (Date.parse(due) - now) / 1000;
          return (
            <li key={row.id}>
              <Link to={`/tickets/${row.id}`}>{row.number} {row.subject}</Link>
              <span className="lobby-soft">{nameOf(row.queue)} · {row.assigneeName ?? t('ticket.nobody')}</span>
              <Tag variant="filled" color={left < 0 ? 'error' : 'warning'}>{t(left < 0 ? 'ticket.late' : 'ticket.left', { time: formatDuration(Math.abs(left)) })}</Tag>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

import { EmptyState } from '@lobby/ui/staff';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { SupervisorActions } from '../actions/SupervisorActions.tsx';
import { useAgents } from '../actions/useAgents.ts';
import { useMoves } from '../actions/useMoves.ts';
import { topicName } from '../i18n/topicName.ts';
import { useT } from '../i18n/useT.ts';
import { useInboxRows } from '../inbox/useInboxRows.ts';

const SHOWN = 40;

/** What is being said now: listen, speak beside the agent, take over. */
export function NowPanel() {
  const t = useT();
  const navigate = useNavigate();
  const moves = useMoves();
  const { nameOf } = useAgents();
  const { rows } = useInboxRows();
  const now = (rows ?? []).filter((row) => row.status === 'assigned' || row.status === 'queued' || row.status === 'offered').toSorted((a, b) => b.lastAt.localeCompare(a.lastAt));
  return (
    <section className="wall-panel is-wide">
      <h3>{t('wall.now')} <span className="inbox-count">{now.length}</span></h3>
      {rows && now.length === 0 ? <EmptyState title={t('wall.noneNow')}>{null}</EmptyState> : null}
      <ul className="wall-now">
        {now.slice(0, SHOWN).map((row) => (
          <li key={row.conversationId}>
            <span className="wall-now-words"><strong>{row.customerName}</strong> · {topicName(t, row.topic)} · {row.assignee && row.status === 'assigned' ? nameOf(row.assignee) : t(`status.${row.status}`)}<span className="lobby-soft">{row.preview}</span></span>
            <Button onClick={() => void navigate(`/c/${row.conversationId}`)}>{t('wall.listen')}</Button>
            <SupervisorActions row={row} moves={moves} />
          </li>
        ))}
      </ul>
    </section>
  );
}

import type { InboxRow } from '@lobby/contracts';
import { Button, Popconfirm } from 'antd';
import { useT } from '../i18n/useT.ts';
import { useMay, useMe } from '../session/session.ts';
import type { ConversationMoves } from './useMoves.ts';

/** What a supervisor may do with somebody else's conversation: speak beside the agent, or make it theirs. Taking over asks once. */
export function SupervisorActions({ row, moves }: { row: InboxRow; moves: ConversationMoves }) {
  const t = useT();
  const me = useMe().staff.id;
  const may = useMay('conversation.takeover');
  const withPeople = row.status === 'queued' || row.status === 'offered' || row.status === 'assigned';
  if (!may || !withPeople || (row.status === 'assigned' && row.assignee === me)) return null;
  const joined = row.speakers?.includes(me);
  return (
    <>
      {row.status === 'assigned' && !joined ? <Button onClick={() => void moves.join(row)}>{t('action.join')}</Button> : null}
      {joined ? <Button onClick={() => void moves.leave(row)}>{t('action.leave')}</Button> : null}
      <Popconfirm title={t('takeOver.title')} description={t('takeOver.body')} okText={t('action.takeOver')} cancelText={t('action.cancel')} okButtonProps={{ autoFocus: true }} onConfirm={() => moves.takeOver(row)}>
        <Button>{t('action.takeOver')}</Button>
      </Popconfirm>
    </>
  );
}

import { CheckOutlined, RobotOutlined, SwapOutlined, TeamOutlined, UserAddOutlined } from '@ant-design/icons';
import type { InboxRow } from '@lobby/contracts';
import { Button, Popconfirm, Tooltip } from 'antd';
import { useT } from '../i18n/useT.ts';
import { useMay, useMe } from '../session/session.ts';
import { SupervisorActions } from './SupervisorActions.tsx';
import type { ConversationMoves } from './useMoves.ts';

type Props = { row: InboxRow; moves: ConversationMoves; onTransfer: () => void; onConsult: () => void; resolving: boolean; onResolving: (open: boolean) => void };

/** What one may do with this conversation now. Ending it asks once. */
export function ConversationActions(props: Props) {
  const { row, moves } = props;
  const t = useT();
  const me = useMe().staff.id;
  const mine = row.status === 'assigned' && row.assignee === me;
  const forMe = row.status === 'queued' || (row.status === 'offered' && row.offeredTo === me);
  const mayAccept = useMay('conversation.accept');
  const helping = row.status === 'assigned' && row.consultants?.includes(me);
  return (
    <div className="conv-actions">
      {forMe && row.handoffId && mayAccept ? <Button type="primary" icon={<UserAddOutlined />} loading={moves.busy} onClick={() => void moves.accept(row)}>{t('action.accept')} <kbd>A</kbd></Button> : null}
      {helping ? <Button onClick={() => void moves.endConsult(row, me)}>{t('action.endConsult')}</Button> : null}
      {mine ? <OwnActions {...props} /> : <SupervisorActions row={row} moves={moves} />}
    </div>
  );
}

function OwnActions({ row, moves, onTransfer, onConsult, resolving, onResolving }: Props) {
  const t = useT();
  const mayTransfer = useMay('conversation.transfer');
  return (
    <>
      {mayTransfer ? <Tooltip title="T"><Button icon={<SwapOutlined />} aria-label={t('action.transfer')} onClick={onTransfer}><span className="conv-wide">{t('action.transfer')}</span></Button></Tooltip> : null}
      {mayTransfer ? <Tooltip title={`${t('action.consult')} C`}><Button icon={<TeamOutlined />} aria-label={t('action.consult')} onClick={onConsult} /></Tooltip> : null}
      <Popconfirm title={t('toBot.title')} description={t('toBot.body')} okText={t('toBot.ok')} cancelText={t('action.cancel')} onConfirm={() => moves.toBot(row)}>
        <Tooltip title={t('action.toBot')}><Button icon={<RobotOutlined />} aria-label={t('action.toBot')} /></Tooltip>
      </Popconfirm>
      <Popconfirm open={resolving} onOpenChange={onResolving} title={t('resolve.title')} description={<div className="conv-confirm">{t('resolve.body')}</div>} okText={t('resolve.ok')} cancelText={t('action.cancel')} okButtonProps={{ autoFocus: true }} onConfirm={() => moves.resolve(row)}>
        <Button type="primary" icon={<CheckOutlined />}>{t('action.resolve')}</Button>
      </Popconfirm>
    </>
  );
}

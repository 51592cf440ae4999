import { CheckOutlined, RobotOutlined, SwapOutlined, UserAddOutlined } from '@ant-design/icons';
import type { InboxRow } from '@lobby/contracts';
import { Button, Popconfirm, Tooltip } from 'antd';
import { useT } from '../i18n/useT.ts';
import { useMay, useMe } from '../session/session.ts';
import type { ConversationMoves } from './useMoves.ts';

type Props = { row: InboxRow; moves: ConversationMoves; onTransfer: () => void; resolving: boolean; onResolving: (open: boolean) => void };

/** What one may do with this conversation now. Ending it asks once. */
export function ConversationActions({ row, moves, onTransfer, resolving, onResolving }: Props) {
  const t = useT();
  const me = useMe().staff.id;
  const mine = row.status === 'assigned' && row.assignee === me;
  const forMe = row.status === 'queued' || (row.status === 'offered' && row.offeredTo === me);
  const mayAccept = useMay('conversation.accept');
  const mayTransfer = useMay('conversation.transfer');
  if (forMe && row.handoffId && mayAccept) return <Button type="primary" icon={<UserAddOutlined />} loading={moves.busy} onClick={() => void moves.accept(row)}>{t('action.accept')} <kbd>A</kbd></Button>;
  if (!mine) return null;
  return (
    <div className="conv-actions">
      {mayTransfer ? <Tooltip title="T"><Button icon={<SwapOutlined />} onClick={onTransfer}>{t('action.transfer')}</Button></Tooltip> : null}
      <Popconfirm title={t('toBot.title')} description={t('toBot.body')} okText={t('toBot.ok')} cancelText={t('action.cancel')} onConfirm={() => moves.toBot(row)}>
        <Button icon={<RobotOutlined />} aria-label={t('action.toBot')}><span className="conv-wide">{t('action.toBot')}</span></Button>
      </Popconfirm>
      <Popconfirm open={resolving} onOpenChange={onResolving} title={t('resolve.title')} description={<div className="conv-confirm">{t('resolve.body')}</div>} okText={t('resolve.ok')} cancelText={t('action.cancel')} okButtonProps={{ autoFocus: true }} onConfirm={() => moves.resolve(row)}>
        <Button type="primary" icon={<CheckOutlined />}>{t('action.resolve')}</Button>
      </Popconfirm>
    </div>
  );
}

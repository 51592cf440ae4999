import { EyeOutlined, MoreOutlined, ThunderboltOutlined } from '@ant-design/icons';
import { valueOrThrow } from '@lobby/client/staff';
import type { TicketDetail, TicketMacro } from '@lobby/contracts';
import { currentLanguage } from '@lobby/ui/staff';
import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { session, useMay, useMe } from '../session/session.ts';
import { LinkDialog } from './LinkDialog.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { SplitDialog } from './SplitDialog.tsx';
import { useChange } from './useTicket.ts';

type Props = { detail: TicketDetail; locked: boolean; onOpenTicket: ((ticketId: string) => void) | undefined; onReply: ((text: string) => void) | undefined };

/** Macros, merge, split, link, follow and the approval step. */
export function TicketActions({ detail, locked, onOpenTicket, onReply }: Props) {
  const t = useT();
  const [dialog, setDialog] = useState<'merge' | 'split' | 'link' | null>(null);
  const close = (): void => setDialog(null);
  const items = (['merge', 'split', 'link'] as const).map((key) => ({ key, label: t(`ticket.${key}`), onClick: () => setDialog(key) }));
  return (
    <div className="ticket-actions">
      <Macros detail={detail} locked={locked} onReply={onReply} />
      <Follow detail={detail} />
      <Approval detail={detail} locked={locked} />
      <Dropdown trigger={['click']} menu={{ items }} disabled={locked}><Button size="small" icon={<MoreOutlined />} aria-label={t('ticket.more')} /></Dropdown>
      {dialog === 'merge' ? <MergeDialog detail={detail} onClose={close} onDone={onOpenTicket} /> : null}
      {dialog === 'split' ? <SplitDialog detail={detail} onClose={close} onDone={onOpenTicket} /> : null}
      {dialog === 'link' ? <LinkDialog detail={detail} onClose={close} /> : null}
    </div>
  );
}

function Macros({ detail: { ticket }, locked, onReply }: Pick<Props, 'detail' | 'locked' | 'onReply'>) {
  const t = useT();
  const { run } = useChange();
  const macros = useQuery({ queryKey: ['macros'], staleTime: 60_000, queryFn: async ({ signal }) => valueOrThrow(await session.api.get<{ macros: TicketMacro[] }>('/api/v1/ticket-macros', { signal })).macros });
  const use = async (macro: TicketMacro): Promise<void> => {
    const done = await run(session.api.post(`/api/v1/tickets/${ticket.id}/macro`, { macro: macro.id, version: ticket.version }), t('ticket.macroUsed', { name: macro.name[currentLanguage()] }));
    if (done && macro.actions.reply) onReply?.(macro.actions.reply[ticket.language === 'en' ? 'en' : 'zh']);
  };
  const items = (macros.data ?? []).filter((m) => m.active).map((macro) => ({ key: macro.id, label: macro.name[currentLanguage()], onClick: () => void use(macro) }));
  return <Dropdown trigger={['click']} menu={{ items }} disabled={locked || items.length === 0}><Button size="small" icon={<ThunderboltOutlined />}>{t('ticket.macro')}</Button></Dropdown>;
}

function Follow({ detail: { ticket, followers = [] } }: { detail: TicketDetail }) {
  const t = useT();
  const me = useMe().staff.id;
  const { run, busy } = useChange();
  const follows = followers.includes(me);
  const path = `/api/v1/tickets/${ticket.id}/following`;
  const toggle = (): void => void run(follows ? session.api.delete(path) : session.api.put(path), t(follows ? 'ticket.unfollowed' : 'ticket.followed'));
  return <Button size="small" icon={<EyeOutlined />} loading={busy} aria-pressed={follows} onClick={toggle}>{t(follows ? 'ticket.unfollow' : 'ticket.follow')}{followers.length > 0 ? ` ${followers.length}` : ''}</Button>;
}

/** Whoever asked does not decide; the server says so as well. */
function Approval({ detail: { ticket }, locked }: { detail: TicketDetail; locked: boolean }) {
  const t = useT();
  const decides = useMay('conversation.takeover');
  const { run, busy } = useChange();
  const state = ticket.approval ?? 'none';
  if (state === 'none' || state === 'approved') return state === 'approved' ? <span className="lobby-soft">{t('ticket.approval')} {t('approval.approved')}</span> : null;
  const path = `/api/v1/tickets/${ticket.id}/approval`;
  const decide = (step: 'approve' | 'reject'): void => void run(session.api.post(path, { version: ticket.version, step }), t('ticket.saved'));
  if (state !== 'pending') return <Button size="small" disabled={locked} loading={busy} onClick={() => void run(session.api.post(`${path}/request`, { version: ticket.version }), t('ticket.saved'))}>{t('approval.request')}</Button>;
  return (
    <>
      <span className="lobby-soft">{t('ticket.approval')} {t('approval.pending')}</span>
      {decides ? <><Button size="small" loading={busy} onClick={() => decide('approve')}>{t('approval.approve')}</Button><Button size="small" onClick={() => decide('reject')}>{t('approval.reject')}</Button></> : null}
    </>
  );
}

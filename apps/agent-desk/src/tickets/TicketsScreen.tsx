import { ArrowLeftOutlined, DownloadOutlined, PlusOutlined } from '@ant-design/icons';
import type { TicketRow } from '@lobby/contracts';
import { EmptyState, ErrorState, LoadingState } from '@lobby/ui/staff';
import { Button, Input, type InputRef } from 'antd';
import { useDeferredValue, useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Header } from '../Header.tsx';
import { useT } from '../i18n/useT.ts';
import { KeyHelp } from '../keyboard/KeyHelp.tsx';
import { useKeys } from '../keyboard/useKeys.ts';
import { useMay } from '../session/session.ts';
import { BulkBar } from './BulkBar.tsx';
import { NewTicketDialog } from './NewTicketDialog.tsx';
import { TicketCard } from './TicketCard.tsx';
import { TicketLines } from './TicketLines.tsx';
import { TicketViews } from './TicketViews.tsx';
import { exportAddress, START, useTicketList, type TicketQuery } from './useTicketList.ts';
import { useTicket } from './useTicket.ts';

/** All tickets: views and filters, the list, one ticket beside it. */
export function Component() {
  const t = useT();
  const { ticketId = null } = useParams();
  const navigate = useNavigate();
  const [query, setQuery] = useState<TicketQuery>(START);
  const deferred = useDeferredValue(query);
  const list = useTicketList(deferred);
  const [chosen, setChosen] = useState<ReadonlyMap<string, TicketRow>>(new Map());
  const [dialog, setDialog] = useState<'none' | 'new' | 'help'>('none');
  const search = useRef<InputRef>(null);
  const mayChange = useMay('ticket.update');
  const open = (id: string): void => void navigate(`/tickets/${id}`);
  const step = (by: number): void => {
    const at = list.rows.findIndex((row) => row.id === ticketId);
    const next = list.rows[at < 0 ? 0 : Math.min(list.rows.length - 1, Math.max(0, at + by))];
    if (next) open(next.id);
  };
  useKeys({ j: () => step(1), k: () => step(-1), '/': () => search.current?.focus(), s: () => search.current?.focus(), n: () => mayChange && setDialog('new'), '?': () => setDialog('help') });
  const filter = (change: TicketQuery): void => {
    setQuery(change);
    setChosen(new Map());
  };
  return (
    <div className="desk-screen">
      <Header onHelp={() => setDialog('help')} />
      <main className={`tickets${ticketId ? ' has-ticket' : ''}`}>
        <section className="tickets-list" aria-label={t('tickets.title')}>
          <div className="tickets-bar">
            <Input.Search ref={search} allowClear value={query.q ?? ''} maxLength={100} placeholder={t('tickets.search')} aria-label={t('tickets.search')} onChange={(event) => filter({ ...query, q: event.target.value })} />
            {mayChange ? <Button type="primary" icon={<PlusOutlined />} aria-label={t('tickets.new')} onClick={() => setDialog('new')} /> : null}
            <Button icon={<DownloadOutlined />} href={exportAddress(query)} download aria-label={t('tickets.export')} />
          </div>
          <TicketViews query={query} onQuery={filter} />
          {chosen.size > 0 ? <BulkBar chosen={chosen} onDone={setChosen} /> : <p className="tickets-total lobby-soft">{list.total === null ? ' ' : t('tickets.total', { count: list.total })}</p>}
          {list.problem ? <ErrorState problem={list.problem} onRetry={list.retry} /> : null}
          {list.loading ? <LoadingState /> : null}
          {!list.loading && !list.problem && list.rows.length === 0 ? <EmptyState title={t('tickets.none')}>{t('tickets.noneNext')}</EmptyState> : null}
          {list.rows.length > 0 ? <TicketLines rows={list.rows} current={ticketId} chosen={chosen} onChosen={setChosen} onOpen={open} onEnd={list.more} /> : null}
        </section>
        <TicketPane ticketId={ticketId} onOpen={open} onBack={() => void navigate('/tickets')} />
      </main>
      {dialog === 'new' ? <NewTicketDialog onClose={() => setDialog('none')} onDone={open} /> : null}
      <KeyHelp open={dialog === 'help'} onClose={() => setDialog('none')} />
    </div>
  );
}

function TicketPane({ ticketId, onOpen, onBack }: { ticketId: string | null; onOpen: (id: string) => void; onBack: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const query = useTicket(ticketId);
  const [conversation] = query.data?.conversations ?? [];
  if (!ticketId) return <section className="tickets-pane is-empty"><EmptyState title={t('tickets.pick')}>{t('tickets.pickNext')}</EmptyState></section>;
  return (
    <section className="tickets-pane" aria-label={t('side.ticket')}>
      <div className="tickets-pane-bar"><Button type="text" icon={<ArrowLeftOutlined />} onClick={onBack}>{t('tickets.back')}</Button></div>
      {query.isError ? <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <LoadingState /> : null}
      {query.data ? <TicketCard key={ticketId} detail={query.data} onOpenTicket={onOpen} lead={conversation ? <Button onClick={() => void navigate(`/c/${conversation.conversationId}`)}>{t('tickets.openConversation')}</Button> : null} /> : null}
    </section>
  );
}

import { valueOrThrow } from '@lobby/client/staff';
import type { TicketDetail, TicketPatch } from '@lobby/contracts';
import { EmptyState, ErrorState, LoadingState, problemText, useStaffWords } from '@lobby/ui/staff';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Form, Select } from 'antd';
import { useQueues } from '../actions/useQueues.ts';
import { useT } from '../i18n/useT.ts';
import { session, useMay } from '../session/session.ts';
import { SlaClock } from './SlaClock.tsx';
import { TicketHistory } from './TicketHistory.tsx';

const STATES = ['new', 'open', 'pending_customer', 'on_hold', 'resolved', 'closed'] as const;
const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const;

/** The ticket beside the conversation. `lastSeq`: when the conversation moves, the ticket may have moved too. */
export function TicketTab({ ticketId, lastSeq }: { ticketId: string | null; lastSeq: number }) {
  const t = useT();
  const query = useQuery({
    queryKey: ['ticket', ticketId, lastSeq], enabled: Boolean(ticketId),
    queryFn: async ({ signal }) => valueOrThrow(await session.api.get<TicketDetail>(`/api/v1/tickets/${ticketId}`, { signal })),
    placeholderData: (before) => (before?.ticket.id === ticketId ? before : undefined),
  });
  if (!ticketId) return <EmptyState title={t('ticket.none')}>{t('ticket.noneNext')}</EmptyState>;
  if (query.isError) return <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingState />;
  return <TicketCard detail={query.data} cacheKey={['ticket', ticketId, lastSeq]} />;
}

function TicketCard({ detail, cacheKey }: { detail: TicketDetail; cacheKey: readonly unknown[] }) {
  const t = useT();
  const { ticket, sla } = detail;
  const { nameOf } = useQueues();
  const save = useSave(ticket.id, cacheKey);
  const may = useMay('ticket.update');
  const change = (patch: Omit<TicketPatch, 'version'>): void => save.mutate({ version: ticket.version, ...patch });
  const locked = !may || save.isPending;
  return (
    <div className="lobby-stack">
      <h2>{ticket.number} <span className="ticket-subject">{ticket.subject}</span></h2>
      <div className="ticket-clocks">
        <SlaClock name={t('ticket.firstResponse')} due={ticket.firstResponseDue} met={sla.firstRespondedAt} breached={sla.firstResponseBreached} />
        <SlaClock name={t('ticket.resolution')} due={ticket.resolutionDue} met={sla.resolvedAt} breached={sla.resolutionBreached} />
      </div>
      <Form layout="vertical" size="small" className="ticket-form">
        <Form.Item label={t('ticket.status')} htmlFor="ticket-status"><Select id="ticket-status" value={ticket.status} disabled={locked} onChange={(status) => change({ status })} options={STATES.map((value) => ({ value, label: t(`ticketStatus.${value}`) }))} /></Form.Item>
        <Form.Item label={t('ticket.priority')} htmlFor="ticket-priority"><Select id="ticket-priority" value={ticket.priority} disabled={locked} onChange={(priority) => change({ priority })} options={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))} /></Form.Item>
        <Form.Item label={t('ticket.tags')} htmlFor="ticket-tags" className="is-wide"><Select id="ticket-tags" mode="tags" value={ticket.tags} disabled={locked} open={false} suffixIcon={null} placeholder={t('ticket.tagsAdd')} onChange={(tags) => change({ tags })} /></Form.Item>
      </Form>
      <p className="lobby-soft">{t('ticket.queue')} {nameOf(ticket.queue)} · {t('ticket.assignee')} {ticket.assigneeName ?? t('ticket.nobody')}</p>
      <h3>{t('ticket.events')}</h3>
      <TicketHistory events={detail.events} names={detail.names} queueName={nameOf} />
    </div>
  );
}

function useSave(ticketId: string, cacheKey: readonly unknown[]) {
  const t = useT();
  const words = useStaffWords();
  const cache = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: async (patch: TicketPatch) => valueOrThrow(await session.api.patch<TicketDetail>(`/api/v1/tickets/${ticketId}`, patch)),
    onSuccess: (detail) => {
      cache.setQueryData(cacheKey, detail);
      message.success(t('ticket.saved'));
    },
    onError: ({ problem }) => {
      message.error(problemText(problem, words));
      void cache.invalidateQueries({ queryKey: ['ticket', ticketId] });
    },
  });
}

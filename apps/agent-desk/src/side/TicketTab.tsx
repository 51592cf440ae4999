import { EmptyState, ErrorState, LoadingState } from '@lobby/ui/staff';
import { useNavigate } from 'react-router';
import { useT } from '../i18n/useT.ts';
import { TicketCard } from '../tickets/TicketCard.tsx';
import { useTicket } from '../tickets/useTicket.ts';

type Props = { ticketId: string | null; lastSeq: number; onReply: (text: string) => void };

/** The ticket beside the conversation. `lastSeq`: when the conversation moves, the ticket may have moved too. */
export function TicketTab({ ticketId, lastSeq, onReply }: Props) {
  const t = useT();
  const navigate = useNavigate();
  const query = useTicket(ticketId, lastSeq);
  if (!ticketId) return <EmptyState title={t('ticket.none')}>{t('ticket.noneNext')}</EmptyState>;
  if (query.isError) return <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingState />;
  return <TicketCard detail={query.data} onReply={onReply} onOpenTicket={(id) => void navigate(`/tickets/${id}`)} />;
}

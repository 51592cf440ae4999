import type { TicketDetail } from '@lobby/contracts';
import { Tag } from 'antd';
import { useT } from '../i18n/useT.ts';
import { SlaClock } from '../side/SlaClock.tsx';

/** Every clock of the ticket that counts. */
export function TicketClocks({ detail: { ticket, sla } }: { detail: TicketDetail }) {
  const t = useT();
  const { promise } = ticket;
  const ended = ticket.status === 'resolved' || ticket.status === 'closed';
  return (
    <div className="ticket-clocks">
      <SlaClock name={t('ticket.firstResponse')} due={ticket.firstResponseDue} met={sla.firstRespondedAt} breached={sla.firstResponseBreached} />
      <SlaClock name={t('ticket.resolution')} due={ticket.resolutionDue} met={sla.resolvedAt} breached={sla.resolutionBreached} />
      {ticket.nextResponseDue && !ended ? <SlaClock name={t('ticket.nextResponse')} due={ticket.nextResponseDue} met={null} breached={sla.nextResponseBreached ?? false} /> : null}
      {promise ? <SlaClock name={t(`ticket.promise.${promise.kind}`)} due={promise.by} met={ended ? sla.resolvedAt : null} breached={sla.promiseBreached ?? false} /> : null}
      {ticket.pausedAt ? <Tag variant="filled">{t('ticket.paused')}</Tag> : null}
    </div>
  );
}

import type { TicketRow } from '@lobby/contracts';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import { Reveal } from '../side/Reveal.tsx';

/** The number the customer asked to be called at, in dots. */
export function Contact({ ticket }: { ticket: TicketRow }) {
  const t = useT();
  const contact = ticket.promise?.contact;
  if (!contact) return null;
  return <p className="ticket-contact">{t('ticket.contact')} <Reveal key={ticket.id} shown={contact} ask={(reason) => session.api.post(`/api/v1/tickets/${ticket.id}/contact/reveal`, { reason })} /></p>;
}

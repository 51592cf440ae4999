import type { TicketDetail } from '@lobby/contracts';
import { Tag } from 'antd';
import { useT } from '../i18n/useT.ts';
import { Section } from '../side/Section.tsx';

type Props = { links: NonNullable<TicketDetail['links']>; onOpen: ((ticketId: string) => void) | undefined };

/** Tickets this one has to do with. */
export function LinkedTickets({ links, onOpen }: Props) {
  const t = useT();
  if (links.length === 0) return null;
  return (
    <Section title={t('ticket.links')}>
      <ul className="side-list">
        {links.map((link) => (
          <li key={`${link.kind}${link.ticketId}`}>
            <Tag variant="filled">{t(`link.kind.${link.kind}`)}{link.direction === 'to' ? ' →' : ' ←'}</Tag>
            {onOpen ? <button type="button" className="side-link" onClick={() => onOpen(link.ticketId)}>{link.number} {link.subject}</button> : <span>{link.number} {link.subject}</span>} <span className="lobby-soft lobby-small">{t(`ticketStatus.${link.status}`)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

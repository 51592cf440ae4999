import { EmptyState, ErrorState, LoadingState, RelativeTime } from '@lobby/ui/staff';
import type { ConversationLink, Customer, CustomerView, TicketRow } from '@lobby/contracts';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useCustomer } from '../conversation/useConversation.ts';
import { wordOr } from '../i18n/topicName.ts';
import { useT } from '../i18n/useT.ts';
import { session, useMay } from '../session/session.ts';
import { contactLines } from './contactLines.ts';
import { CustomerMerges } from './CustomerMerges.tsx';
import { CustomerWishes } from './CustomerWishes.tsx';
import { Holdings } from './Holdings.tsx';
import { Reveal } from './Reveal.tsx';
import { Facts, Section } from './Section.tsx';

const SHOWN = 8;
const MORE = 20;
type Props = { customerId: string | null; current: string; onOpen: (conversationId: string) => void };

/** One customer across all channels. */
export function CustomerTab({ customerId, current, onOpen }: Props) {
  const t = useT();
  const query = useCustomer(customerId);
  if (!customerId) return <EmptyState title={t('customer.none')}>{t('customer.noneNext')}</EmptyState>;
  if (query.isError) return <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingState />;
  const { customer, merges = [] } = query.data;
  return (
    <div className="lobby-stack">
      <h2 className="side-title">{customer.displayName} <Tag variant="filled" color={customer.assurance === 'verified' ? 'success' : 'default'}>{t(`assurance.${customer.assurance}`)}</Tag></h2>
      <About view={query.data} />
      <Section title={t('customer.holdings')}><Holdings key={customer.id} view={query.data} /></Section>
      <Contacts view={query.data} current={current} onOpen={onOpen} />
      <CustomerWishes view={query.data} />
      <CustomerMerges customerId={customer.id} merges={merges} />
      <PrivacyLink customerId={customer.id} />
    </div>
  );
}

/** A wish about one's own data is entered in the compliance office; the customer comes along. Only those who may enter one see the way. */
function PrivacyLink({ customerId }: { customerId: string }) {
  const t = useT();
  return useMay('privacy.request') ? <p><a href={`/compliance/privacy?customer=${customerId}`} target="_blank" rel="noopener">{t('customer.privacy')}</a></p> : null;
}

/** Everything the customer had to do with the bank here, across channels. */
function Contacts({ view, current, onOpen }: { view: CustomerView } & Pick<Props, 'current' | 'onOpen'>) {
  const t = useT();
  const [shown, setShown] = useState(SHOWN);
  const lines = contactLines(view);
  const ticketOf = (id: string | null): TicketRow | undefined => view.tickets.find((ticket) => ticket.id === id);
  return (
    <Section title={t('customer.contacts')}>
      {lines.length === 0 ? <p className="lobby-soft">{t('customer.noConversations')}</p> : (
        <ul className="side-contacts">
          {lines.slice(0, shown).map((line) => (line.kind === 'ticket' ? <TicketLine key={line.key} ticket={line.ticket} /> : <ConversationLine key={line.key} link={line.link} ticket={ticketOf(line.link.ticketId)} here={line.link.conversationId === current} onOpen={onOpen} />))}
        </ul>
      )}
      {lines.length > shown ? <Button size="small" type="text" onClick={() => setShown(shown + MORE)}>{t('customer.moreContacts', { count: lines.length - shown })}</Button> : null}
    </Section>
  );
}

function About({ view: { customer } }: { view: CustomerView }) {
  const t = useT();
  return (
    <Facts
      facts={[
        { key: 'tier', name: t('customer.tier'), value: customer.tier ?? t('customer.noTier') },
        { key: 'ids', name: t('customer.identities'), value: <Identities customer={customer} /> },
        { key: 'since', name: t('customer.since'), value: <RelativeTime at={customer.createdAt} /> },
      ]}
    />
  );
}

/** What a machine minted says nothing to a person; everything else stands in dots until somebody says why they must see it. */
function Identities({ customer }: { customer: Customer }) {
  const t = useT();
  const known = customer.identities.filter((id) => id.channel !== 'web');
  const visits = customer.identities.length - known.length;
  return (
    <span className="identities">
      {visits > 0 ? <span>{t('channel.web')} × {visits}</span> : null}
      {known.map(({ channel, value, shown }) => <span key={channel + value}>{wordOr(t, `channel.${channel}`, channel)} <Reveal shown={shown ?? '•••'} ask={(reason) => session.api.post(`/api/v1/customers/${customer.id}/reveal`, { channel, value, reason })} /></span>)}
    </span>
  );
}

function TicketLine({ ticket }: { ticket: TicketRow }) {
  const t = useT();
  return (
    <li>
      <span className="side-contact"><TicketLink ticket={ticket} /></span>
      <span className="lobby-soft lobby-small">{ticket.number} · {wordOr(t, `channel.${ticket.channel}`, ticket.channel)} · <RelativeTime at={ticket.createdAt} /></span>
    </li>
  );
}

function TicketLink({ ticket }: { ticket: TicketRow }) {
  const t = useT();
  return <><Link to={`/tickets/${ticket.id}`}>{ticket.subject}</Link><Tag variant="filled">{t(`ticketStatus.${ticket.status}`)}</Tag></>;
}

/** A conversation by the ticket it led to; without one by its channel alone. */
function ConversationLine({ link, ticket, here, onOpen }: { link: ConversationLink; ticket: TicketRow | undefined; here: boolean; onOpen: (conversationId: string) => void }) {
  const t = useT();
  const channel = wordOr(t, `channel.${link.channel}`, link.channel);
  const when = <>{channel} · <RelativeTime at={link.openedAt} /></>;
  return (
    <li aria-current={here ? 'true' : undefined}>
      <span className="side-contact">{ticket ? <TicketLink ticket={ticket} /> : <span>{t('customer.noTicket')}</span>}</span>
      <span className="lobby-soft lobby-small">{ticket ? `${ticket.number} · ` : ''}{here ? <>{when} · {t('customer.here')}</> : <button type="button" className="side-link" onClick={() => onOpen(link.conversationId)}>{when}</button>}</span>
    </li>
  );
}

import { EmptyState, ErrorState, LoadingState, RelativeTime } from '@lobby/ui/staff';
import type { ConversationLink, Customer, CustomerView, TicketRow } from '@lobby/contracts';
import { Button, Descriptions, Tag } from 'antd';
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
      <h2>{customer.displayName}</h2>
      <About view={query.data} />
      <h3>{t('customer.holdings')}</h3>
      <Holdings key={customer.id} view={query.data} />
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
    <section>
      <h3>{t('customer.contacts')}</h3>
      {lines.length === 0 ? <p className="lobby-soft">{t('customer.noConversations')}</p> : (
        <ul className="side-list">
          {lines.slice(0, shown).map((line) => (line.kind === 'ticket' ? <TicketLine key={line.key} ticket={line.ticket} /> : <ConversationLine key={line.key} link={line.link} ticket={ticketOf(line.link.ticketId)} here={line.link.conversationId === current} onOpen={onOpen} />))}
        </ul>
      )}
      {lines.length > shown ? <Button size="small" type="text" onClick={() => setShown(shown + MORE)}>{t('customer.moreContacts', { count: lines.length - shown })}</Button> : null}
    </section>
  );
}

function About({ view: { customer } }: { view: CustomerView }) {
  const t = useT();
  return (
    <Descriptions
      size="small" column={1}
      items={[
        { key: 'tier', label: t('customer.tier'), children: customer.tier ?? t('customer.noTier') },
        { key: 'assurance', label: t('customer.assurance'), children: t(`assurance.${customer.assurance}`) },
        { key: 'ids', label: t('customer.identities'), children: <Identities customer={customer} /> },
        { key: 'since', label: t('customer.since'), children: <RelativeTime at={customer.createdAt} /> },
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
  return <li>{wordOr(t, `channel.${ticket.channel}`, ticket.channel)} · <TicketLink ticket={ticket} /> <span className="lobby-soft lobby-small"><RelativeTime at={ticket.createdAt} /></span></li>;
}

function TicketLink({ ticket }: { ticket: TicketRow }) {
  const t = useT();
  return <><Link to={`/tickets/${ticket.id}`}>{ticket.number} {ticket.subject}</Link> <Tag variant="filled">{t(`ticketStatus.${ticket.status}`)}</Tag></>;
}

function ConversationLine({ link, ticket, here, onOpen }: { link: ConversationLink; ticket: TicketRow | undefined; here: boolean; onOpen: (conversationId: string) => void }) {
  const t = useT();
  const words = <>{wordOr(t, `channel.${link.channel}`, link.channel)} · <RelativeTime at={link.openedAt} /></>;
  return <li>{here ? <span>{words} · {t('customer.here')}</span> : <button type="button" className="side-link" onClick={() => onOpen(link.conversationId)}>{words}</button>}{ticket ? <> · <TicketLink ticket={ticket} /></> : null}</li>;
}

import { currentLanguage, EmptyState, ErrorState, LoadingState, RelativeTime } from '@lobby/ui/staff';
import type { ConversationLink, Customer, CustomerView, TicketRow } from '@lobby/contracts';
import { Descriptions, Tag } from 'antd';
import { Link } from 'react-router';
import { useCustomer } from '../conversation/useConversation.ts';
import { wordOr } from '../i18n/topicName.ts';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import { CustomerMerges } from './CustomerMerges.tsx';
import { Reveal } from './Reveal.tsx';

const SHOWN = 5;
type Props = { customerId: string | null; current: string; onOpen: (conversationId: string) => void };

/** One customer across all channels. */
export function CustomerTab({ customerId, current, onOpen }: Props) {
  const t = useT();
  const query = useCustomer(customerId);
  if (!customerId) return <EmptyState title={t('customer.none')}>{t('customer.noneNext')}</EmptyState>;
  if (query.isError) return <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingState />;
  const { customer, tickets, conversations, merges = [] } = query.data;
  return (
    <div className="lobby-stack">
      <h2>{customer.displayName}</h2>
      <About view={query.data} />
      <h3>{t('customer.holdings')}</h3>
      <Holdings view={query.data} />
      <h3>{t('customer.tickets')}</h3>
      {tickets.length === 0 ? <p className="lobby-soft">{t('customer.noTickets')}</p> : <ul className="side-list">{tickets.slice(0, SHOWN).map((ticket) => <TicketLine key={ticket.id} ticket={ticket} />)}</ul>}
      <h3>{t('customer.conversations')}</h3>
      {conversations.length === 0 ? <p className="lobby-soft">{t('customer.noConversations')}</p> : <ul className="side-list">{conversations.slice(0, SHOWN).map((link) => <ConversationLine key={link.conversationId} link={link} here={link.conversationId === current} onOpen={onOpen} />)}</ul>}
      <CustomerMerges customerId={customer.id} merges={merges} />
    </div>
  );
}

function About({ view: { customer, consents = [], preferences = {} } }: { view: CustomerView }) {
  const t = useT();
  const said = Object.values(preferences).filter(Boolean);
  return (
    <Descriptions
      size="small" column={1}
      items={[
        { key: 'tier', label: t('customer.tier'), children: customer.tier ?? t('customer.noTier') },
        { key: 'assurance', label: t('customer.assurance'), children: t(`assurance.${customer.assurance}`) },
        { key: 'ids', label: t('customer.identities'), children: <Identities customer={customer} /> },
        { key: 'consents', label: t('customer.consents'), children: consents.length === 0 ? t('customer.noConsents') : consents.map((c) => `${wordOr(t, `consent.${c.purpose}`, c.purpose)} ${t(c.granted ? 'consent.yes' : 'consent.no')}`).join(' · ') },
        ...(said.length > 0 ? [{ key: 'preferences', label: t('customer.preferences'), children: said.join(' · ') }] : []),
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

function Holdings({ view: { holdings } }: { view: CustomerView }) {
  const t = useT();
  if (!holdings || holdings.length === 0) return <p className="lobby-soft">{t('customer.noHoldings')}</p>;
  return <ul className="side-list">{holdings.map((held) => <li key={`${held.kind}${held.name.zh}${held.tail}`}>{held.name[currentLanguage()]} {held.tail ? <span className="lobby-soft">{t('tail', { tail: held.tail })}</span> : null}</li>)}</ul>;
}

function TicketLine({ ticket }: { ticket: TicketRow }) {
  const t = useT();
  return <li><Link to={`/tickets/${ticket.id}`}>{ticket.number} {ticket.subject}</Link> <Tag variant="filled">{t(`ticketStatus.${ticket.status}`)}</Tag> <span className="lobby-soft lobby-small"><RelativeTime at={ticket.updatedAt} /></span></li>;
}

function ConversationLine({ link, here, onOpen }: { link: ConversationLink; here: boolean; onOpen: (conversationId: string) => void }) {
  const t = useT();
  const words = <>{wordOr(t, `channel.${link.channel}`, link.channel)} · <RelativeTime at={link.openedAt} />{link.ticketNumber ? ` · ${link.ticketNumber}` : ''}</>;
  return <li>{here ? words : <button type="button" className="side-link" onClick={() => onOpen(link.conversationId)}>{words}</button>}</li>;
}

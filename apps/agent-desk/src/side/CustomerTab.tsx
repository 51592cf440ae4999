import { EmptyState, ErrorState, LoadingState, RelativeTime } from '@lobby/ui/staff';
import type { ConversationLink, TicketRow } from '@lobby/contracts';
import { Descriptions, Tag } from 'antd';
import { useCustomer } from '../conversation/useConversation.ts';
import { wordOr } from '../i18n/topicName.ts';
import { useT } from '../i18n/useT.ts';

const SHOWN = 5;
type Props = { customerId: string | null; current: string; onOpen: (conversationId: string) => void };

/** One customer across all channels. */
export function CustomerTab({ customerId, current, onOpen }: Props) {
  const t = useT();
  const query = useCustomer(customerId);
  if (!customerId) return <EmptyState title={t('customer.none')}>{t('customer.noneNext')}</EmptyState>;
  if (query.isError) return <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingState />;
  const { customer, tickets, conversations } = query.data;
  return (
    <div className="lobby-stack">
      <h2>{customer.displayName}</h2>
      <Descriptions
        size="small" column={1}
        items={[
          { key: 'tier', label: t('customer.tier'), children: customer.tier ?? t('customer.noTier') },
          { key: 'assurance', label: t('customer.assurance'), children: t(`assurance.${customer.assurance}`) },
          { key: 'ids', label: t('customer.identities'), children: customer.identities.map((id) => `${wordOr(t, `channel.${id.channel}`, id.channel)} ${shortened(id.value)}`).join(' · ') || '—' },
          { key: 'since', label: t('customer.since'), children: <RelativeTime at={customer.createdAt} /> },
        ]}
      />
      <h3>{t('customer.tickets')}</h3>
      {tickets.length === 0 ? <p className="lobby-soft">{t('customer.noTickets')}</p> : <ul className="side-list">{tickets.slice(0, SHOWN).map((ticket) => <TicketLine key={ticket.id} ticket={ticket} />)}</ul>}
      <h3>{t('customer.conversations')}</h3>
      {conversations.length === 0 ? <p className="lobby-soft">{t('customer.noConversations')}</p> : <ul className="side-list">{conversations.slice(0, SHOWN).map((link) => <ConversationLine key={link.conversationId} link={link} here={link.conversationId === current} onOpen={onOpen} />)}</ul>}
    </div>
  );
}

function TicketLine({ ticket }: { ticket: TicketRow }) {
  const t = useT();
  return <li><span className="lobby-code">{ticket.number}</span> {ticket.subject} <Tag variant="filled">{t(`ticketStatus.${ticket.status}`)}</Tag> <span className="lobby-soft lobby-small"><RelativeTime at={ticket.updatedAt} /></span></li>;
}

function ConversationLine({ link, here, onOpen }: { link: ConversationLink; here: boolean; onOpen: (conversationId: string) => void }) {
  const t = useT();
  const words = <>{wordOr(t, `channel.${link.channel}`, link.channel)} · <RelativeTime at={link.openedAt} />{link.ticketNumber ? ` · ${link.ticketNumber}` : ''}</>;
  return <li>{here ? words : <button type="button" className="side-link" onClick={() => onOpen(link.conversationId)}>{words}</button>}</li>;
}

const READABLE = 20;

/** Ids of machines are too long to read; their beginning tells them apart. */
const shortened = (value: string): string => (value.length > READABLE ? `${value.slice(0, 10)}…` : value);

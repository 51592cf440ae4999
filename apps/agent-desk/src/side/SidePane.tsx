import type { DeskConversation, EntryView, InboxRow, SearchHit } from '@lobby/contracts';
import { Tabs } from 'antd';
import { useT } from '../i18n/useT.ts';
import { useMay } from '../session/session.ts';
import { BasisTab } from './BasisTab.tsx';
import { CustomerTab } from './CustomerTab.tsx';
import { KnowledgeTab } from './KnowledgeTab.tsx';
import { SuggestTab } from './SuggestTab.tsx';
import { TicketTab } from './TicketTab.tsx';

type Props = { row: InboxRow; info: DeskConversation | undefined; entries: readonly EntryView[]; onQuote: (hit: SearchHit) => void; onSay: (text: string) => void; onWrite: (text: string) => void; onOpen: (conversationId: string) => void };

/** Right pane: who the customer is, why the bot said what it said, the ticket, the knowledge base. */
export function SidePane({ row, info, entries, onQuote, onSay, onWrite, onOpen }: Props) {
  const t = useT();
  const seesCustomer = useMay('customer.read');
  const seesTicket = useMay('ticket.read');
  return (
    <aside className="desk-side" aria-label={t('side.label')}>
      <Tabs
        size="small" destroyOnHidden
        items={[
          ...(seesCustomer ? [{ key: 'customer', label: t('side.customer'), children: <CustomerTab customerId={info?.customer.id ?? null} current={row.conversationId} onOpen={onOpen} /> }] : []),
          { key: 'suggest', label: t('suggest.title'), children: <SuggestTab entries={entries} language={row.language === 'en' ? 'en' : 'zh'} onUse={onSay} onEdit={onWrite} /> },
          { key: 'basis', label: t('side.basis'), children: <BasisTab entries={entries} /> },
          ...(seesTicket ? [{ key: 'ticket', label: t('side.ticket'), children: <TicketTab ticketId={info?.ticketId ?? row.ticketId} lastSeq={row.lastSeq} onReply={onWrite} /> }] : []),
          { key: 'knowledge', label: t('side.knowledge'), children: <KnowledgeTab language={row.language === 'en' ? 'en' : 'zh'} onQuote={onQuote} /> },
        ]}
      />
    </aside>
  );
}

import type { TicketDetail, TicketPatch } from '@lobby/contracts';
import { Form, Select, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useAgents } from '../actions/useAgents.ts';
import { useQueues } from '../actions/useQueues.ts';
import { topicName, topicOptions } from '../i18n/topicName.ts';
import { useT } from '../i18n/useT.ts';
import { session, useMay } from '../session/session.ts';
import { Section } from '../side/Section.tsx';
import { TicketHistory } from '../side/TicketHistory.tsx';
import { Attachments } from './Attachments.tsx';
import { Contact } from './Contact.tsx';
import { LinkedTickets } from './LinkedTickets.tsx';
import { NoteBox } from './NoteBox.tsx';
import { TicketActions } from './TicketActions.tsx';
import { TicketClocks } from './TicketClocks.tsx';
import { TicketFields } from './TicketFields.tsx';
import { useOfferedTags } from './useOfferedTags.ts';
import { useChange } from './useTicket.ts';

const STATES = ['new', 'open', 'pending_customer', 'on_hold', 'resolved', 'closed'] as const;
const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const;
type Props = { detail: TicketDetail; onOpenTicket?: ((ticketId: string) => void) | undefined; onReply?: ((text: string) => void) | undefined; lead?: ReactNode };

/** A ticket with everything one may do to it, beside a conversation or on its own screen. `lead`: what its own screen adds to the head. */
export function TicketCard({ detail, onOpenTicket, onReply, lead }: Props) {
  const t = useT();
  const { ticket } = detail;
  const { nameOf } = useQueues();
  const { run, busy } = useChange();
  const may = useMay('ticket.update');
  const locked = !may || busy || Boolean(ticket.mergedInto);
  const change = (patch: Omit<TicketPatch, 'version'>): Promise<boolean> => run(session.api.patch<TicketDetail>(`/api/v1/tickets/${ticket.id}`, { version: ticket.version, ...patch }), t('ticket.saved'));
  return (
    <article className="ticket-card">
      <header className="ticket-head">
        <div className="ticket-title"><h2>{ticket.number} <span className="ticket-subject">{ticket.subject}</span></h2>{lead}</div>
        <p className="lobby-soft">{topicName(t, ticket.topic)} · {ticket.customerName ?? '—'} {ticket.mergedInto ? <Tag color="warning" variant="filled">{t('ticket.mergedInto')}</Tag> : null}</p>
        <TicketActions detail={detail} locked={locked} onOpenTicket={onOpenTicket} onReply={onReply} />
      </header>
      <div className="ticket-facts">
        <TicketClocks detail={detail} />
        <Contact ticket={ticket} />
        <Basics detail={detail} locked={locked} change={change} />
      </div>
      <div className="ticket-work">
        {ticket.description ? <p className="ticket-description">{ticket.description}</p> : null}
        <TicketFields key={`${ticket.id} ${ticket.topic}`} detail={detail} locked={locked} onSave={(fields) => void change({ fields })} />
        <LinkedTickets links={detail.links ?? []} onOpen={onOpenTicket} />
        <Attachments detail={detail} locked={locked} pastable={lead !== undefined} />
        <Section title={t('ticket.events')}>
          {may ? <NoteBox ticketId={ticket.id} /> : null}
          <TicketHistory detail={detail} queueName={nameOf} />
        </Section>
      </div>
    </article>
  );
}

function Basics({ detail: { ticket }, locked, change }: { detail: TicketDetail; locked: boolean; change: (patch: Omit<TicketPatch, 'version'>) => Promise<boolean> }) {
  const t = useT();
  const { queues, nameOf } = useQueues();
  const { agents } = useAgents();
  const offered = useOfferedTags();
  const topics = topicOptions(t);
  const people = agents.map((agent) => ({ value: agent.id, label: agent.name }));
  const known = ticket.assignee && !people.some((p) => p.value === ticket.assignee) ? [{ value: ticket.assignee, label: ticket.assigneeName ?? ticket.assignee }] : [];
  return (
    <Form layout="vertical" className="ticket-form">
      <Form.Item label={t('ticket.status')} htmlFor="ticket-status"><Select id="ticket-status" value={ticket.status} disabled={locked} onChange={(status) => void change({ status })} options={STATES.map((value) => ({ value, label: t(`ticketStatus.${value}`) }))} /></Form.Item>
      <Form.Item label={t('ticket.priority')} htmlFor="ticket-priority"><Select id="ticket-priority" value={ticket.priority} disabled={locked} onChange={(priority) => void change({ priority })} options={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))} /></Form.Item>
      <Form.Item label={t('ticket.queue')} htmlFor="ticket-queue"><Select id="ticket-queue" value={ticket.queue} disabled={locked} onChange={(queue) => void change({ queue })} options={queues.map(({ id }) => ({ value: id, label: nameOf(id) }))} /></Form.Item>
      <Form.Item label={t('ticket.assignee')} htmlFor="ticket-assignee"><Select id="ticket-assignee" allowClear value={ticket.assignee ?? undefined} placeholder={t('ticket.nobody')} disabled={locked} onChange={(assignee?: string) => void change({ assignee: assignee ?? null })} options={[...known, ...people]} /></Form.Item>
      <Form.Item label={t('settings.topic')} htmlFor="ticket-topic" className="is-wide"><Select id="ticket-topic" allowClear showSearch={{ optionFilterProp: 'label' }} value={ticket.topic ?? undefined} placeholder={t('inbox.noTopic')} disabled={locked} onChange={(topic?: string) => void change({ topic: topic ?? null })} options={topics.some((one) => one.value === ticket.topic) || !ticket.topic ? topics : [{ value: ticket.topic, label: ticket.topic }, ...topics]} /></Form.Item>
      <Form.Item label={t('ticket.tags')} htmlFor="ticket-tags" className="is-wide"><Select id="ticket-tags" mode="tags" value={ticket.tags} disabled={locked} options={offered} suffixIcon={null} placeholder={t('ticket.tagsAdd')} onChange={(tags) => void change({ tags })} /></Form.Item>
    </Form>
  );
}

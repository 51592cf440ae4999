import type { TicketDetail } from '@lobby/contracts';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { FormDialog } from '../dialogs/FormDialog.tsx';
import { useQueues } from '../actions/useQueues.ts';
import { topicOptions } from '../i18n/topicName.ts';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import { mintClientId, useChange } from './useTicket.ts';

const CHANNELS = ['phone', 'branch', 'email', 'web'] as const;
const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const;
type Fields = { subject: string; topic?: string; description?: string; queue: string; channel: string; priority: string };

/** A ticket for what comes by phone or at the counter. */
export function NewTicketDialog({ onClose, onDone }: { onClose: () => void; onDone: (ticketId: string) => void }) {
  const t = useT();
  const { queues, nameOf } = useQueues();
  const [form] = Form.useForm<Fields>();
  const [clientId] = useState(mintClientId);
  const { run, busy } = useChange();
  const submit = async (fields: Fields): Promise<void> => {
    const answer = await session.api.post<TicketDetail>('/api/v1/tickets', { clientId, ...fields });
    if (!(await run(Promise.resolve(answer), answer.ok ? t('newTicket.done', { number: answer.value.ticket.number }) : '')) || !answer.ok) return;
    onClose();
    onDone(answer.value.ticket.id);
  };
  const needed = [{ required: true, whitespace: true, message: t('newTicket.need') }];
  return (
    <FormDialog title={t('tickets.new')} okText={t('newTicket.ok')} form={form} busy={busy} initialValues={{ channel: 'phone', priority: 'normal' }} onSubmit={submit} onClose={onClose}>
      <Form.Item name="subject" label={t('newTicket.subject')} rules={needed}><Input maxLength={200} /></Form.Item>
      <Form.Item name="description" label={t('ticket.description')}><Input.TextArea maxLength={8000} autoSize={{ minRows: 3, maxRows: 8 }} /></Form.Item>
      <div className="ticket-form">
        <Form.Item name="topic" label={t('settings.topic')} tooltip={t('newTicket.topicHint')}><Select allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('inbox.noTopic')} options={topicOptions(t)} /></Form.Item>
        <Form.Item name="queue" label={t('ticket.queue')} rules={needed}><Select options={queues.map(({ id }) => ({ value: id, label: nameOf(id) }))} /></Form.Item>
        <Form.Item name="priority" label={t('ticket.priority')}><Select options={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))} /></Form.Item>
        <Form.Item name="channel" label={t('newTicket.channel')}><Select options={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))} /></Form.Item>
      </div>
    </FormDialog>
  );
}

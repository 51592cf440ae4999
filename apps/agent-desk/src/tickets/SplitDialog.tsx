import type { TicketDetail } from '@lobby/contracts';
import { Checkbox, Form, Input } from 'antd';
import { FormDialog } from '../dialogs/FormDialog.tsx';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import { useChange } from './useTicket.ts';

const SHOWN = 60;
type Fields = { subject: string; notes?: number[]; along?: boolean };
type Props = { detail: TicketDetail; onClose: () => void; onDone: ((ticketId: string) => void) | undefined };

/** Makes a second ticket of a first that holds two needs. */
export function SplitDialog({ detail: { ticket, events }, onClose, onDone }: Props) {
  const t = useT();
  const [form] = Form.useForm<Fields>();
  const { run, busy } = useChange();
  const notes = events.filter((event) => event.type === 'note.added').map((event) => ({ value: event.seq, label: String(event.data.text).slice(0, SHOWN) }));
  const submit = async ({ subject, notes: chosen = [], along }: Fields): Promise<void> => {
    const answer = session.api.post<TicketDetail>(`/api/v1/tickets/${ticket.id}/split`, { subject: subject.trim(), notes: chosen, conversations: along ? ticket.conversations : [] });
    const made = await answer;
    if (!(await run(answer, t('split.done', { number: made.ok ? made.value.ticket.number : '' }))) || !made.ok) return;
    onClose();
    onDone?.(made.value.ticket.id);
  };
  return (
    <FormDialog title={`${t('split.title')} · ${ticket.number}`} okText={t('split.ok')} form={form} busy={busy} initialValues={{ along: true }} onSubmit={submit} onClose={onClose}>
      <Form.Item name="subject" label={t('split.subject')} rules={[{ required: true, whitespace: true, message: t('newTicket.need') }]}><Input maxLength={200} /></Form.Item>
      <Form.Item name="notes" label={t('split.notes')}>{notes.length > 0 ? <Checkbox.Group className="ticket-checks" options={notes} /> : <span className="lobby-soft">{t('split.noNotes')}</span>}</Form.Item>
      {ticket.conversations.length > 0 ? <Form.Item name="along" valuePropName="checked"><Checkbox>{t('split.conversations')}</Checkbox></Form.Item> : null}
    </FormDialog>
  );
}

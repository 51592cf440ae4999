import type { TicketDetail } from '@lobby/contracts';
import { Form } from 'antd';
import { FormDialog } from '../dialogs/FormDialog.tsx';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import { TicketFinder } from './TicketFinder.tsx';
import { useChange } from './useTicket.ts';

type Props = { detail: TicketDetail; onClose: () => void; onDone: ((ticketId: string) => void) | undefined };

/** Makes this ticket part of another one. */
export function MergeDialog({ detail: { ticket }, onClose, onDone }: Props) {
  const t = useT();
  const [form] = Form.useForm<{ into: string }>();
  const { run, busy } = useChange();
  const submit = async (into: string): Promise<void> => {
    if (!(await run(session.api.post(`/api/v1/tickets/${ticket.id}/merge`, { into, version: ticket.version }), t('merge.done')))) return;
    onClose();
    onDone?.(into);
  };
  return (
    <FormDialog title={`${t('merge.title')} · ${ticket.number}`} okText={t('merge.ok')} form={form} busy={busy} onSubmit={({ into }) => submit(into)} onClose={onClose}>
      <p className="lobby-soft">{t('merge.hint')}</p>
      <Form.Item name="into" label={t('merge.into')} rules={[{ required: true, message: t('newTicket.need') }]}><TicketFinder not={ticket.id} /></Form.Item>
    </FormDialog>
  );
}

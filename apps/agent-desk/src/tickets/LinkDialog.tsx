import type { TicketDetail, TicketLink } from '@lobby/contracts';
import { Form, Radio } from 'antd';
import { FormDialog } from '../dialogs/FormDialog.tsx';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import { TicketFinder } from './TicketFinder.tsx';
import { useChange } from './useTicket.ts';

const KINDS = ['related', 'blocks'] as const;

/** Says that two tickets have to do with each other. */
export function LinkDialog({ detail: { ticket }, onClose }: { detail: TicketDetail; onClose: () => void }) {
  const t = useT();
  const [form] = Form.useForm<TicketLink>();
  const { run, busy } = useChange();
  const submit = async (link: TicketLink): Promise<void> => {
    if (await run(session.api.post(`/api/v1/tickets/${ticket.id}/links`, link), t('link.done'))) onClose();
  };
  return (
    <FormDialog title={`${t('link.title')} · ${ticket.number}`} okText={t('link.ok')} form={form} busy={busy} initialValues={{ kind: 'related' }} onSubmit={submit} onClose={onClose}>
      <Form.Item name="to" label={t('merge.find')} rules={[{ required: true, message: t('newTicket.need') }]}><TicketFinder not={ticket.id} /></Form.Item>
      <Form.Item name="kind"><Radio.Group options={KINDS.map((value) => ({ value, label: t(`link.kind.${value}`) }))} /></Form.Item>
    </FormDialog>
  );
}

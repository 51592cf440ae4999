import { Form, Input, Modal, Radio } from 'antd';
import { ErrorState, LoadingState, currentLanguage } from '@lobby/ui/staff';
import { useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { useQueues } from './useQueues.ts';

type Fields = { queue: string; note?: string };
type Props = { open: boolean; currentQueue: string | null; onClose: () => void; onTransfer: (queue: string, name: string, note: string) => Promise<boolean> };

/** Hands the customer to another queue, with words for whoever comes next. */
export function TransferDialog({ open, currentQueue, onClose, onTransfer }: Props) {
  const t = useT();
  const { query, queues, nameOf } = useQueues();
  const [form] = Form.useForm<Fields>();
  const [busy, setBusy] = useState(false);
  const submit = async ({ queue, note }: Fields): Promise<void> => {
    setBusy(true);
    const done = await onTransfer(queue, nameOf(queue), note?.trim() ?? '');
    setBusy(false);
    if (done) onClose();
  };
  return (
    <Modal open={open} title={t('transfer.title')} okText={t('transfer.ok')} cancelText={t('action.cancel')} confirmLoading={busy} onCancel={onClose} onOk={form.submit} destroyOnHidden>
      {query.isError ? <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <LoadingState /> : null}
      <Form form={form} layout="vertical" requiredMark={false} preserve={false} onFinish={(fields) => void submit(fields)}>
        <Form.Item name="queue" label={t('transfer.queue')} rules={[{ required: true, message: t('transfer.pick') }]}>
          <Radio.Group className="transfer-queues">
            {queues.filter((queue) => queue.id !== currentQueue).map((queue) => (
              <Radio key={queue.id} value={queue.id}>{queue.name[currentLanguage()]} <span className="lobby-soft">{t('transfer.waiting', { waiting: queue.waiting, online: queue.agentsOnline })}</span></Radio>
            ))}
          </Radio.Group>
        </Form.Item>
        <Form.Item name="note" label={t('transfer.note')}><Input.TextArea maxLength={1000} autoSize={{ minRows: 3, maxRows: 6 }} /></Form.Item>
      </Form>
    </Modal>
  );
}

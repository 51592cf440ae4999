import { Form, Input, Radio, Tag } from 'antd';
import { ErrorState, LoadingState, currentLanguage } from '@lobby/ui/staff';
import dayjs from 'dayjs';
import { useState } from 'react';
import { FormDialog } from '../dialogs/FormDialog.tsx';
import { useT } from '../i18n/useT.ts';
import { useMe } from '../session/session.ts';
import { AgentSelect } from './AgentSelect.tsx';
import { useAgents } from './useAgents.ts';
import { useQueues } from './useQueues.ts';
import { useQueueSettings } from './useQueueSettings.ts';

type Fields = { queue: string; toAgent?: string; note?: string };
export type TransferWish = { queue: string; name: string; note: string; toAgent: string | undefined };
type Props = { open: boolean; currentQueue: string | null; onClose: () => void; onTransfer: (wish: TransferWish) => Promise<boolean> };

/** Hands the customer to another queue, or to a colleague first, with words for whoever comes next. */
export function TransferDialog({ open, currentQueue, onClose, onTransfer }: Props) {
  const t = useT();
  const me = useMe().staff.id;
  const { query, queues, nameOf } = useQueues();
  const { agents } = useAgents({ enabled: open });
  const [form] = Form.useForm<Fields>();
  const [busy, setBusy] = useState(false);
  const self = agents.find((agent) => agent.id === me);
  // Whoever passes a customer on does not count: nobody else may be there.
  const iAmThere = (skill: string): boolean => self?.presence === 'online' && self.skills.includes(skill);
  const submit = async ({ queue, toAgent, note }: Fields): Promise<void> => {
    setBusy(true);
    const done = await onTransfer({ queue, name: nameOf(queue), note: note?.trim() ?? '', toAgent });
    setBusy(false);
    if (done) onClose();
  };
  return (
    <FormDialog open={open} title={t('transfer.title')} okText={t('transfer.ok')} form={form} busy={busy} initialValues={{ queue: currentQueue ?? undefined }} onSubmit={submit} onClose={onClose}>
      {query.isError ? <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <LoadingState /> : null}
      <Form.Item name="queue" label={t('transfer.queue')} rules={[{ required: true, message: t('transfer.pick') }]}>
        <Radio.Group className="transfer-queues">
          {queues.map((queue) => (
            <Radio key={queue.id} value={queue.id}>
              <span className="transfer-queue">{queue.name[currentLanguage()]} <span className="lobby-soft">{t('transfer.waiting', { waiting: queue.waiting, online: queue.agentsOnline - (iAmThere(queue.skill) ? 1 : 0) })}</span> <Closed id={queue.id} /></span>
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      <Form.Item name="toAgent" label={t('transfer.colleague')}><AgentSelect agents={agents.filter((agent) => agent.id !== me)} placeholder={t('transfer.anyone')} /></Form.Item>
      <Form.Item name="note" label={t('transfer.note')}><Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} /></Form.Item>
    </FormDialog>
  );
}

/** Whoever sends a customer to a closed queue should know that it answers tomorrow. */
function Closed({ id }: { id: string }) {
  const t = useT();
  const queue = useQueueSettings().data?.find((one) => one.id === id);
  if (!queue || queue.openNow) return null;
  return <Tag variant="filled" color="warning">{t('wall.closed')}{queue.nextOpening ? ` · ${t('wall.opens', { time: dayjs(queue.nextOpening).format('MM-DD HH:mm') })}` : ''}</Tag>;
}

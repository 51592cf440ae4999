import { Form, Input } from 'antd';
import { useState } from 'react';
import { FormDialog } from '../dialogs/FormDialog.tsx';
import { useT } from '../i18n/useT.ts';
import { useMe } from '../session/session.ts';
import { AgentSelect } from './AgentSelect.tsx';
import { useAgents } from './useAgents.ts';

type Fields = { agentId: string; question: string };
type Props = { open: boolean; onClose: () => void; onAsk: (agentId: string, name: string, question: string) => Promise<boolean> };

/** Asks a colleague to read along and answer in notes. */
export function ConsultDialog({ open, onClose, onAsk }: Props) {
  const t = useT();
  const me = useMe().staff.id;
  const { agents, nameOf } = useAgents({ enabled: open });
  const [form] = Form.useForm<Fields>();
  const [busy, setBusy] = useState(false);
  const submit = async ({ agentId, question }: Fields): Promise<void> => {
    setBusy(true);
    const done = await onAsk(agentId, nameOf(agentId), question.trim());
    setBusy(false);
    if (done) onClose();
  };
  return (
    <FormDialog open={open} title={t('consult.title')} okText={t('consult.ok')} form={form} busy={busy} onSubmit={submit} onClose={onClose}>
      <p className="lobby-soft">{t('consult.hint')}</p>
      <Form.Item name="agentId" label={t('consult.who')} rules={[{ required: true, message: t('consult.pick') }]}><AgentSelect agents={agents.filter((agent) => agent.id !== me)} placeholder={t('consult.pick')} /></Form.Item>
      <Form.Item name="question" label={t('consult.question')} rules={[{ required: true, whitespace: true, message: t('consult.say') }]}><Input.TextArea maxLength={1000} autoSize={{ minRows: 3, maxRows: 6 }} /></Form.Item>
    </FormDialog>
  );
}

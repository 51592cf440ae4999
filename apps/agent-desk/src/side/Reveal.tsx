import { EyeOutlined } from '@ant-design/icons';
import type { Ack } from '@lobby/contracts';
import { problemText, useStaffWords } from '@lobby/ui/staff';
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { FormDialog } from '../dialogs/FormDialog.tsx';
import { useT } from '../i18n/useT.ts';
import { useMay } from '../session/session.ts';

/** Shown for this long, then dots again. */
const SHOWN_MS = 60_000;
type Props = { shown: string; ask: (reason: string) => Promise<Ack<{ value: string }>> };

/** Dots, and the whole for somebody who says why. The reason is kept in the audit. */
export function Reveal({ shown, ask }: Props) {
  const t = useT();
  const words = useStaffWords();
  const may = useMay('customer.reveal');
  const { message } = App.useApp();
  const [value, setValue] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const [form] = Form.useForm<{ reason: string }>();
  const submit = async (reason: string): Promise<void> => {
    const answer = await ask(reason.trim());
    if (!answer.ok) return void message.error(problemText(answer.error, words));
    setValue(answer.value.value);
    setAsking(false);
    setTimeout(() => setValue(null), SHOWN_MS);
  };
  return (
    <span className="reveal">
      <span>{value ?? shown}</span>
      {may ? <Button size="small" type="text" icon={<EyeOutlined />} onClick={() => (value ? setValue(null) : setAsking(true))}>{t(value ? 'reveal.hide' : 'reveal.action')}</Button> : null}
      <FormDialog open={asking} title={t('reveal.title')} okText={t('reveal.ok')} form={form} onSubmit={({ reason }) => submit(reason)} onClose={() => setAsking(false)}>
        <Form.Item name="reason" label={t('reveal.reason')} rules={[{ required: true, min: 4, whitespace: true, message: t('reveal.short') }]}><Input maxLength={300} /></Form.Item>
      </FormDialog>
    </span>
  );
}

import type { Ack } from '@lobby/contracts';
import { problemText, useStaffWords } from '@lobby/ui/staff';
import { App, Form } from 'antd';
import { useState, type ReactNode } from 'react';
import { FormDialog } from '../dialogs/FormDialog.tsx';
import { useT } from '../i18n/useT.ts';
import { fieldErrors } from './fieldErrors.ts';

type Props = { title: string; values: object; save: (values: object) => Promise<Ack<unknown>>; onClose: () => void; children: ReactNode };

/** One setting. What the server finds wrong stands at its field. */
export function SettingDialog({ title, values, save, onClose, children }: Props) {
  const t = useT();
  const words = useStaffWords();
  const { message } = App.useApp();
  const [form] = Form.useForm();
  const [busy, setBusy] = useState(false);
  const submit = async (wanted: object): Promise<void> => {
    setBusy(true);
    const answer = await save(wanted);
    setBusy(false);
    if (answer.ok) {
      message.success(t('queue.saved'));
      return onClose();
    }
    const wrong = fieldErrors(answer.error).filter(({ name }) => form.getFieldInstance(name) !== undefined || form.getFieldsError([name]).length > 0);
    form.setFields(wrong);
    if (wrong[0]) form.scrollToField(wrong[0].name, { focus: true });
    message.error(problemText(answer.error, words));
  };
  return (
    <FormDialog title={title} okText={t('queue.save')} form={form} busy={busy} width={640} initialValues={values} onSubmit={submit} onClose={onClose}>{children}</FormDialog>
  );
}

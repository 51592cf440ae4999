import type { Problem } from '@lobby/contracts';
import { problemText, useStaffWords } from '@lobby/ui/staff';
import { Alert, Button, Form, Input } from 'antd';
import { useId, useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';

type Props<T> = { hint: string; label: string; path: string; onDone: (answer: T) => void };

/** What concerns the sign-in itself asks for the password again: a screen left open must not be enough. */
export function AskPassword<T>({ hint, label, path, onDone }: Props<T>) {
  const t = useT();
  const staffWord = useStaffWords();
  // Two of these stand on one page: without a name of its own each field would have the other's id, and a label would lead to the wrong one.
  const name = useId();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (password: string): Promise<void> => {
    setBusy(true);
    const answer = await session.api.post<T>(path, { password });
    setBusy(false);
    setProblem(answer.ok ? null : answer.error);
    if (answer.ok) onDone(answer.value);
  };
  return (
    <Form<{ password: string }> name={name} className="narrow" layout="vertical" requiredMark={false} onFinish={({ password }) => void submit(password)}>
      <p className="lobby-soft">{hint}</p>
      {problem ? <Alert role="alert" type="error" title={problem.code === 'forbidden' ? t('factor.wrongPassword') : problemText(problem, staffWord)} /> : null}
      <Form.Item name="password" label={t('factor.password')} rules={[{ required: true, message: t('factor.passwordMissing') }]}><Input.Password autoComplete="current-password" /></Form.Item>
      <Button htmlType="submit" type="primary" loading={busy}>{label}</Button>
    </Form>
  );
}

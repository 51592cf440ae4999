import { Alert, Button, Divider, Form, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Problem } from '@lobby/contracts';
import { useStaffWords } from '../i18n/useWords.ts';
import { LanguageButton } from './LanguageButton.tsx';
import { refusalText } from './refusalText.ts';

type Credentials = { username: string; password: string; code?: string };
type Props = { product: string; hint: ReactNode; lost: boolean; /** Where the bank's own sign-on begins, if it has one. */ directoryHref?: string | undefined; onSignIn: (username: string, password: string, code?: string) => Promise<Problem | null> };

/** The door of both staff screens. `onSignIn` answers with what went wrong, or null when the page may go on. `lost`: a session has just ended. */
export function SignIn({ product, hint, lost, directoryHref, onSignIn }: Props) {
  const t = useStaffWords();
  const [problem, setProblem] = useState<Problem | null>(null);
  const first = useRef<InputRef>(null);
  useEffect(() => first.current?.focus(), []);
  const [busy, setBusy] = useState(false);
  const [second, setSecond] = useState(false);
  const submit = async ({ username, password, code }: Credentials): Promise<void> => {
    setBusy(true);
    const stopped = await onSignIn(username.trim(), password, code?.trim());
    setBusy(false);
    // The first time the code is asked for is no mistake of the reader.
    if (stopped?.code === 'step_up_required' && !second) setSecond(true);
    else setProblem(stopped);
  };
  return (
    <main className="lobby-signin">
      <div className="lobby-signin-card">
        <div className="lobby-signin-head"><Mark /><LanguageButton /></div>
        <h1>{product}</h1>
        <p className="lobby-soft">{hint}</p>
        {lost && !problem ? <Alert type="info" title={t('signIn.lost')} /> : null}
        {problem ? <Alert role="alert" type="error" title={refusalText(problem, second, t)} /> : null}
        {directoryHref ? <><Button href={directoryHref} size="large" block>{t('signIn.directory')}</Button><Divider plain>{t('signIn.or')}</Divider></> : null}
        <Form<Credentials> layout="vertical" requiredMark={false} onFinish={(values) => void submit(values)}>
          <Form.Item name="username" label={t('signIn.username')} rules={[{ required: true, whitespace: true, message: t('signIn.missing') }]}><Input autoComplete="username" ref={first} size="large" /></Form.Item>
          <Form.Item name="password" label={t('signIn.password')} rules={[{ required: true, message: t('signIn.missing') }]}><Input.Password autoComplete="current-password" size="large" /></Form.Item>
          {second ? <Form.Item name="code" label={t('signIn.code')} extra={t('signIn.codeHint')} rules={[{ required: true, message: t('signIn.codeHint') }]}><Input autoComplete="one-time-code" inputMode="numeric" size="large" /></Form.Item> : null}
          <Button type="primary" htmlType="submit" size="large" block loading={busy}>{t('signIn.submit')}</Button>
        </Form>
      </div>
    </main>
  );
}

/** Lobby's mark: a doorway with light in it. */
export function Mark() {
  return (
    <svg className="lobby-mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect x="1" y="1" width="30" height="30" rx="8" fill="var(--accent)" />
      <path d="M9 25V14a7 7 0 0 1 14 0v11" fill="none" stroke="var(--on-accent)" strokeWidth="2.4" strokeLinecap="round" />
      <path d="M14 25v-9a2 2 0 0 1 4 0v9z" fill="var(--on-accent)" />
    </svg>
  );
}

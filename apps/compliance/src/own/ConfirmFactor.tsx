import type { Me, Problem } from '@lobby/contracts';
import { problemText, useStaffWords } from '@lobby/ui/staff';
import { Alert, App, Button, Form, Input, QRCode } from 'antd';
import { useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import { RecoveryCodes } from './RecoveryCodes.tsx';

export type Begun = { uri: string; recoveryCodes: string[] };

/** The picture for the authenticator, the same by hand, the recovery codes, and the first code that makes it count. */
export function ConfirmFactor({ begun, onDone }: { begun: Begun; onDone: () => void }) {
  const t = useT();
  const staffWord = useStaffWords();
  const { message } = App.useApp();
  const [problem, setProblem] = useState<Problem | null>(null);
  // In groups of four, as people read letters off a screen; authenticators take no notice of blanks.
  const secret = (new URL(begun.uri).searchParams.get('secret') ?? '').replaceAll(/(.{4})(?=.)/g, '$1 ');
  const confirm = async (code: string): Promise<void> => {
    const answer = await session.api.post<Me>('/api/v1/desk/second-factor/confirm', { code: code.trim() });
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    void message.success(t('factor.done'));
    onDone();
  };
  return (
    <div className="panes">
      <div className="lobby-stack">
        <p>{t('factor.scan')}</p>
        <QRCode value={begun.uri} type="svg" aria-label={t('factor.picture')} />
        <p className="lobby-soft">{t('factor.byHand')} <span className="lobby-code">{secret}</span></p>
      </div>
      <div className="lobby-stack">
        <RecoveryCodes codes={begun.recoveryCodes} />
        <Form<{ code: string }> layout="vertical" requiredMark={false} onFinish={({ code }) => void confirm(code)}>
          {problem ? <Alert role="alert" type="error" title={problem.code === 'forbidden' ? t('factor.wrongCode') : problemText(problem, staffWord)} /> : null}
          <Form.Item name="code" label={t('factor.code')} rules={[{ required: true, pattern: /^\s*\d{6}\s*$/, message: t('factor.codeWrong') }]}><Input autoComplete="one-time-code" inputMode="numeric" maxLength={8} /></Form.Item>
          <Button htmlType="submit" type="primary">{t('factor.confirm')}</Button>
        </Form>
      </div>
    </div>
  );
}

import { Typography } from 'antd';
import { useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import { AskPassword } from './AskPassword.tsx';

/** A fresh password in place of the one somebody else gave out. */
export function OwnPassword() {
  const t = useT();
  const [fresh, setFresh] = useState<string | null>(null);
  const done = ({ password }: { password: string }): void => {
    setFresh(password);
    // What waited for it may be used from now on.
    void session.refresh();
  };
  return (
    <div className="card lobby-stack">
      <h3>{t('password.title')}</h3>
      {fresh ? <><p role="status">{t('password.once')}</p><Typography.Text code copyable>{fresh}</Typography.Text></> : <AskPassword<{ password: string }> hint={t('password.why')} label={t('password.renew')} path="/api/v1/desk/password" onDone={done} />}
    </div>
  );
}

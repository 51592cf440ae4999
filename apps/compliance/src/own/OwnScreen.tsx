import { Alert } from 'antd';
import { useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { useMe } from '../session/session.ts';
import { OwnPassword } from './OwnPassword.tsx';
import { SecondFactor } from './SecondFactor.tsx';
import { SessionsCard } from './SessionsCard.tsx';

/** How one signs in, and where one is signed in. */
export function Component() {
  const t = useT();
  const { staff } = useMe();
  // Where it stood when the screen opened it stays: a fresh password is shown in it.
  const [passwordFirst] = useState(staff.firstPassword === true);
  return (
    <section className="lobby-stack">
      <h2>{t('own.title')}</h2>
      {staff.firstPassword ? <Alert showIcon type="warning" title={t('password.needed')} description={t('password.neededNext')} /> : null}
      {staff.secondFactorMissing ? <Alert showIcon type="warning" title={t('factor.needed')} description={t('factor.neededNext')} /> : null}
      {passwordFirst ? <OwnPassword /> : null}
      <SessionsCard />
      <SecondFactor />
      {passwordFirst ? null : <OwnPassword />}
    </section>
  );
}

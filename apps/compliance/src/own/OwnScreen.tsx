import { Alert } from 'antd';
import { useT } from '../i18n/useT.ts';
import { useMe } from '../session/session.ts';
import { OwnPassword } from './OwnPassword.tsx';
import { SecondFactor } from './SecondFactor.tsx';
import { SessionsCard } from './SessionsCard.tsx';

/** How one signs in, and where one is signed in. */
export function Component() {
  const t = useT();
  const { staff } = useMe();
  return (
    <section className="lobby-stack">
      <h2>{t('own.title')}</h2>
      {staff.secondFactorMissing ? <Alert showIcon type="warning" title={t('factor.needed')} description={t('factor.neededNext')} /> : null}
      <SessionsCard />
      <SecondFactor />
      <OwnPassword />
    </section>
  );
}

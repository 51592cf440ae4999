import { useT } from '../i18n/useT.ts';
import { SecondFactor } from './SecondFactor.tsx';
import { SessionsCard } from './SessionsCard.tsx';

/** How one signs in, and where one is signed in. */
export function Component() {
  const t = useT();
  return (
    <section className="lobby-stack">
      <h2>{t('own.title')}</h2>
      <SessionsCard />
      <SecondFactor />
    </section>
  );
}

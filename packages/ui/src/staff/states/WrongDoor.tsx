import type { Me } from '@lobby/contracts';
import { Button, Result } from 'antd';
import { useStaffWords } from '../i18n/useWords.ts';
import { LanguageButton } from '../person/LanguageButton.tsx';

type Props = { staff: Me['staff']; other: { to: 'desk' | 'knowledge' }; onSignOut: () => void };

/** Somebody whose work is in the other screen, or whose roles wait for their own sign-in to be made safe: says so and shows the way. */
export function WrongDoor({ staff, other, onSignOut }: Props) {
  const t = useStaffWords();
  const waits = staff.firstPassword ? 'door.firstPassword' : staff.secondFactorMissing ? 'door.secondFactor' : null;
  const ways = waits ? <Button type="primary" href="/compliance/me">{t('door.security')}</Button> : <><Button type="primary" href={`/${other.to}/`}>{t(`door.${other.to}`)}</Button><Button href="/compliance/">{t('door.compliance')}</Button></>;
  return (
    <main className="lobby-signin">
      <Result status={waits ? 'warning' : 'info'} title={<h1 className="lobby-door">{t(waits ?? 'door.none')}</h1>} subTitle={staff.name} extra={<>{ways}<Button onClick={onSignOut}>{t('menu.signOut')}</Button><LanguageButton /></>} />
    </main>
  );
}

import { Button, Result } from 'antd';
import { useStaffWords } from '../i18n/useWords.ts';
import { LanguageButton } from '../person/LanguageButton.tsx';

type Props = { name: string; other: { to: 'desk' | 'knowledge' }; onSignOut: () => void };

/** Somebody whose work is in the other screen: says so and shows the way. */
export function WrongDoor({ name, other, onSignOut }: Props) {
  const t = useStaffWords();
  return (
    <main className="lobby-signin">
      <Result
        status="info" title={<h1 className="lobby-door">{t('door.none')}</h1>} subTitle={name}
        extra={<><Button type="primary" href={`/${other.to}/`}>{t(`door.${other.to}`)}</Button><Button href="/compliance/">{t('door.compliance')}</Button><Button onClick={onSignOut}>{t('menu.signOut')}</Button><LanguageButton /></>}
      />
    </main>
  );
}

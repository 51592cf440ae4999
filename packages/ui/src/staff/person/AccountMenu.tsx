import { DownOutlined, LogoutOutlined, SafetyOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { APPEARANCES, chooseAppearance, useAppearance } from '../appearance.ts';
import { useStaffWords } from '../i18n/useWords.ts';

/** Who is signed in, how the screen looks, and the way out. */
export function AccountMenu({ name, onSignOut }: { name: string; onSignOut: () => void }) {
  const t = useStaffWords();
  const appearance = useAppearance();
  const items: MenuProps['items'] = [
    ...APPEARANCES.map((choice) => ({ key: choice, label: t(`menu.theme.${choice}`), onClick: () => chooseAppearance(choice) })),
    { type: 'divider' as const },
    { key: 'compliance', icon: <SafetyOutlined />, label: <a href="/compliance/me">{t('menu.security')}</a> },
    { key: 'out', icon: <LogoutOutlined />, label: t('menu.signOut'), onClick: onSignOut },
  ];
  return (
    <Dropdown menu={{ items, selectable: true, selectedKeys: [appearance] }} trigger={['click']}>
      <Button type="text" aria-label={`${t('menu.account')} ${name}`}>{name} <DownOutlined className="lobby-soft" /></Button>
    </Dropdown>
  );
}

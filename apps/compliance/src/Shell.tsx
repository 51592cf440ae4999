import { AccountMenu, LanguageButton, Mark } from '@lobby/ui/staff';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useT } from './i18n/useT.ts';
import { session, useMay, useMe } from './session/session.ts';

/** The bar over every screen; what one may not see is not offered. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useT();
  const me = useMe();
  const links = [
    { to: '/audit', label: t('nav.audit'), show: useMay('audit.read') }, { to: '/privacy', label: t('nav.privacy'), show: useMay('privacy.read') }, { to: '/accounts', label: t('nav.accounts'), show: useMay('staff.read') }, { to: '/system', label: t('nav.system'), show: useMay('system.read') }, { to: '/me', label: t('nav.me'), show: true },
  ];
  return (
    <div className="office">
      <header className="office-header">
        <Mark />
        <h1>{t('app.name')}</h1>
        <nav aria-label={t('app.nav')}>{links.filter((link) => link.show).map((link) => <NavLink key={link.to} to={link.to}>{link.label}</NavLink>)}</nav>
        <span className="office-fill" />
        <LanguageButton />
        <AccountMenu name={me.staff.name} onSignOut={() => void session.signOut()} />
      </header>
      <main className="office-main">{children}</main>
    </div>
  );
}

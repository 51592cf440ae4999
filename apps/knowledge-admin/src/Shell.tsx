import { AccountMenu, LanguageButton, Mark } from '@lobby/ui/staff';
import { Badge } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { NavLink, useHref, useLocation } from 'react-router';
import { useT } from './i18n/useT.ts';
import { useCounts } from './shared/useCounts.ts';
import { session, useMay, useMe } from './session/session.ts';

/** The bar over every screen; what one may not see is not offered. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useT();
  const me = useMe();
  const counts = useCounts();
  const reads = useMay('item.read');
  const releases = useMay('release.read');
  const traces = useMay('trace.read');
  const nav = useRef<HTMLElement>(null);
  const section = useHref(`/${useLocation().pathname.split('/')[1] ?? ''}`);
  // On a phone the links are wider than the screen: the one that is open is brought into sight.
  useEffect(() => { nav.current?.querySelector(`a[href="${CSS.escape(section)}"]`)?.scrollIntoView({ block: 'nearest', inline: 'center' }); }, [section]);
  const links = [
    { to: '/', label: t('nav.items'), show: reads, count: 0 }, { to: '/review', label: t('nav.review'), show: reads, count: counts.review },
    { to: '/releases', label: t('nav.releases'), show: releases, count: 0 }, { to: '/graph', label: t('nav.graph'), show: reads, count: 0 },
    { to: '/unanswered', label: t('nav.unanswered'), show: reads, count: counts.unanswered }, { to: '/try', label: t('nav.try'), show: traces, count: 0 }, { to: '/import', label: t('nav.import'), show: reads, count: 0 }, { to: '/quality', label: t('nav.quality'), show: reads, count: 0 },
  ];
  return (
    <div className="admin-screen">
      <header className="admin-header">
        <Mark />
        <h1>{t('app.name')}</h1>
        <nav ref={nav} aria-label={t('app.nav')}>
          {links.filter((link) => link.show).map((link) => <NavLink key={link.to} to={link.to} end={link.to === '/'}>{link.label}{link.count > 0 ? <Badge count={link.count} size="small" overflowCount={99} color="var(--accent)" /> : null}</NavLink>)}
        </nav>
        <span className="admin-fill" />
        <LanguageButton />
        <AccountMenu name={me.staff.name} onSignOut={() => void session.signOut()} />
      </header>
      <main className="admin-main">{children}</main>
    </div>
  );
}

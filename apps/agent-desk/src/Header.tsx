import { AccountMenu, LanguageButton, Mark } from '@lobby/ui/staff';
import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { NavLink, useLocation } from 'react-router';
import { useT } from './i18n/useT.ts';
import { ConnectionNotice } from './live/ConnectionNotice.tsx';
import { NoticeBell } from './notices/NoticeBell.tsx';
import { session, useMay, useMe } from './session/session.ts';

/** The bar over every screen of the desk: where one is, whether the line is up, who one is. */
export function Header({ onHelp }: { onHelp?: () => void }) {
  const t = useT();
  const me = useMe();
  const { pathname } = useLocation();
  const onDesk = !pathname.startsWith('/wall') && !pathname.startsWith('/tickets') && !pathname.startsWith('/settings');
  const seesQueues = useMay('queue.read');
  const seesTickets = useMay('ticket.read');
  const manages = useMay('queue.manage');
  return (
    <header className="desk-header">
      <Mark />
      <h1 className="desk-name">{t('app.name')}</h1>
      <nav className="desk-nav" aria-label={t('app.name')}>
        <NavLink to="/" className={onDesk ? 'is-here' : ''} aria-current={onDesk ? 'page' : undefined}>{t('app.desk')}</NavLink>
        {seesTickets ? <NavLink to="/tickets">{t('app.tickets')}</NavLink> : null}
        {seesQueues ? <NavLink to="/wall">{t('app.wall')}</NavLink> : null}
        {manages ? <NavLink to="/settings">{t('app.settings')}</NavLink> : null}
      </nav>
      <ConnectionNotice />
      <span className="desk-fill" />
      {onHelp ? <span className="desk-help"><Tooltip title={`${t('app.help')} ?`}><Button type="text" icon={<QuestionCircleOutlined />} aria-label={t('app.help')} onClick={onHelp} /></Tooltip></span> : null}
      {seesTickets ? <NoticeBell /> : null}
      <LanguageButton />
      <AccountMenu name={me.staff.name} onSignOut={() => void session.signOut()} />
    </header>
  );
}

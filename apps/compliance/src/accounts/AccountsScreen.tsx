import { EmptyState } from '@lobby/ui/staff';
import { useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { useMay } from '../session/session.ts';
import { AccountDialog } from './AccountDialog.tsx';
import { AccountTable } from './AccountTable.tsx';
import { GivenPassword } from './GivenPassword.tsx';
import type { Given } from './givenIn.ts';
import { RequestList } from './RequestList.tsx';

/** Who works here, with what rights; and what one admin asked for and another decides. */
export function Component() {
  const t = useT();
  const manages = useMay('staff.manage');
  const [given, setGiven] = useState<Given | null>(null);
  if (!useMay('staff.read')) return <EmptyState title={t('accounts.notYours')}>{t('accounts.notYoursNext')}</EmptyState>;
  return (
    <section className="lobby-stack">
      <div className="bar"><h2>{t('accounts.title')}</h2><span className="office-fill" />{manages ? <AccountDialog onGiven={setGiven} /> : null}</div>
      <RequestList onGiven={setGiven} />
      <AccountTable onGiven={setGiven} />
      <GivenPassword given={given} onClose={() => setGiven(null)} />
    </section>
  );
}

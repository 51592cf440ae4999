import type { Ack, StaffRequestAnswer, StaffRow } from '@lobby/contracts';
import { problemText, useStaffWords } from '@lobby/ui/staff';
import { App, Button, Popconfirm } from 'antd';
import { useT } from '../i18n/useT.ts';
import { session, useMe } from '../session/session.ts';
import { AccountDialog } from './AccountDialog.tsx';
import { givenIn, type Given } from './givenIn.ts';
import { useRefreshAccounts } from './useAccounts.ts';

type Props = { account: StaffRow; onGiven: (given: Given) => void };

/** What an admin may do with an account. One's own rights are others' to change, and one's password is renewed on one's own page. */
export function AccountActions({ account, onGiven }: Props) {
  const t = useT();
  const words = useStaffWords();
  const { message } = App.useApp();
  const refresh = useRefreshAccounts();
  const me = useMe().staff.id;
  const path = `/api/v1/staff/${account.id}`;
  const act = async <T extends object | null>(asked: Promise<Ack<T>>, done: string): Promise<void> => {
    const answer = await asked;
    const given = answer.ok ? givenIn(account.name, answer.value) : null;
    if (!answer.ok) void message.error(problemText(answer.error, words));
    else if (given) onGiven(given);
    else void message.success(done);
    await refresh();
  };
  if (account.id === me) return null;
  return (
    <span className="bar account-actions">
      <AccountDialog account={account} onGiven={onGiven} />
      {account.disabled ? <Confirmed ask={t('accounts.enableAsk')} label={t('accounts.enable')} onConfirm={() => act(session.api.patch<StaffRow | StaffRequestAnswer>(path, { disabled: false }), t('accounts.saved'))} /> : (
        <>
          <Confirmed ask={t('accounts.passwordAsk')} label={t('accounts.password')} onConfirm={() => act(session.api.post<{ password: string } | StaffRequestAnswer>(`${path}/password`), t('accounts.saved'))} />
          {account.sessions > 0 ? <Confirmed ask={t('accounts.endAsk')} label={t('accounts.end')} onConfirm={() => act(session.api.delete<null>(`${path}/sessions`), t('accounts.ended'))} /> : null}
          <Confirmed danger ask={t('accounts.disableAsk')} label={t('accounts.disable')} onConfirm={() => act(session.api.patch<StaffRow | StaffRequestAnswer>(path, { disabled: true }), t('accounts.saved'))} />
        </>
      )}
    </span>
  );
}

function Confirmed({ ask, label, danger = false, onConfirm }: { ask: string; label: string; danger?: boolean; onConfirm: () => Promise<void> }) {
  const t = useT();
  return <Popconfirm title={ask} okText={label} cancelText={t('accounts.cancel')} okButtonProps={{ danger }} onConfirm={onConfirm}><Button size="small" danger={danger}>{label}</Button></Popconfirm>;
}

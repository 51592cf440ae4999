import { ErrorState, LoadingState } from '@lobby/ui/staff';
import { useQueryClient } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import { AskPassword } from './AskPassword.tsx';
import { ConfirmFactor, type Begun } from './ConfirmFactor.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { OWN_SESSIONS, useOwnSessions } from './useOwnSessions.ts';

/** Setting up an authenticator in three steps: the password, the picture and the recovery codes, the first code. Later: fresh recovery codes. */
export function SecondFactor() {
  const t = useT();
  const query = useOwnSessions();
  if (query.isPending) return <LoadingState />;
  if (query.isError) return <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} />;
  const { secondFactor } = query.data;
  return (
    <div className="card lobby-stack">
      <div className="bar"><h3>{t('factor.title')}</h3><Tag variant="filled" color={secondFactor ? 'success' : 'warning'}>{t(secondFactor ? 'factor.on' : 'factor.off')}</Tag></div>
      {secondFactor ? <FreshCodes /> : <SetUp />}
    </div>
  );
}

function SetUp() {
  const t = useT();
  const cache = useQueryClient();
  const [begun, setBegun] = useState<Begun | null>(null);
  const done = async () => {
    setBegun(null);
    // The session was replaced, and with it the token that changes need.
    await session.refresh();
    await cache.invalidateQueries({ queryKey: OWN_SESSIONS });
  };
  if (begun) return <ConfirmFactor begun={begun} onDone={() => void done()} />;
  return <AskPassword<Begun> hint={t('factor.why')} label={t('factor.begin')} path="/api/v1/desk/second-factor" onDone={setBegun} />;
}

function FreshCodes() {
  const t = useT();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes) return <RecoveryCodes codes={codes} />;
  return <AskPassword<{ recoveryCodes: string[] }> hint={t('factor.freshWhy')} label={t('factor.fresh')} path="/api/v1/desk/second-factor/recovery" onDone={({ recoveryCodes }) => setCodes(recoveryCodes)} />;
}

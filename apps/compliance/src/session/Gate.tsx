import { EndsSoon, ErrorState, LoadingState, SignIn } from '@lobby/ui/staff';
import { Outlet } from 'react-router';
import { useT } from '../i18n/useT.ts';
import { Shell } from '../Shell.tsx';
import { session, useSession } from './session.ts';

/** Nobody passes without a session; everybody on staff has something here. */
export function Gate() {
  const t = useT();
  const state = useSession();
  if (state.status === 'unknown') return state.problem ? <ErrorState problem={state.problem} onRetry={() => void session.refresh()} /> : <LoadingState />;
  if (state.status === 'out') return <SignIn product={t('app.name')} hint={t('app.hint')} lost={state.lost} directoryHref={state.directory ? '/api/v1/desk/directory?to=/compliance' : undefined} onSignIn={session.signIn} />;
  return <><EndsSoon shown={state.endsSoon} /><Shell><Outlet /></Shell></>;
}

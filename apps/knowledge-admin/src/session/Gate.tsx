import { EndsSoon, ErrorState, LoadingState, SignIn, WrongDoor } from '@lobby/ui/staff';
import { Outlet } from 'react-router';
import { useT } from '../i18n/useT.ts';
import { Shell } from '../Shell.tsx';
import { session, useSession } from './session.ts';

/** What there is to do here: without one of these it is the wrong door. */
const PERMISSIONS = ['item.read'] as const;

/** Nobody passes without a session. */
export function Gate() {
  const t = useT();
  const state = useSession();
  if (state.status === 'unknown') return state.problem ? <ErrorState problem={state.problem} onRetry={() => void session.refresh()} /> : <LoadingState />;
  if (state.status === 'out') return <SignIn product={t('app.name')} hint={t('app.hint')} lost={state.lost} directoryHref={state.directory ? '/api/v1/desk/directory?to=/knowledge' : undefined} onSignIn={session.signIn} />;
  if (!PERMISSIONS.some((permission) => state.me.permissions.includes(permission))) return <WrongDoor staff={state.me.staff} other={{ to: 'desk' }} onSignOut={() => void session.signOut()} />;
  return <><EndsSoon shown={state.endsSoon} /><Shell><Outlet /></Shell></>;
}

import { createStaffSession } from '@lobby/client/staff';
import type { Me, Permission } from '@lobby/contracts';
import { useSyncExternalStore } from 'react';

/** Who is signed in on this page. */
export const session = createStaffSession();

export function useSession() {
  return useSyncExternalStore(session.subscribe, session.getSnapshot);
}

/** The signed-in member of staff; only for what stands behind the Gate. */
export function useMe(): Me {
  const state = useSession();
  if (state.status !== 'in') throw new Error('useMe stands outside the Gate');
  return state.me;
}

export function useMay(permission: Permission): boolean {
  const state = useSession();
  return state.status === 'in' && state.me.permissions.includes(permission);
}

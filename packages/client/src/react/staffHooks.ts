import type { Me, Permission } from '@lobby/contracts';
import type { SessionState, StaffSession } from '../staff/createStaffSession.ts';
import { useStore } from './useStore.ts';

export type StaffHooks = {
  useSession: () => SessionState;
  /** The signed-in member of staff; only for what stands behind the door. */
  useMe: () => Me;
  /** Whether to show what needs this permission. The server asks again. */
  useMay: (permission: Permission) => boolean;
};

/** The hooks of one page's session: `export const { useMe, useMay, useSession } = staffHooks(session)`. */
export function staffHooks(session: StaffSession): StaffHooks {
  const useSession = () => useStore(session);
  return {
    useSession,
    useMe: () => {
      const state = useSession();
      if (state.status !== 'in') throw new Error('useMe stands outside the door');
      return state.me;
    },
    useMay: (permission) => {
      const state = useSession();
      return state.status === 'in' && state.me.permissions.includes(permission);
    },
  };
}

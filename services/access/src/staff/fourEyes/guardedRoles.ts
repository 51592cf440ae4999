import { GUARDED_ROLES, type Role } from '@lobby/contracts';

type Rights = { roles: readonly Role[]; disabled: boolean };

/** The guarded roles among these. */
export const guardedIn = (roles: readonly Role[]): Role[] => GUARDED_ROLES.filter((role) => roles.includes(role));

/** The guarded roles that count after a change and did not before; `before` is null for a new account. An account that is let in again gains all it has. */
export function guardedGains(before: Rights | null, after: Rights): Role[] {
  if (after.disabled) return [];
  const had = before === null || before.disabled ? [] : before.roles;
  return guardedIn(after.roles).filter((role) => !had.includes(role));
}

import { LobbyError, type Role } from '@lobby/contracts';

/**
 * Separation of duties at the moment roles are given: who checks is nobody of those who are checked.
 * @throws LobbyError invalid_request when the roles exclude each other
 */
export function mustFit(roles: readonly Role[]): void {
  if (new Set(roles).size !== roles.length) throw wrong('a role stands twice');
  if (roles.includes('auditor') && roles.length > 1) throw wrong('an auditor has no other role');
  if (roles.includes('admin') && (roles.includes('editor') || roles.includes('approver'))) throw wrong('an admin neither writes nor approves knowledge');
}

const wrong = (message: string): LobbyError => new LobbyError('invalid_request', undefined, { errors: [{ path: 'roles', message }] });

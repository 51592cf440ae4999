import { LobbyError, type StaffRequestAnswer } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { eq } from 'drizzle-orm';
import { appendAudit } from '../audit/appendAudit.ts';
import type { AccessDeps } from '../deps.ts';
import { staff } from '../record/schema.ts';
import { enterRequest } from './fourEyes/enterRequest.ts';
import { guardedIn } from './fourEyes/guardedRoles.ts';
import { generatePassword, hashPassword } from './password.ts';
import { setPassword } from './writeAccount.ts';

/**
 * Another password for somebody who lost theirs, returned once. Whoever renews a password could sign in with it, so that of a guarded role's holder waits for a second admin, who has its other half.
 * @throws LobbyError not_found, conflict (a request about this account waits already)
 */
export async function renewPassword(deps: AccessDeps, staffId: string, actor: string): Promise<{ password: string } | StaffRequestAnswer> {
  const password = generatePassword();
  const hash = await hashPassword(password);
  const now = deps.clock.now();
  const waits = await deps.database.transaction(async (tx) => {
    const [person] = await asDb(tx).select({ username: staff.username, name: staff.name, roles: staff.roles }).from(staff).where(eq(staff.id, staffId)).for('update');
    if (!person) throw new LobbyError('not_found');
    const roles = guardedIn(person.roles);
    if (roles.length > 0) return { username: person.username, name: person.name, roles };
    await setPassword(tx, staffId, hash, now);
    await appendAudit(tx, { actor, action: 'staff.password_renewed', subject: staffId }, now, deps.suite);
    return null;
  });
  return waits ? enterRequest(deps, { kind: 'password', staffId, wish: {}, ...waits }, actor) : { password };
}

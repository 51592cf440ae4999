import { LobbyError, type NewStaff, type StaffRequestAnswer } from '@lobby/contracts';
import { newId } from '@lobby/service-kit';
import { eq } from 'drizzle-orm';
import { appendAudit } from '../audit/appendAudit.ts';
import type { AccessDeps } from '../deps.ts';
import { staff } from '../record/schema.ts';
import { enterRequest } from './fourEyes/enterRequest.ts';
import { guardedGains } from './fourEyes/guardedRoles.ts';
import { generatePassword, hashPassword } from './password.ts';
import { mustFit } from './rolesFit.ts';
import { insertAccount } from './writeAccount.ts';

type Added = { id: string; password: string } | StaffRequestAnswer;

/**
 * Makes an account with a password that is returned and kept nowhere; one with a guarded role is made when a second admin has approved.
 * @throws LobbyError conflict (the user name is taken), invalid_request (roles that exclude each other)
 */
export async function addStaff(deps: AccessDeps, { username, ...wish }: NewStaff, actor: string): Promise<Added> {
  mustFit(wish.roles);
  const [taken] = await deps.database.db.select({ id: staff.id }).from(staff).where(eq(staff.username, username));
  if (taken) throw new LobbyError('conflict', 'This user name is taken');
  const id = newId('staff');
  const roles = guardedGains(null, { roles: wish.roles, disabled: false });
  if (roles.length > 0) return enterRequest(deps, { kind: 'create', staffId: id, username, name: wish.name, wish, roles }, actor);
  const password = generatePassword();
  const hash = await hashPassword(password);
  const now = deps.clock.now();
  await deps.database.transaction(async (tx) => {
    if (!(await insertAccount(tx, { id, username, ...wish }, hash, now))) throw new LobbyError('conflict', 'This user name is taken');
    await appendAudit(tx, { actor, action: 'staff.created', subject: id, data: { roles: wish.roles } }, now, deps.suite);
  });
  return { id, password };
}

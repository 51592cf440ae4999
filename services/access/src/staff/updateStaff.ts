import { LobbyError, type StaffPatch, type StaffRequestAnswer } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { eq } from 'drizzle-orm';
import { appendAudit } from '../audit/appendAudit.ts';
import type { AccessDeps } from '../deps.ts';
import { staff } from '../record/schema.ts';
import { enterRequest } from './fourEyes/enterRequest.ts';
import { guardedGains } from './fourEyes/guardedRoles.ts';
import { mustFit } from './rolesFit.ts';
import { changeAccount } from './writeAccount.ts';

/**
 * Changes an account; a change that gives a guarded role waits for a second admin as a whole. The audit keeps which fields changed and the roles, not the names.
 * @returns the request where one is needed, else null
 * @throws LobbyError not_found, invalid_request (roles that exclude each other), forbidden (one's own rights), conflict (a request about this account waits)
 */
export async function updateStaff(deps: AccessDeps, staffId: string, patch: StaffPatch, actor: string): Promise<StaffRequestAnswer | null> {
  if (changesRights(patch) && staffId === actor) throw new LobbyError('forbidden', 'Nobody changes their own rights');
  if (patch.roles) mustFit(patch.roles);
  const now = deps.clock.now();
  const waits = await deps.database.transaction(async (tx) => {
    const [before] = await asDb(tx).select({ username: staff.username, name: staff.name, roles: staff.roles, disabledAt: staff.disabledAt }).from(staff).where(eq(staff.id, staffId)).for('update');
    if (!before) throw new LobbyError('not_found');
    const disabled = before.disabledAt !== null;
    const roles = guardedGains({ roles: before.roles, disabled }, { roles: patch.roles ?? before.roles, disabled: patch.disabled ?? disabled });
    if (roles.length > 0) return { username: before.username, name: before.name, roles };
    await changeAccount(tx, staffId, patch, now);
    await appendAudit(tx, { actor, action: 'staff.changed', subject: staffId, data: { fields: Object.keys(patch), ...(patch.roles ? { roles: patch.roles } : {}), ...(patch.disabled === undefined ? {} : { disabled: patch.disabled }) } }, now, deps.suite);
    return null;
  });
  return waits && enterRequest(deps, { kind: 'change', staffId, wish: patch, ...waits }, actor);
}

/** True when the person must sign in again after it. */
export const changesRights = (patch: StaffPatch): boolean => patch.roles !== undefined || patch.disabled !== undefined;

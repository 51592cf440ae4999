import { LobbyError, type StaffPatch } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { eq } from 'drizzle-orm';
import { appendAudit } from '../audit/appendAudit.ts';
import type { AccessDeps } from '../deps.ts';
import { staff } from '../record/schema.ts';
import { mustFit } from './rolesFit.ts';

/**
 * Changes an account. The audit keeps which fields changed and the roles, not the names.
 * @returns true when the person must sign in again
 * @throws LobbyError not_found, invalid_request (roles that exclude each other), forbidden (one's own rights)
 */
export async function updateStaff({ database, clock, suite }: AccessDeps, staffId: string, patch: StaffPatch, actor: string): Promise<boolean> {
  const rights = patch.roles !== undefined || patch.disabled !== undefined;
  if (rights && staffId === actor) throw new LobbyError('forbidden', 'Nobody changes their own rights');
  if (patch.roles) mustFit(patch.roles);
  const now = clock.now();
  const { disabled, ...fields } = patch;
  const set = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  await database.transaction(async (tx) => {
    const found = await asDb(tx).update(staff).set({ ...set, ...(disabled === undefined ? {} : { disabledAt: disabled ? now : null }), updatedAt: now }).where(eq(staff.id, staffId)).returning({ id: staff.id });
    if (found.length === 0) throw new LobbyError('not_found');
    await appendAudit(tx, { actor, action: 'staff.changed', subject: staffId, data: { fields: Object.keys(patch), ...(patch.roles ? { roles: patch.roles } : {}), ...(disabled === undefined ? {} : { disabled }) } }, now, suite);
  });
  return rights;
}

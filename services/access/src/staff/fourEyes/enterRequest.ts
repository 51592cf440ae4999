import { LobbyError, type Role, type StaffRequestAnswer } from '@lobby/contracts';
import { newId } from '@lobby/service-kit';
import { asDb } from '@lobby/service-kit/db';
import { appendAudit } from '../../audit/appendAudit.ts';
import type { AccessDeps } from '../../deps.ts';
import { staffRequests } from '../../record/schema.ts';
import { presentRequest, type RequestRow } from './presentRequest.ts';
import { splitPassword } from './splitPassword.ts';

type Wish = Pick<RequestRow, 'kind' | 'staffId' | 'username' | 'name' | 'wish'> & { roles: Role[] };

/**
 * Writes down what a second admin must approve. Nothing changes before that, and the half of the password in the answer is worth nothing alone.
 * @throws LobbyError conflict when something about this account waits already
 */
export async function enterRequest({ database, clock, secret, suite }: AccessDeps, wish: Wish, actor: string): Promise<StaffRequestAnswer> {
  const id = newId('req');
  const { firstHalf, hash } = await splitPassword(secret, id);
  const now = clock.now();
  const row: RequestRow = { ...wish, id, passwordHash: hash, state: 'open', requestedBy: actor, requestedAt: now, decidedBy: null, decidedAt: null };
  await database.transaction(async (tx) => {
    const made = await asDb(tx).insert(staffRequests).values(row).onConflictDoNothing().returning({ id: staffRequests.id });
    if (made.length === 0) throw new LobbyError('conflict', 'A request about this account waits already');
    await appendAudit(tx, { actor, action: `staff.${wish.kind}_requested`, subject: wish.staffId, data: { request: id, roles: wish.roles } }, now, suite);
  });
  return { request: presentRequest(row), passwordHalf: firstHalf };
}

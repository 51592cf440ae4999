import { LobbyError } from '@lobby/contracts';
import { newId } from '@lobby/service-kit';
import { asDb } from '@lobby/service-kit/db';
import { and, gt, isNull, or, sql } from 'drizzle-orm';
import { appendAudit } from '../audit/appendAudit.ts';
import type { AccessDeps } from '../deps.ts';
import { staff, staffRequests } from '../record/schema.ts';
import { generatePassword, hashPassword } from './password.ts';
import { insertAccount } from './writeAccount.ts';

/** Who acts at the server's own machine; the trigger of the table `staff` knows the word. */
const OPERATOR = 'operator';
const ENOUGH = 2;

/**
 * One more admin where fewer than two are left who can sign in, so that nobody could approve: for whoever stands at the server's own machine, through no door of HTTP. The audit has it.
 * @returns the password, kept nowhere
 * @throws LobbyError wrong_state (there are two), conflict (the user name is taken)
 */
export async function rescueAdmin(deps: AccessDeps, { username, name }: { username: string; name: string }): Promise<string> {
  const password = generatePassword();
  const hash = await hashPassword(password);
  const now = deps.clock.now();
  const id = newId('staff');
  await deps.database.transaction(async (tx) => {
    const admins = await asDb(tx).select({ id: staff.id }).from(staff).where(and(sql`${staff.roles} ? 'admin'`, isNull(staff.disabledAt), or(isNull(staff.firstPasswordUntil), gt(staff.firstPasswordUntil, now))));
    if (admins.length >= ENOUGH) throw new LobbyError('wrong_state', 'There are two admins who can approve one another\'s requests');
    await asDb(tx).insert(staffRequests).values({ id: newId('req'), kind: 'create', staffId: id, username, name, roles: ['admin'], wish: {}, passwordHash: hash, state: 'approved', requestedBy: OPERATOR, requestedAt: now, decidedBy: OPERATOR, decidedAt: now });
    if (!(await insertAccount(tx, { id, username, name, roles: ['admin'], skills: [], languages: ['zh'], team: '' }, hash, now))) throw new LobbyError('conflict', 'This user name is taken');
    await appendAudit(tx, { actor: OPERATOR, action: 'staff.rescued', subject: id, data: { roles: ['admin'] } }, now, deps.suite);
  });
  return password;
}

import { LobbyError, type Role, type StaffDecided, type Tx } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { and, eq } from 'drizzle-orm';
import { appendAudit } from '../../audit/appendAudit.ts';
import type { AccessDeps } from '../../deps.ts';
import { staff, staffRequests } from '../../record/schema.ts';
import { changeAccount, insertAccount, setPassword } from '../writeAccount.ts';
import { guardedGains } from './guardedRoles.ts';
import { presentRequest, type RequestRow } from './presentRequest.ts';
import { secondHalf } from './splitPassword.ts';

/** A wish that nobody decided in this time is asked again. */
const OPEN_MS = 7 * 86_400_000;

/**
 * Approves a request and carries it out in the same transaction, or refuses it. Whoever entered it may withdraw it and no more; whom it is about decides nothing.
 * @returns the request, with the second half of the password after an approval
 * @throws LobbyError not_found, self_approval, wrong_state (decided, run out, or its author is an admin no more), conflict (the user name was taken meanwhile)
 */
export async function decideRequest(deps: AccessDeps, id: string, approve: boolean, actor: string): Promise<StaffDecided> {
  const row = await deps.database.transaction(async (tx) => {
    const [open] = await asDb(tx).select().from(staffRequests).where(eq(staffRequests.id, id)).for('update');
    if (!open) throw new LobbyError('not_found');
    if (approve) await mustBeAnother(deps, tx, open, actor);
    if (open.state !== 'open') throw new LobbyError('wrong_state', 'This request has been decided');
    const state = approve ? 'approved' : open.requestedBy === actor ? 'withdrawn' : 'refused';
    const decided = { state, decidedBy: actor, decidedAt: deps.clock.now() } as const;
    await asDb(tx).update(staffRequests).set(decided).where(eq(staffRequests.id, id));
    if (approve) await carryOut(deps, tx, open);
    await appendAudit(tx, { actor, action: `staff.${open.kind}_${state}`, subject: open.staffId, data: { request: id, roles: open.roles, requestedBy: open.requestedBy } }, decided.decidedAt, deps.suite);
    return { ...open, ...decided };
  });
  return { request: presentRequest(row), passwordHalf: approve ? secondHalf(deps.secret, id) : null };
}

async function mustBeAnother({ clock }: AccessDeps, tx: Tx, { requestedBy, requestedAt, staffId }: RequestRow, actor: string): Promise<void> {
  if (actor === requestedBy || actor === staffId) throw new LobbyError('self_approval');
  if (clock.now().getTime() - requestedAt.getTime() > OPEN_MS) throw new LobbyError('wrong_state', 'This request has run out; enter it again');
  const [author] = await asDb(tx).select({ roles: staff.roles, disabledAt: staff.disabledAt }).from(staff).where(eq(staff.id, requestedBy)).for('share');
  if (!author?.roles.includes('admin') || author.disabledAt) throw new LobbyError('wrong_state', 'Whoever entered this request is an admin no more');
}

/** The trigger of the table `staff` marks the request as used where it gives a role; a password gives none. */
async function carryOut(deps: AccessDeps, tx: Tx, { id, kind, staffId, username, name, roles, wish, passwordHash }: RequestRow): Promise<void> {
  const now = deps.clock.now();
  if (kind === 'create') {
    const { skills = [], languages = ['zh'], team = '', capacity } = wish;
    const account = { id: staffId, username, name, roles: wish.roles ?? roles, skills, languages, team, ...(capacity === undefined ? {} : { capacity }) };
    if (!(await insertAccount(tx, account, passwordHash, now))) throw new LobbyError('conflict', 'This user name is taken');
    return;
  }
  if (kind === 'change') await change(tx, staffId, wish, roles, now);
  if (!(await setPassword(tx, staffId, passwordHash, now))) throw new LobbyError('not_found');
  await asDb(tx).update(staffRequests).set({ state: 'done' }).where(and(eq(staffRequests.id, id), eq(staffRequests.state, 'approved')));
}

/** The account may have changed since: no more is given than was asked for and approved. */
async function change(tx: Tx, staffId: string, wish: RequestRow['wish'], approved: readonly Role[], now: Date): Promise<void> {
  const [before] = await asDb(tx).select({ roles: staff.roles, disabledAt: staff.disabledAt }).from(staff).where(eq(staff.id, staffId)).for('update');
  if (!before) throw new LobbyError('not_found');
  const disabled = before.disabledAt !== null;
  const gains = guardedGains({ roles: before.roles, disabled }, { roles: wish.roles ?? before.roles, disabled: wish.disabled ?? disabled });
  if (gains.some((role) => !approved.includes(role))) throw new LobbyError('wrong_state', 'The account has changed since; enter the request again');
  await changeAccount(tx, staffId, wish, now);
}

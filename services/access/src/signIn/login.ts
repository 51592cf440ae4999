import { setTimeout as sleep } from 'node:timers/promises';
import { LobbyError, type Staff } from '@lobby/contracts';
import { KeyedQueue } from '@lobby/service-kit';
import { asDb } from '@lobby/service-kit/db';
import { eq } from 'drizzle-orm';
import { appendAudit } from '../audit/appendAudit.ts';
import type { AccessDeps } from '../deps.ts';
import { staff as staffTable, staffSessions } from '../record/schema.ts';
import { readStaffByToken } from '../session/readStaff.ts';
import { CLIENT_IP_HEADER, type Auth } from './auth.ts';
import { countFailure, forgetFailures, refuseLocked } from './lockout.ts';
import { isRefusal } from './isRefusal.ts';
import { refuseRunOut } from '../staff/firstPassword.ts';
import { proveSecondFactor } from './secondFactor.ts';

export type SignInWish = { username: string; password: string; ip: string; userAgent: string; code?: string | undefined };
export type SignedIn = { cookies: string[]; staff: Staff };

/**
 * No failure is answered sooner. Checking a password costs about 30 ms whether or not the name exists (better-auth hashes for unknown names as well); the
 * floor covers the query or two that still differ.
 */
const FAILURE_FLOOR_MS = 250;
/** Attempts on one name run one after another, so that parallel guessing cannot slip past the lock. */
const attempts = new KeyedQueue();

/**
 * Signs a member of staff in.
 * @throws LobbyError unauthenticated (wrong name or password, the same words for both), rate_limited (locked), step_up_required (the second factor is missing), wrong_state (a first password that has run out)
 */
export async function login(deps: AccessDeps, auth: Auth, wish: SignInWish): Promise<SignedIn> {
  const username = wish.username.normalize('NFKC').trim().toLowerCase();
  const floor = sleep(FAILURE_FLOOR_MS, undefined, { ref: false });
  try {
    return await attempts.run(username, () => attempt(deps, auth, { ...wish, username }));
  } catch (error) {
    await floor;
    throw error;
  }
}

async function attempt(deps: AccessDeps, auth: Auth, wish: SignInWish): Promise<SignedIn> {
  await refuseLocked(deps, wish.username);
  const proven = await provePassword(auth, wish);
  if (proven) await refuseRunOut(deps, wish.username).catch(async (error: unknown) => {
    await deps.database.db.delete(staffSessions).where(eq(staffSessions.token, proven.token));
    throw error;
  });
  const answer = proven?.needsCode ? await proveSecondFactor(deps, auth, wish.username, proven.cookies, wish.code) : proven;
  const staff = answer && (await readStaffByToken(deps, answer.token));
  if (!answer || !staff) return refuse(deps, wish.username);
  await forgetFailures(deps, wish.username);
  await deps.database.transaction((tx) => appendAudit(tx, { actor: staff.id, action: 'staff.signed_in', subject: staff.id, data: { sessionId: staff.sessionId } }, deps.clock.now(), deps.suite));
  return { cookies: answer.cookies, staff };
}

/** Null for a wrong name or password; everything unexpected is thrown on. */
async function provePassword(auth: Auth, wish: SignInWish): Promise<{ token: string; cookies: string[]; needsCode: boolean } | null> {
  const headers = new Headers({ 'user-agent': wish.userAgent.slice(0, 200), [CLIENT_IP_HEADER]: wish.ip });
  try {
    const { response, headers: answered } = await auth.api.signInUsername({ body: { username: wish.username, password: wish.password }, headers, returnHeaders: true });
    return { token: response?.token ?? '', cookies: answered.getSetCookie(), needsCode: response !== null && 'twoFactorRedirect' in response };
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

async function refuse(deps: AccessDeps, username: string): Promise<never> {
  const lockedMs = await countFailure(deps, username);
  await deps.database.transaction(async (tx) => {
    const [person] = await asDb(tx).select({ id: staffTable.id }).from(staffTable).where(eq(staffTable.username, username));
    // What was typed may be a password in the wrong field, so an unknown name is not written down.
    await appendAudit(tx, { actor: person?.id ?? 'unknown', action: lockedMs > 0 ? 'staff.locked' : 'staff.sign_in_failed', subject: person?.id ?? 'unknown', data: lockedMs > 0 ? { seconds: lockedMs / 1_000 } : {} }, deps.clock.now(), deps.suite);
  });
  throw new LobbyError('unauthenticated', 'The user name or the password is wrong');
}

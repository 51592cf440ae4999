import { LobbyError } from '@lobby/contracts';
import { hashToken } from '@lobby/service-kit';
import { lt } from 'drizzle-orm';
import type { AccessDeps } from '../deps.ts';
import { usedProofs } from '../record/schema.ts';
import { cookieHeader } from '../session/cookieOf.ts';
import type { Auth } from './auth.ts';
import { isRefusal } from './isRefusal.ts';
import { hashLike } from './recoveryCodes.ts';

export type Proven = { token: string; cookies: string[] };

/**
 * Completes a sign-in whose password was right: six digits are the authenticator's code, anything else a recovery code, which works once.
 * @param cookies what the password step set; they name the sign-in under way
 * @returns null for a wrong code
 * @throws LobbyError step_up_required without a code
 */
export async function proveSecondFactor(deps: AccessDeps, auth: Auth, username: string, cookies: readonly string[], code: string | undefined): Promise<Proven | null> {
  if (code === undefined) throw new LobbyError('step_up_required', 'Enter the code of your authenticator');
  if (!(await takeCode(deps, username, code))) return null;
  const headers = new Headers({ cookie: cookieHeader(cookies) });
  const digits = /^\d{6}$/.test(code);
  const shown = digits ? code : await hashLike(deps, username, code);
  if (shown === null) return null;
  const wish = { body: { code: shown }, headers, returnHeaders: true } as const;
  try {
    const { response, headers: answered } = digits ? await auth.api.verifyTOTP(wish) : await auth.api.verifyBackupCode(wish);
    return response.token ? { token: response.token, cookies: answered.getSetCookie() } : null;
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

/**
 * Starts setting up a second factor for who is signed in; it counts from the first right code on.
 * @param cookie the request's cookie header
 * @returns the otpauth address for the authenticator and the recovery codes, shown once
 * @throws LobbyError forbidden when the password is wrong, wrong_state when there is one already
 */
export async function beginSecondFactor(auth: Auth, cookie: string, password: string): Promise<{ uri: string; recoveryCodes: string[] }> {
  try {
    const answer = await auth.api.enableTwoFactor({ body: { password, method: 'totp' }, headers: new Headers({ cookie }) });
    if (answer.method !== 'totp') throw new LobbyError('internal');
    return { uri: answer.totpURI, recoveryCodes: answer.backupCodes };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw codeOf(error) === 'TOTP_ALREADY_ENABLED' ? new LobbyError('wrong_state', 'A second factor is set up already') : new LobbyError('forbidden', 'The password is wrong');
  }
}

/** The first right code makes the second factor count. The session is replaced. @returns the cookies of the new session, or null for a wrong code */
export async function confirmSecondFactor(deps: AccessDeps, auth: Auth, username: string, cookie: string, code: string): Promise<string[] | null> {
  if (!(await takeCode(deps, username, code))) return null;
  try {
    const { headers } = await auth.api.verifyTOTP({ body: { code }, headers: new Headers({ cookie }), returnHeaders: true });
    return headers.getSetCookie();
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

/** An authenticator's code is right for the step before and after its own as well (RFC 6238, 5.2): 90 s. */
const CODE_LIFE_MS = 120_000;

/**
 * Remembers a code before it is checked, so that of two who show the same one at the same moment, on whatever replica, one is let in. Whoever gets here has shown the password.
 * @returns false when this account's code was shown before
 */
async function takeCode({ database, clock }: AccessDeps, username: string, code: string): Promise<boolean> {
  const now = clock.now();
  await database.db.delete(usedProofs).where(lt(usedProofs.expiresAt, now));
  const taken = await database.db.insert(usedProofs).values({ id: hashToken(`code|${username}|${code}`), expiresAt: new Date(now.getTime() + CODE_LIFE_MS) }).onConflictDoNothing().returning({ id: usedProofs.id });
  return taken.length > 0;
}

/** @throws LobbyError forbidden when the password is wrong, wrong_state when there is no second factor to recover */
export async function renewRecoveryCodes(auth: Auth, cookie: string, password: string): Promise<string[]> {
  try {
    return (await auth.api.generateBackupCodes({ body: { password }, headers: new Headers({ cookie }) })).backupCodes;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw codeOf(error) === 'TWO_FACTOR_NOT_ENABLED' ? new LobbyError('wrong_state', 'There is no second factor yet') : new LobbyError('forbidden', 'The password is wrong');
  }
}

const codeOf = (error: unknown): string | undefined => (error as { body?: { code?: string } }).body?.code;

import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { twoFactor, username } from 'better-auth/plugins';
import { DIRECTORY } from '../directory/directoryOptions.ts';
import { directoryPlugin } from '../directory/directoryPlugin.ts';
import type { AccessDeps } from '../deps.ts';
import { staff, staffAccounts, staffSessions, staffTwoFactors, staffVerifications } from '../record/schema.ts';
import { hashPassword, verifyPassword } from '../staff/password.ts';
import { makeRecoveryCodes, RECOVERY_STORE } from './recoveryCodes.ts';

/** A working day. Not prolonged by use: who works longer signs in again. */
const SESSION_SECONDS = 12 * 3_600;
/** Carries the caller's address into the session row; only our own code sets it, so a client cannot. */
export const CLIENT_IP_HEADER = 'x-lobby-client-ip';

/** With https the browser binds the cookie to this very host and to encryption. */
export function sessionCookieName(baseUrl: string): string {
  return baseUrl.startsWith('https:') ? '__Host-lobby.session' : 'lobby.session';
}

/**
 * better-auth on the record. Only its functions are called; its own HTTP routes are not mounted, so the sign-in in routes/session.ts is the one way in.
 */
export function createAuth({ database, baseUrl, secret, directory }: AccessDeps) {
  const secure = baseUrl.startsWith('https:');
  const prefix = secure ? '__Host-lobby' : 'lobby';
  return betterAuth({
    baseURL: baseUrl, secret, telemetry: { enabled: false }, logger: { disabled: true }, rateLimit: { enabled: false },
    database: drizzleAdapter(database.db, { provider: 'pg', schema: { user: staff, session: staffSessions, account: staffAccounts, verification: staffVerifications, twoFactor: staffTwoFactors } }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 1, maxPasswordLength: 200, password: { hash: (password) => hashPassword(password), verify: ({ hash, password }) => verifyPassword(hash, password) } },
    // Accounts are made here and linked by their user name; the directory is the bank's own and is believed about it.
    account: { accountLinking: { enabled: true, trustedProviders: [DIRECTORY] } },
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true, cookieCache: { enabled: false } },
    advanced: {
      // The prefix is in the names already; better-auth's own would be __Secure-, which is weaker.
      useSecureCookies: false, cookiePrefix: prefix, defaultCookieAttributes: { secure, sameSite: 'lax', httpOnly: true, path: '/' },
      cookies: { session_token: { name: sessionCookieName(baseUrl) } }, ipAddress: { ipAddressHeaders: [CLIENT_IP_HEADER] },
    },
    plugins: [
      username({ displayUsername: false, minUsernameLength: 1, maxUsernameLength: 64, usernameValidator: () => true }),
      twoFactor({ issuer: 'Lobby', totpOptions: { digits: 6, period: 30 }, backupCodeOptions: { customBackupCodesGenerate: makeRecoveryCodes, storeBackupCodes: RECOVERY_STORE } }),
      ...(directory ? [directoryPlugin(baseUrl, directory)] : []),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;

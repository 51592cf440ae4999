import { LobbyError, type Staff } from '@lobby/contracts';
import { appendAudit } from '../audit/appendAudit.ts';
import type { AccessDeps } from '../deps.ts';
import { eq } from 'drizzle-orm';
import { staffSessions } from '../record/schema.ts';
import { readStaffByToken } from '../session/readStaff.ts';
import { sessionCookieName, CLIENT_IP_HEADER, type Auth } from '../signIn/auth.ts';
import { DIRECTORY } from './directoryOptions.ts';

export type DirectoryStart = { url: string; cookies: string[] };
/** `to`: the screen the sign-in began at. */
export type DirectoryEnd = { cookies: string[]; staff: Staff; to: string };

/** Where the browser must go to sign in at the directory, and the cookie that binds the answer to this browser. @throws LobbyError unavailable */
export async function beginAtDirectory(deps: AccessDeps, auth: Auth, returnTo: string): Promise<DirectoryStart> {
  if (!deps.directory) throw new LobbyError('not_found', 'No directory is connected');
  try {
    const { response, headers } = await auth.api.signInSocial({ body: { provider: DIRECTORY, callbackURL: returnTo, errorCallbackURL: returnTo, disableRedirect: true }, returnHeaders: true });
    if (!response.url) throw new Error('no address to go to');
    return { url: response.url, cookies: headers.getSetCookie() };
  } catch {
    throw new LobbyError('unavailable', 'The directory does not answer');
  }
}

/**
 * The way back: the code is exchanged, the id token checked, and whoever it names has a session if there is an account of that name here.
 * @throws LobbyError unauthenticated for anything that does not fit; the directory's words go nowhere
 */
export async function endAtDirectory(deps: AccessDeps, auth: Auth, from: { query: Record<string, string>; cookie: string; ip: string; userAgent: string }): Promise<DirectoryEnd> {
  if (!deps.directory) throw new LobbyError('not_found', 'No directory is connected');
  const headers = new Headers({ cookie: from.cookie, 'user-agent': from.userAgent.slice(0, 200), [CLIENT_IP_HEADER]: from.ip });
  const answer = await auth.api.callbackOAuth({ params: { id: DIRECTORY }, query: from.query, method: 'GET', headers, asResponse: true });
  const cookies = answer.headers.getSetCookie();
  const staff = await staffOf(deps, cookies);
  if (!staff) return refuse(deps);
  await deps.database.transaction((tx) => appendAudit(tx, { actor: staff.id, action: 'staff.signed_in', subject: staff.id, data: { sessionId: staff.sessionId, by: DIRECTORY } }, deps.clock.now(), deps.suite));
  return { cookies, staff, to: answer.headers.get('location') ?? '' };
}

/** The person whose session the answer set, which the directory's word makes as strong as one with an authenticator where a strength was asked for; null where it set none, or the account is disabled. */
async function staffOf(deps: AccessDeps, cookies: readonly string[]): Promise<Staff | null> {
  const prefix = `${sessionCookieName(deps.baseUrl)}=`;
  const value = cookies.find((c) => c.startsWith(prefix))?.slice(prefix.length).split(';')[0];
  // The cookie is `token.signature`; it was made by better-auth a moment ago.
  const token = value ? decodeURIComponent(value).split('.')[0] : undefined;
  if (!token) return null;
  await deps.database.db.update(staffSessions).set({ byDirectory: true, strong: Boolean(deps.directory?.acr?.length) }).where(eq(staffSessions.token, token));
  return readStaffByToken(deps, token);
}

async function refuse(deps: AccessDeps): Promise<never> {
  await deps.database.transaction((tx) => appendAudit(tx, { actor: 'unknown', action: 'staff.sign_in_failed', subject: 'unknown', data: { by: DIRECTORY } }, deps.clock.now(), deps.suite));
  throw new LobbyError('unauthenticated', 'The directory did not name an account here');
}

import { LobbyError } from '@lobby/contracts';
import { generatePassword } from '../staff/password.ts';
import type { Auth } from './auth.ts';
import { isRefusal } from './isRefusal.ts';

/**
 * A fresh password in place of one's own, so that whoever gave out the first one knows it no more. Made here like every other: none that is short, common or used elsewhere can be chosen.
 * @param cookie the request's cookie header
 * @throws LobbyError forbidden when the present password is wrong
 */
export async function changeOwnPassword(auth: Auth, cookie: string, present: string): Promise<string> {
  const password = generatePassword();
  try {
    await auth.api.changePassword({ body: { currentPassword: present, newPassword: password, revokeOtherSessions: false }, headers: new Headers({ cookie }) });
    return password;
  } catch (error) {
    if (isRefusal(error)) throw new LobbyError('forbidden', 'The password is wrong');
    throw error;
  }
}

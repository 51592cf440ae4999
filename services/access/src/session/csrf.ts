import { createHmac } from 'node:crypto';
import type { Staff } from '@lobby/contracts';

/** The CSRF token of a session: an HMAC of its id, so that nothing has to be stored and it ends with the session. */
export function csrfToken(secret: string, staff: Pick<Staff, 'sessionId'>): string {
  return createHmac('sha256', secret).update(`csrf:${staff.sessionId}`).digest('base64url');
}

import { createHash, timingSafeEqual } from 'node:crypto';

/** SHA-256 in hex. Enough for tokens of full entropy; passwords go through Argon2 in services/access. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}

/** Compares two strings in a time that does not depend on where they differ. */
export function sameSecret(a: string, b: string): boolean {
  const left = Buffer.from(hashToken(a), 'hex');
  return timingSafeEqual(left, Buffer.from(hashToken(b), 'hex'));
}

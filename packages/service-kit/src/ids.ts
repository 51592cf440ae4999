import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789abcdefghijklmnopqrstuv';

/** Mints `<prefix>_` and 26 characters of 5 random bits each: 130 bits from the system's CSPRNG. */
export function newId(prefix: 'case' | 'conv' | 'msg' | 'hand' | 'tick' | 'cust' | 'rel' | 'turn' | 'req' | 'run' | 'evt' | 'hook' | 'staff'): string {
  let id = '';
  for (const byte of randomBytes(26)) id += ALPHABET[byte & 31];
  return `${prefix}_${id}`;
}

/** A secret for a bearer: 256 bits, URL-safe. Store only `hashToken(token)`. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's Argon2id parameters for a server: 19 MiB, two passes, one lane; about 20 ms. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** @param salt drawn where none is given */
export const hashPassword = (password: string, salt?: Uint8Array): Promise<string> => hash(password.normalize('NFKC'), { ...ARGON2, ...(salt ? { salt } : {}) });
export const verifyPassword = (wanted: string, password: string): Promise<boolean> => verify(wanted, password.normalize('NFKC'));

/** Letters and digits nobody mistakes for one another. */
const READABLE = '23456789abcdefghjkmnpqrstuvwxyz';
const GROUP = 4;
/** Bytes drawn for a group: many more than its 20 bits, so that all its letters are equally likely. */
const BYTES_PER_GROUP = 16;

/** A large number as groups of four letters, joined by hyphens. */
export function readableGroups(number: bigint, groups: number): string {
  const base = BigInt(READABLE.length);
  const letters = Array.from({ length: groups * GROUP }, (_, i) => READABLE[Number((number / base ** BigInt(i)) % base)]);
  return Array.from({ length: groups }, (_, g) => letters.slice(g * GROUP, (g + 1) * GROUP).join('')).join('-');
}

/** Drawn groups: 20 bits each. */
export const readable = (groups: number): string => readableGroups(BigInt(`0x${randomBytes(groups * BYTES_PER_GROUP).toString('hex')}`), groups);

/** A password to read from a screen once: four groups of four, 79 bits. */
export const generatePassword = (): string => readable(4);

import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { AccessDeps } from '../deps.ts';
import { staff, staffTwoFactors } from '../record/schema.ts';
import { hashPassword, readable } from '../staff/password.ts';

const CODES = 10;
const SALT_BYTES = 16;
const HASHED = '$argon2id$';

/** Ten to be written down and typed: letters that nobody mistakes, 59 bits each. */
export const makeRecoveryCodes = (): string[] => Array.from({ length: CODES }, () => readable(3));

/**
 * How better-auth keeps them: hashed as passwords are (ASVS 6.5.2), ten with one drawn salt, so that a typed one costs one hash to look up. The library compares texts, so `hashLike` brings
 * what was typed into the same form before, and what is left after one was used comes here hashed already.
 */
export const RECOVERY_STORE = {
  encrypt: async (json: string): Promise<string> => {
    const salt = randomBytes(SALT_BYTES);
    return JSON.stringify(await Promise.all((JSON.parse(json) as string[]).map((code) => (code.startsWith(HASHED) ? code : hashPassword(code, salt)))));
  },
  decrypt: async (stored: string): Promise<string> => stored,
};

/** A typed code as this person's are kept; null where they have none left. */
export async function hashLike({ database }: AccessDeps, username: string, typed: string): Promise<string | null> {
  const [row] = await database.db.select({ codes: staffTwoFactors.backupCodes }).from(staffTwoFactors).innerJoin(staff, eq(staff.id, staffTwoFactors.userId)).where(eq(staff.username, username));
  // $argon2id$v=19$m=…,t=…,p=…$salt$hash
  const salt = row?.codes.split('$')[4];
  return salt === undefined ? null : hashPassword(typed.trim().toLowerCase(), Buffer.from(salt, 'base64'));
}

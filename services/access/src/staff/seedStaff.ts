import type { Role } from '@lobby/contracts';
import { newId } from '@lobby/service-kit';
import { asDb } from '@lobby/service-kit/db';
import { and, eq, inArray } from 'drizzle-orm';
import { appendAudit } from '../audit/appendAudit.ts';
import type { AccessDeps } from '../deps.ts';
import { emailOf } from './emailOf.ts';
import { staff, staffAccounts } from '../record/schema.ts';
import type { StaffSeed } from './demoStaff.ts';
import { generatePassword, hashPassword } from './password.ts';

export type NewPassword = { username: string; password: string; name: string; roles: readonly Role[] };

/**
 * Makes the accounts that are missing, each with a password of its own. The passwords are returned and kept nowhere: whoever calls shows them once.
 * Of several replicas that do this at once each account is made by one.
 */
export async function seedStaff(deps: AccessDeps, seeds: readonly StaffSeed[]): Promise<NewPassword[]> {
  const known = await deps.database.db.select({ username: staff.username }).from(staff).where(inArray(staff.username, seeds.map((s) => s.username)));
  const missing = seeds.filter((s) => !known.some((k) => k.username === s.username));
  const made: NewPassword[] = [];
  for (const seed of missing) {
    const password = generatePassword();
    if (await createStaff(deps, seed, await hashPassword(password), 'system')) made.push({ username: seed.username, password, name: seed.name, roles: seed.roles });
  }
  return made;
}

/** Writes one account. @returns its id, or null when the user name is taken */
export async function createStaff(deps: AccessDeps, seed: StaffSeed, passwordHash: string, actor: string): Promise<string | null> {
  const now = deps.clock.now();
  const id = newId('staff');
  const stamps = { createdAt: now, updatedAt: now };
  return deps.database.transaction(async (tx) => {
    const db = asDb(tx);
    // better-auth wants an address for everybody; this one can never receive mail.
    const made = await db.insert(staff).values({ ...seed, ...stamps, id, email: emailOf(seed.username) }).onConflictDoNothing().returning({ id: staff.id });
    if (made.length === 0) return null;
    await db.insert(staffAccounts).values({ ...stamps, id: newId('staff'), accountId: id, providerId: 'credential', userId: id, password: passwordHash });
    await appendAudit(tx, { actor, action: 'staff.created', subject: id, data: { roles: seed.roles } }, now, deps.suite);
    return id;
  });
}

/** Gives somebody another password, for those who lost theirs. @returns the new one, shown once, or null when there is no such account */
export async function renewPassword({ database, clock, suite }: AccessDeps, staffId: string, actor: string): Promise<string | null> {
  const now = clock.now();
  const password = generatePassword();
  const hash = await hashPassword(password);
  return database.transaction(async (tx) => {
    const found = await asDb(tx).update(staffAccounts).set({ password: hash, updatedAt: now }).where(and(eq(staffAccounts.userId, staffId), eq(staffAccounts.providerId, 'credential'))).returning({ id: staffAccounts.id });
    if (found.length === 0) return null;
    await appendAudit(tx, { actor, action: 'staff.password_renewed', subject: staffId }, now, suite);
    return password;
  });
}

import type { StaffPatch, Tx } from '@lobby/contracts';
import { newId } from '@lobby/service-kit';
import { asDb } from '@lobby/service-kit/db';
import { and, eq } from 'drizzle-orm';
import { staff, staffAccounts } from '../record/schema.ts';
import type { StaffSeed } from './demoStaff.ts';
import { emailOf } from './emailOf.ts';
import { firstPasswordUntil } from './firstPassword.ts';

/** Writes one account with a password that is its holder's first one. @returns false when the user name is taken */
export async function insertAccount(tx: Tx, { id, username, name, roles, skills, languages, team, capacity }: StaffSeed & { id: string }, passwordHash: string, now: Date): Promise<boolean> {
  const stamps = { createdAt: now, updatedAt: now };
  // better-auth wants an address for everybody; this one can never receive mail.
  const made = await asDb(tx).insert(staff).values({ ...stamps, id, username, name, roles, skills, languages, team, ...(capacity === undefined ? {} : { capacity }), email: emailOf(username), firstPasswordUntil: firstPasswordUntil(now) }).onConflictDoNothing().returning({ id: staff.id });
  if (made.length === 0) return false;
  await asDb(tx).insert(staffAccounts).values({ ...stamps, id: newId('staff'), accountId: id, providerId: 'credential', userId: id, password: passwordHash });
  return true;
}

/** @returns false when there is no such account */
export async function changeAccount(tx: Tx, staffId: string, { disabled, ...fields }: StaffPatch, now: Date): Promise<boolean> {
  const set = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const found = await asDb(tx).update(staff).set({ ...set, ...(disabled === undefined ? {} : { disabledAt: disabled ? now : null }), updatedAt: now }).where(eq(staff.id, staffId)).returning({ id: staff.id });
  return found.length > 0;
}

/** A password that somebody gives out: a first one again. @returns false when there is no such account */
export async function setPassword(tx: Tx, staffId: string, passwordHash: string, now: Date): Promise<boolean> {
  const found = await asDb(tx).update(staffAccounts).set({ password: passwordHash, updatedAt: now }).where(and(eq(staffAccounts.userId, staffId), eq(staffAccounts.providerId, 'credential'))).returning({ id: staffAccounts.id });
  await asDb(tx).update(staff).set({ firstPasswordUntil: firstPasswordUntil(now) }).where(eq(staff.id, staffId));
  return found.length > 0;
}

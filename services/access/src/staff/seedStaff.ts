import type { Role } from '@lobby/contracts';
import { newId } from '@lobby/service-kit';
import { asDb } from '@lobby/service-kit/db';
import { sql } from 'drizzle-orm';
import { appendAudit } from '../audit/appendAudit.ts';
import type { AccessDeps } from '../deps.ts';
import { staff } from '../record/schema.ts';
import type { StaffSeed } from './demoStaff.ts';
import { forgetFirstPassword } from './firstPassword.ts';
import { generatePassword, hashPassword } from './password.ts';
import { insertAccount } from './writeAccount.ts';

export type NewPassword = { username: string; password: string; name: string; roles: readonly Role[] };

/** Any constant: of several replicas that start on an empty record one makes the accounts. */
const SEED_LOCK = 7_256_122;

/**
 * Makes the first accounts of a record that has none, all or none of them, each with a password of its own: the one time that guarded roles need no second admin, for there is none. The
 * passwords are kept nowhere. `show` is told of them last of all before they count, so that no end of the process, however sudden, leaves accounts whose passwords nobody saw.
 */
export async function seedStaff(deps: AccessDeps, seeds: readonly StaffSeed[], show: (made: readonly NewPassword[]) => void): Promise<NewPassword[]> {
  const [known] = await deps.database.db.select({ id: staff.id }).from(staff).limit(1);
  if (known) return [];
  const people = await Promise.all(seeds.map(async (seed) => {
    const password = generatePassword();
    return { seed, password, hash: await hashPassword(password), id: newId('staff') };
  }));
  const now = deps.clock.now();
  return deps.database.transaction(async (tx) => {
    await asDb(tx).select({ locked: sql`pg_advisory_xact_lock(${SEED_LOCK})` }).from(sql`(select 1) as one`);
    const [faster] = await asDb(tx).select({ id: staff.id }).from(staff).limit(1);
    if (faster) return [];
    for (const { seed, hash, id } of people) {
      await insertAccount(tx, { ...seed, id }, hash, now);
      // On a door that is not public whoever reads the passwords off the terminal is who tries Lobby out.
      if (!deps.baseUrl.startsWith('https:')) await forgetFirstPassword(asDb(tx), id);
      await appendAudit(tx, { actor: 'system', action: 'staff.created', subject: id, data: { roles: seed.roles } }, now, deps.suite);
    }
    const made = people.map(({ seed, password }) => ({ username: seed.username, password, name: seed.name, roles: seed.roles }));
    show(made);
    return made;
  });
}

import type { Role, Staff } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { and, eq, isNull, type SQL } from 'drizzle-orm';
import { staff, staffSessions } from '../record/schema.ts';

type Reading = { database: { db: Database }; secondFactorFor?: readonly Role[] };

/** The person of a session; null when the session is gone or the account was disabled. */
export function readStaff(deps: Reading, sessionId: string): Promise<Staff | null> {
  return find(deps, eq(staffSessions.id, sessionId));
}

export function readStaffByToken(deps: Reading, token: string): Promise<Staff | null> {
  return find(deps, eq(staffSessions.token, token));
}

async function find({ database, secondFactorFor = [] }: Reading, which: SQL): Promise<Staff | null> {
  const { id, name, username, roles, skills, languages, team, twoFactorEnabled, firstPasswordUntil } = staff;
  const [row] = await database.db.select({ id, name, username, roles, skills, languages, team, twoFactorEnabled, firstPasswordUntil, strong: staffSessions.strong, byDirectory: staffSessions.byDirectory, sessionId: staffSessions.id }).from(staffSessions)
    .innerJoin(staff, eq(staff.id, staffSessions.userId)).where(and(which, isNull(staff.disabledAt)));
  if (!row) return null;
  const { twoFactorEnabled: hasFactor, strong, firstPasswordUntil: givenUntil, byDirectory, ...person } = row;
  const waits = {
    ...(hasFactor || strong || !person.roles.some((role) => secondFactorFor.includes(role)) ? {} : { secondFactorMissing: true as const }),
    ...(givenUntil === null || byDirectory ? {} : { firstPassword: true as const }),
  };
  // Without roles nothing is allowed but one's own sign-in, where factor and password are set; so no door has to know of this.
  return Object.keys(waits).length === 0 ? person : { ...person, roles: [], ...waits };
}

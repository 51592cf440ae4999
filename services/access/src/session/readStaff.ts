import type { Staff } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { and, eq, isNull, type SQL } from 'drizzle-orm';
import { staff, staffSessions } from '../record/schema.ts';

/** The person of a session; null when the session is gone or the account was disabled. */
export function readStaff(db: Database, sessionId: string): Promise<Staff | null> {
  return find(db, eq(staffSessions.id, sessionId));
}

export function readStaffByToken(db: Database, token: string): Promise<Staff | null> {
  return find(db, eq(staffSessions.token, token));
}

async function find(db: Database, which: SQL): Promise<Staff | null> {
  const { id, name, username, roles, skills, languages, team } = staff;
  const [row] = await db.select({ id, name, username, roles, skills, languages, team, sessionId: staffSessions.id }).from(staffSessions)
    .innerJoin(staff, eq(staff.id, staffSessions.userId)).where(and(which, isNull(staff.disabledAt)));
  return row ?? null;
}

import type { StaffRow } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { and, count, eq, type SQL } from 'drizzle-orm';
import { staff, staffSessions } from '../record/schema.ts';

/** All accounts with the number of their live sessions, by user name. One query. @param only one account by id */
export async function listStaff(db: Database, alive: SQL, only?: string): Promise<StaffRow[]> {
  const rows = await db.select({ person: staff, sessions: count(staffSessions.id) }).from(staff)
    .leftJoin(staffSessions, and(eq(staffSessions.userId, staff.id), alive))
    .where(only === undefined ? undefined : eq(staff.id, only)).groupBy(staff.id).orderBy(staff.username);
  return rows.map(({ person: { id, username, name, roles, skills, languages, team, capacity, disabledAt, twoFactorEnabled, createdAt }, sessions }) => ({
    id, username, name, roles, skills, languages, team, capacity, disabled: disabledAt !== null, secondFactor: twoFactorEnabled, sessions, createdAt: createdAt.toISOString(),
  }));
}

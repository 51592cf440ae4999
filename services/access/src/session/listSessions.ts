import type { StaffSessionList } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { and, desc, eq, type SQL } from 'drizzle-orm';
import { staff, staffSessions } from '../record/schema.ts';

/** Where somebody is signed in, latest first, and whether it takes a second factor. The token itself is never read. */
export async function listSessions(db: Database, staffId: string, currentSessionId: string, alive: SQL): Promise<StaffSessionList> {
  const { id, ipAddress, userAgent, createdAt, expiresAt } = staffSessions;
  const rows = await db.select({ id, ipAddress, userAgent, createdAt, expiresAt, secondFactor: staff.twoFactorEnabled }).from(staffSessions).innerJoin(staff, eq(staff.id, staffSessions.userId))
    .where(and(eq(staffSessions.userId, staffId), alive)).orderBy(desc(createdAt)).limit(100);
  return {
    rows: rows.map((r) => ({ id: r.id, address: r.ipAddress, agent: r.userAgent, since: r.createdAt.toISOString(), until: r.expiresAt.toISOString(), current: r.id === currentSessionId })),
    secondFactor: rows.some((r) => r.secondFactor),
  };
}

/** True when the session is this person's own. */
export async function ownsSession(db: Database, staffId: string, sessionId: string): Promise<boolean> {
  const rows = await db.select({ id: staffSessions.id }).from(staffSessions).where(and(eq(staffSessions.id, sessionId), eq(staffSessions.userId, staffId)));
  return rows.length > 0;
}

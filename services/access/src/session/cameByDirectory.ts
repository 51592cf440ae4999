import type { Database } from '@lobby/service-kit/db';
import { eq } from 'drizzle-orm';
import { staffSessions } from '../record/schema.ts';

/** True when the bank's directory let this session's person in. */
export async function cameByDirectory(db: Database, sessionId: string): Promise<boolean> {
  const [row] = await db.select({ byDirectory: staffSessions.byDirectory }).from(staffSessions).where(eq(staffSessions.id, sessionId));
  return row?.byDirectory === true;
}

/** For a session that takes the place of one that the directory opened. */
export async function rememberDirectory(db: Database, sessionId: string): Promise<void> {
  await db.update(staffSessions).set({ byDirectory: true }).where(eq(staffSessions.id, sessionId));
}

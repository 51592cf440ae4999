import { LobbyError } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { eq } from 'drizzle-orm';
import type { AccessDeps } from '../deps.ts';
import { staff } from '../record/schema.ts';

/** A password on paper or in a message is somebody else's to find: three days, so that one of a Friday lets in on Monday. */
const FIRST_PASSWORD_MS = 72 * 3_600_000;

/** Until when a password that is given out now lets its holder in. */
export const firstPasswordUntil = (now: Date): Date => new Date(now.getTime() + FIRST_PASSWORD_MS);

/** For whoever has shown the right password. @throws LobbyError wrong_state when it is a first one that has run out */
export async function refuseRunOut({ database, clock }: AccessDeps, username: string): Promise<void> {
  const [person] = await database.db.select({ until: staff.firstPasswordUntil }).from(staff).where(eq(staff.username, username));
  if (person?.until && person.until <= clock.now()) throw new LobbyError('wrong_state', 'This first password has run out; ask for another');
}

/** Its holder has a password of their own. */
export async function forgetFirstPassword(db: Database, staffId: string): Promise<void> {
  await db.update(staff).set({ firstPasswordUntil: null }).where(eq(staff.id, staffId));
}

import { LobbyError } from '@lobby/contracts';
import { eq, lt, sql } from 'drizzle-orm';
import type { AccessDeps } from '../deps.ts';
import { signInFailures } from '../record/schema.ts';

/** From this failure on every further one locks, each time twice as long. */
const FREE_FAILURES = 5;
const FIRST_LOCK_MS = 30_000;
const LONGEST_LOCK_MS = 15 * 60_000;
/** A day without a failure and the count begins again. */
const FORGET_MS = 24 * 3_600_000;

/** How long the nth failure in a row locks; 0 for the first four. */
function lockMs(failures: number): number {
  return failures < FREE_FAILURES ? 0 : Math.min(FIRST_LOCK_MS * 2 ** (failures - FREE_FAILURES), LONGEST_LOCK_MS);
}

/** @throws LobbyError rate_limited while this name is locked, with the seconds to wait in `current` */
export async function refuseLocked({ database, clock }: AccessDeps, username: string): Promise<void> {
  const [row] = await database.db.select({ lockedUntil: signInFailures.lockedUntil }).from(signInFailures).where(eq(signInFailures.username, username));
  const waitMs = (row?.lockedUntil?.getTime() ?? 0) - clock.now().getTime();
  if (waitMs > 0) throw new LobbyError('rate_limited', 'Too many failed attempts; wait and try again', { current: { retryAfterSeconds: Math.ceil(waitMs / 1_000) } });
}

/** Counts a failure of this name, known or not. @returns how long it is locked now, in milliseconds */
export async function countFailure({ database, clock }: AccessDeps, username: string): Promise<number> {
  const now = clock.now();
  const stale = lt(signInFailures.lastAt, new Date(now.getTime() - FORGET_MS));
  const [row] = await database.db.insert(signInFailures).values({ username, failures: 1, lastAt: now })
    .onConflictDoUpdate({ target: signInFailures.username, set: { failures: sql`case when ${stale} then 1 else ${signInFailures.failures} + 1 end`, lastAt: now } })
    .returning({ failures: signInFailures.failures });
  const ms = lockMs(row?.failures ?? 1);
  if (ms > 0) await database.db.update(signInFailures).set({ lockedUntil: new Date(now.getTime() + ms) }).where(eq(signInFailures.username, username));
  return ms;
}

export async function forgetFailures({ database }: AccessDeps, username: string): Promise<void> {
  await database.db.delete(signInFailures).where(eq(signInFailures.username, username));
}

/** Drops what has no effect any more, so that guessed names do not pile up. */
export async function dropStaleFailures({ database, clock }: AccessDeps): Promise<void> {
  await database.db.delete(signInFailures).where(lt(signInFailures.lastAt, new Date(clock.now().getTime() - FORGET_MS)));
}

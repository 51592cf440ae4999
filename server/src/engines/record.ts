import type { Clock, Closing, Env } from '@lobby/service-kit';
import { openPglite, openPostgres, openRecordClock, type DatabaseHandle } from '@lobby/service-kit/db';
import { MIGRATIONS } from '../paths.ts';

/** Opens the book of record, PostgreSQL when DATABASE_URL names one, else PGlite in the data directory, and migrates it. */
export async function openRecord(env: Env): Promise<DatabaseHandle & { dump?: () => Promise<Blob> }> {
  const handle = env.DATABASE_URL ? await openPostgres(env.DATABASE_URL) : await openPglite(env.DATA_DIR);
  await handle.migrate(MIGRATIONS);
  return handle;
}

/** The time of the house: the record's where several replicas share it, else this machine's, which then is the only one. */
export async function openClock(env: Env, database: DatabaseHandle, own: Clock, opened: Closing): Promise<Clock> {
  if (!env.DATABASE_URL) return own;
  const clock = await openRecordClock(database.raw);
  opened.add(() => clock.close());
  return clock;
}

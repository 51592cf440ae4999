import type { Env } from '@lobby/service-kit';
import { openPglite, openPostgres, type DatabaseHandle } from '@lobby/service-kit/db';
import { MIGRATIONS } from '../paths.ts';

/** Opens the book of record, PostgreSQL when DATABASE_URL names one, else PGlite in the data directory, and migrates it. */
export async function openRecord(env: Env): Promise<DatabaseHandle & { dump?: () => Promise<Blob> }> {
  const handle = env.DATABASE_URL ? await openPostgres(env.DATABASE_URL) : await openPglite(env.DATA_DIR);
  await handle.migrate(MIGRATIONS);
  return handle;
}

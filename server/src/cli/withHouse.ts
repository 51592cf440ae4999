import { createLog, readEnv, systemClock } from '@lobby/service-kit';
import { openPglite } from '@lobby/service-kit/db';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRecord } from '../engines/record.ts';
import { MIGRATIONS } from '../paths.ts';
import { wireHouse, type House } from '../wireHouse.ts';

/**
 * Runs `work` on a wired house without sockets or HTTP, and closes it.
 * `own`: on the installation's own record (the server must be stopped when it is embedded). Otherwise on a fresh record in memory that holds the content
 * folder as release 1, so that measuring never needs the server stopped and never leaves a trace.
 */
export async function withHouse<T>(record: 'own' | 'fresh', work: (house: House) => Promise<T>): Promise<T> {
  const scratch = mkdtempSync(join(tmpdir(), 'lobby-cli-'));
  const env = record === 'own' ? readEnv() : { ...readEnv(), DATA_DIR: scratch, NEO4J_URI: undefined, MEILI_URL: undefined, REDIS_URL: undefined };
  const log = createLog({ level: 'error' });
  const database = record === 'own' ? await openRecord(env) : await openPglite();
  if (record === 'fresh') await database.migrate(MIGRATIONS);
  const house = await wireHouse({ env, log, clock: systemClock, database });
  try {
    return await work(house);
  } finally {
    await house.close();
    await database.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

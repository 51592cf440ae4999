import type { NewPassword } from '@lobby/access';
import { Closing, createLog, readEnv, systemClock } from '@lobby/service-kit';
import { openPglite } from '@lobby/service-kit/db';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { announcePasswords } from '../announce.ts';
import { openRecord } from '../engines/record.ts';
import { MIGRATIONS } from '../paths.ts';
import { Phases } from '../phases.ts';
import { wireHouse, type House } from '../wireHouse.ts';

/**
 * Runs `work` on a wired house without sockets or HTTP, and closes it.
 * `own`: on the installation's own record (the server must be stopped when it is embedded). Otherwise on a fresh record in memory that holds the content
 * folder as release 1, so that measuring never needs the server stopped and never leaves a trace.
 */
export async function withHouse<T>(record: 'own' | 'fresh', work: (house: House) => Promise<T>): Promise<T> {
  const scratch = mkdtempSync(join(tmpdir(), 'lobby-cli-'));
  const opened = new Closing();
  opened.add(() => { rmSync(scratch, { recursive: true, force: true }); });
  const env = record === 'own' ? readEnv() : { ...readEnv(), DATA_DIR: scratch, NEO4J_URI: undefined, MEILI_URL: undefined, REDIS_URL: undefined };
  // A record made for this run ends with it, and so do its accounts.
  const onNewPasswords = record === 'own' ? (made: readonly NewPassword[]) => announcePasswords(made, process.stderr) : undefined;
  try {
    const database = record === 'own' ? await openRecord(env) : await openPglite();
    opened.add(() => database.close());
    if (record === 'fresh') await database.migrate(MIGRATIONS);
    return await work(await wireHouse({ env, log: createLog({ level: 'error' }), clock: systemClock, database, opened, phases: new Phases(), onNewPasswords }));
  } finally {
    await opened.close();
  }
}

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { asTx, type Database, type DatabaseHandle } from './database.ts';
import { lockDirectory } from './directoryLock.ts';
import { retrying } from './retrying.ts';

/**
 * Opens the embedded PostgreSQL. With a directory it is locked against other processes first; without one it lives in memory (tests). `image` is what
 * `dump` gave of another one: starting from it saves making a cluster, which is most of the time.
 * @throws DirectoryInUseError when another process has the directory.
 */
export async function openPglite(directory?: string, image?: Blob): Promise<DatabaseHandle & { dump(): Promise<Blob> }> {
  const unlock = directory ? lockDirectory(directory) : () => undefined;
  if (directory) mkdirSync(join(directory, 'record'), { recursive: true });
  const client = await PGlite.create({ ...(directory ? { dataDir: join(directory, 'record') } : {}), ...(image ? { loadDataDir: image } : {}) });
  let queries = 0;
  const native = drizzle(client, { logger: { logQuery: () => { queries += 1; } } });
  const db = native as unknown as Database;
  return {
    kind: 'pglite',
    db,
    durability: directory ? 'embedded: survives a crash of the process; a power cut can lose the latest writes (fsync is off)' : 'in memory only',
    raw: client,
    queryCount: () => queries,
    ping: async () => { await client.query('select 1'); },
    transaction: (work) => retrying(() => db.transaction((tx) => work(asTx(tx)))),
    migrate: (folder) => migrate(native, { migrationsFolder: folder }),
    dump: () => client.dumpDataDir('none'),
    close: async () => {
      await client.close();
      unlock();
    },
  };
}

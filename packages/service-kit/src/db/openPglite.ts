import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { asTx, type Database, type DatabaseHandle } from './database.ts';
import { lockDirectory } from './directoryLock.ts';
import { EmbeddedClient } from './embedded/embeddedClient.ts';
import { RecordUnusableError } from './recordUnusable.ts';
import { retrying } from './retrying.ts';
import { watchStorage } from './storageWatch.ts';

/**
 * Opens the embedded PostgreSQL. With a directory it is locked against other processes first; without one it lives in memory (tests). `image` is what
 * `dump` gave of another one: starting from it saves making a cluster, which is most of the time.
 * @throws DirectoryInUseError when another process has the directory; RecordUnusableError when what is there cannot be opened
 */
export async function openPglite(directory?: string, image?: Blob): Promise<DatabaseHandle & { dump(): Promise<Blob> }> {
  const unlock = directory ? lockDirectory(directory) : () => undefined;
  const from = image ? { image } : {};
  const client = directory ? await openFolder(directory, from).catch((error: unknown) => { unlock(); throw error; }) : await EmbeddedClient.open(from);
  let queries = 0;
  // The driver calls `query` and `transaction` alone, which the client answers from its thread.
  const native = drizzle(client as unknown as PGlite, { logger: { logQuery: () => { queries += 1; } } });
  const db = native as unknown as Database;
  const storage = watchStorage((statement) => client.transaction((tx) => tx.exec(statement)));
  return {
    kind: 'pglite',
    db,
    durability: directory ? 'embedded: survives a crash of the process; a power cut can lose the latest writes (fsync is off)' : 'in memory only',
    raw: client,
    queryCount: () => queries,
    ping: async () => {
      await client.query('select 1');
      await storage.mustStore();
    },
    transaction: (work) => storage.watched(() => retrying(() => db.transaction((tx) => work(asTx(tx))))),
    migrate: (folder) => migrate(native, { migrationsFolder: folder }),
    // After a checkpoint, and with no statement running meanwhile. So the files are what a crash at this moment would leave, from which PostgreSQL recovers.
    dump: async () => {
      await client.exec('checkpoint');
      return client.dump();
    },
    close: async () => {
      await client.close();
      unlock();
    },
  };
}

/**
 * Opens or makes `<directory>/record`. A note beside it says that it is being made, so that a first start which was cut short is begun anew, while a record
 * that has lost its files is never taken for an empty one: PGlite itself would write a fresh database over it.
 */
async function openFolder(directory: string, from: { image?: Blob }): Promise<EmbeddedClient> {
  const folder = join(directory, 'record');
  const beingMade = join(directory, 'record.being-made');
  if (existsSync(beingMade)) rmSync(folder, { recursive: true, force: true });
  const isNew = !existsSync(folder) || readdirSync(folder).length === 0;
  if (!isNew && !existsSync(join(folder, 'PG_VERSION'))) throw new RecordUnusableError(folder, 'its files are incomplete');
  try {
    if (isNew) writeFileSync(beingMade, '');
    mkdirSync(folder, { recursive: true });
    const client = await EmbeddedClient.open({ dataDir: folder, ...from });
    rmSync(beingMade, { force: true });
    return client;
  } catch (error) {
    throw new RecordUnusableError(folder, error instanceof Error ? error.message : String(error), isNew);
  }
}

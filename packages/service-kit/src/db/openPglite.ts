import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { asTx, type Database, type DatabaseHandle } from './database.ts';
import { lockDirectory } from './directoryLock.ts';
import { RecordUnusableError } from './recordUnusable.ts';
import { retrying } from './retrying.ts';

/**
 * PostgreSQL's own 128 MB of buffers lie in this process's memory from the first moment; the operating system caches the files as well, and inserts and
 * reads of a small record take as long with a quarter of it.
 */
const SHARED_BUFFERS = '32MB';

const START = { startParams: [...PGlite.defaultStartParams, '-c', `shared_buffers=${SHARED_BUFFERS}`] };

/**
 * Opens the embedded PostgreSQL. With a directory it is locked against other processes first; without one it lives in memory (tests). `image` is what
 * `dump` gave of another one: starting from it saves making a cluster, which is most of the time.
 * @throws DirectoryInUseError when another process has the directory; RecordUnusableError when what is there cannot be opened
 */
export async function openPglite(directory?: string, image?: Blob): Promise<DatabaseHandle & { dump(): Promise<Blob> }> {
  const unlock = directory ? lockDirectory(directory) : () => undefined;
  const from = image ? { loadDataDir: image } : {};
  const client = directory ? await openFolder(directory, from).catch((error: unknown) => { unlock(); throw error; }) : await PGlite.create({ ...START, ...from });
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
    // After a checkpoint; PGlite itself lets no statement run meanwhile. So the files are what a crash at this moment would leave, from which PostgreSQL recovers.
    dump: async () => {
      await client.exec('checkpoint');
      return client.dumpDataDir('none');
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
async function openFolder(directory: string, from: { loadDataDir?: Blob }): Promise<PGlite> {
  const folder = join(directory, 'record');
  const beingMade = join(directory, 'record.being-made');
  if (existsSync(beingMade)) rmSync(folder, { recursive: true, force: true });
  const isNew = !existsSync(folder) || readdirSync(folder).length === 0;
  if (!isNew && !existsSync(join(folder, 'PG_VERSION'))) throw new RecordUnusableError(folder, 'its files are incomplete');
  try {
    if (isNew) writeFileSync(beingMade, '');
    mkdirSync(folder, { recursive: true });
    const client = await PGlite.create({ dataDir: folder, ...START, ...from });
    rmSync(beingMade, { force: true });
    return client;
  } catch (error) {
    throw new RecordUnusableError(folder, error instanceof Error ? error.message : String(error), isNew);
  }
}

import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { asTx, type Database, type DatabaseHandle } from './database.ts';
import { RecordBehindError } from './recordUnusable.ts';
import { retrying } from './retrying.ts';
import { watchStorage } from './storageWatch.ts';

/** Key of the advisory lock that lets only one replica migrate at a time; any constant will do. */
const MIGRATION_LOCK = 7_256_119;

/** A line that went silent must not hold a query for ever: over the server's own limit, so that its answer comes first where there is one. */
const QUERY_TIMEOUT_MS = 20_000;

/** Opens a PostgreSQL server. Never waits more than 5 s for a connection, so that a dead server shows as `unavailable` and not as a hang. */
export async function openPostgres(url: string, poolSize = 10): Promise<DatabaseHandle> {
  const pool = new pg.Pool({ connectionString: url, max: poolSize, connectionTimeoutMillis: 5_000, statement_timeout: 15_000, query_timeout: QUERY_TIMEOUT_MS, keepAlive: true, idle_in_transaction_session_timeout: 30_000 });
  // A connection that breaks must not end the process; the next query reports the trouble. The pool listens to idle ones alone: one that breaks between two statements
  // of a transaction has nobody else.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => { client.on('error', () => undefined); });
  let queries = 0;
  const native = drizzle(pool, { logger: { logQuery: () => { queries += 1; } } });
  const db = native as unknown as Database;
  const storage = watchStorage((statement) => db.transaction((tx) => tx.execute(sql.raw(statement))));
  const handle: DatabaseHandle = {
    kind: 'postgresql',
    db,
    durability: 'PostgreSQL: as configured there (fsync on by default)',
    raw: { query: (text, values) => pool.query(text, values), exec: async (text) => [await pool.query(text)].flat() },
    queryCount: () => queries,
    ping: async () => {
      await pool.query('select 1');
      await storage.mustStore();
    },
    transaction: (work) => storage.watched(() => retrying(() => db.transaction((tx) => work(asTx(tx))))),
    migrate: (folder) => migrateAlone(url, folder),
    close: () => pool.end(),
  };
  try {
    await handle.ping();
  } catch (error) {
    await pool.end();
    throw error;
  }
  return handle;
}

/**
 * Migrates on a connection of its own without time limits: a replica that starts while another migrates waits for it, and a migration of a large table takes as long
 * as it takes.
 */
async function migrateAlone(url: string, migrationsFolder: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, keepAlive: true });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    if (await mayChangeRecord(client)) await migrate(drizzle(client), { migrationsFolder });
    else await mustBeUpToDate(client, migrationsFolder);
  } finally {
    // The lock goes with the connection.
    await client.end();
  }
}

/** The program's own role may be a lesser one, to which the tables do not belong. */
async function mayChangeRecord(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(`select has_database_privilege(current_database(), 'CREATE') as may`);
  return rows[0]?.may === true;
}

/** @throws RecordBehindError when migrations wait that this role may not apply */
async function mustBeUpToDate(client: pg.Client, migrationsFolder: string): Promise<void> {
  const newest = Math.max(...readMigrationFiles({ migrationsFolder }).map((migration) => migration.folderMillis));
  const { rows } = await client.query<{ at: string | null }>('select max(created_at) as at from drizzle.__drizzle_migrations').catch(() => ({ rows: [] }));
  if (Number(rows[0]?.at ?? 0) < newest) throw new RecordBehindError();
}

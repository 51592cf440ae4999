import type { Tx } from '@lobby/contracts';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** The record as every service sees it: drizzle over PGlite or PostgreSQL, with no difference between them. */
export type Database = PgDatabase<PgQueryResultHKT, Record<string, never>>;

/** `query`: one statement with values. `exec`: several without. */
export type RawSql = { query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>; exec(text: string): Promise<{ rows: unknown[] }[]> };

export type DatabaseHandle = {
  readonly kind: 'pglite' | 'postgresql';
  readonly db: Database;
  /** Says what a crash and a power cut may cost, for /health and the docs. */
  readonly durability: string;
  /** Queries sent since the start; tests assert differences of it. */
  queryCount(): number;
  /** Throws when the record does not answer, or cannot store since something failed to be stored (a full disk). */
  ping(): Promise<void>;
  /** The driver itself, for a library that speaks SQL (pg-boss). Ours goes through `db`. */
  readonly raw: RawSql;
  /**
   * Runs `work` in one transaction. Serialisation failures and deadlocks (SQLSTATE 40001, 40P01) are run again up to three times, so `work` must
   * have no effect outside the transaction.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Applies the pending migrations of `folder`. Safe to call on every start and from several replicas. */
  migrate(folder: string): Promise<void>;
  close(): Promise<void>;
};

/** Reads the drizzle transaction out of the opaque handle that the contracts pass around. */
export function asDb(tx: Tx): Database {
  return tx as unknown as Database;
}

export function asTx(db: Database): Tx {
  return db as unknown as Tx;
}

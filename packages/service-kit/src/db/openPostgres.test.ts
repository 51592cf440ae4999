import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { asDb } from './database.ts';
import { openPostgres } from './openPostgres.ts';

const url = process.env.LOBBY_TEST_DATABASE_URL;

it.skipIf(!url)('outlives a connection that breaks between two statements of a transaction (needs LOBBY_TEST_DATABASE_URL)', async () => {
  const record = await openPostgres(url ?? '', 2);
  const broken = record.transaction(async (tx) => {
    const { rows } = (await asDb(tx).execute(sql`select pg_backend_pid() as pid`)) as unknown as { rows: { pid: number }[] };
    await record.raw.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    // Nothing is asked meanwhile, so nobody but the connection itself can be told.
    await new Promise((resolve) => { setTimeout(resolve, 200); });
    await asDb(tx).execute(sql`select 1`);
  });
  await expect(broken).rejects.toThrow();
  await record.ping();
  await record.close();
});

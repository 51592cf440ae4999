import { openPostgres } from '@lobby/service-kit/db';
import { sql } from 'drizzle-orm';

/** An empty database of its own on the server that LOBBY_TEST_DATABASE_URL names, so that runs do not meet. */
export async function freshPostgres(): Promise<{ url: URL; drop(): Promise<void> }> {
  const server = process.env.LOBBY_TEST_DATABASE_URL;
  if (!server) throw new Error('LOBBY_TEST_DATABASE_URL is not set');
  const name = `lobby_faults_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const admin = await openPostgres(server, 1);
  await admin.db.execute(sql.raw(`create database ${name}`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url,
    drop: async () => {
      await admin.db.execute(sql.raw(`drop database if exists ${name} with (force)`));
      await admin.close();
    },
  };
}

/** The same database by another way, such as a line that can be cut. */
export function throughPort(url: URL, port: number): string {
  const other = new URL(url);
  other.host = `127.0.0.1:${port}`;
  return other.href;
}

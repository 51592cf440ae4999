import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { readEnv } from '@lobby/service-kit';
import { openPglite } from '@lobby/service-kit/db';
import { fromCaller, readArguments } from './arguments.ts';

/** `backup --to FILE`: the whole embedded record as one compressed archive. The server must be stopped: the directory's lock says so otherwise. */
export async function backup(args: readonly string[]): Promise<number> {
  const { to } = readArguments(args, ['to']);
  const env = readEnv();
  if (env.DATABASE_URL) throw new Error('The record is in PostgreSQL: use its own tools (pg_dump).');
  if (!to) throw new Error('Say where to: backup --to FILE');
  const record = await openPglite(env.DATA_DIR);
  await record.close();
  const client = await PGlite.create({ dataDir: join(env.DATA_DIR, 'record') });
  const archive = await client.dumpDataDir('gzip');
  await client.close();
  writeFileSync(fromCaller(to), Buffer.from(await archive.arrayBuffer()));
  process.stdout.write(`Backed up ${env.DATA_DIR} to ${to} (${archive.size} bytes).\n`);
  return 0;
}

/** `restore --from FILE`: brings an archive into an empty DATA_DIR. Refuses a directory that already holds a record. */
export async function restore(args: readonly string[]): Promise<number> {
  const { from } = readArguments(args, ['from']);
  const env = readEnv();
  if (!from) throw new Error('Say what from: restore --from FILE');
  const target = join(env.DATA_DIR, 'record');
  if (existsSync(target) && readdirSync(target).length > 0) throw new Error(`${env.DATA_DIR} already holds a record. Choose an empty DATA_DIR; nothing is ever overwritten.`);
  mkdirSync(env.DATA_DIR, { recursive: true });
  const client = await PGlite.create({ dataDir: target, loadDataDir: new Blob([readFileSync(fromCaller(from))]) });
  await client.close();
  process.stdout.write(`Restored ${from} into ${env.DATA_DIR}.\n`);
  return 0;
}

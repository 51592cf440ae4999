import { createWriteStream, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PGlite } from '@electric-sql/pglite';
import { readEnv } from '@lobby/service-kit';
import { openPglite } from '@lobby/service-kit/db';
import { askForBackup, compressed } from '../control.ts';
import { fromCaller, readArguments } from './arguments.ts';

/** `backup --to FILE`: the whole embedded record as one compressed archive, from the running server or, when none runs, from the directory. */
export async function backup(args: readonly string[]): Promise<number> {
  const { to } = readArguments(args, ['to']);
  const env = readEnv();
  if (env.DATABASE_URL) throw new Error('The record is in PostgreSQL: use its own tools (pg_dump).');
  if (!to) throw new Error('Say where to: backup --to FILE');
  const target = fromCaller(to);
  await pipeline((await askForBackup(env.DATA_DIR)) ?? (await fromDirectory(env.DATA_DIR)), createWriteStream(`${target}.part`, { mode: 0o600 }));
  renameSync(`${target}.part`, target);
  process.stdout.write(`Backed up the record of ${env.DATA_DIR} to ${to} (${statSync(target).size} bytes). Keep ${env.DATA_DIR}/secrets.json and ${env.DATA_DIR}/files with it: without them nothing sealed can be read and attachments are missing.\n`);
  return 0;
}

/** @throws DirectoryInUseError when a server holds the directory and does not answer */
async function fromDirectory(dataDir: string): Promise<Readable> {
  const record = await openPglite(dataDir);
  const tar = await record.dump();
  await record.close();
  return compressed(tar);
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

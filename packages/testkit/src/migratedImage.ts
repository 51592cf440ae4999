import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '@lobby/service-kit';
import { openPglite } from '@lobby/service-kit/db';

export const MIGRATIONS = join(repositoryRoot(), 'server', 'migrations');
const CACHE = join(repositoryRoot(), 'node_modules', '.cache', 'lobby-testkit');

/**
 * An empty, migrated embedded record as one file, made once per set of migrations. Making a cluster anew for each of the hundred test files took most of
 * the suite's time; starting from the image takes a fifth of it.
 */
export async function migratedImage(): Promise<Blob> {
  const path = join(CACHE, `record-${fingerprint()}.tar`);
  if (!existsSync(path)) await makeImage(path);
  return new Blob([readFileSync(path)]);
}

/** Written beside and moved into place: two test workers may both make it. */
async function makeImage(path: string): Promise<void> {
  const record = await openPglite();
  await record.migrate(MIGRATIONS);
  const image = Buffer.from(await (await record.dump()).arrayBuffer());
  await record.close();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, image);
  renameSync(`${path}.${process.pid}`, path);
}

/** Changes with the migrations and with the engine that ran them. */
function fingerprint(): string {
  const hash = createHash('sha256').update(readFileSync(join(repositoryRoot(), 'node_modules', '@electric-sql', 'pglite', 'package.json')));
  for (const name of readdirSync(MIGRATIONS).filter((n) => n.endsWith('.sql')).sort()) hash.update(name).update(readFileSync(join(MIGRATIONS, name)));
  return hash.digest('hex').slice(0, 16);
}

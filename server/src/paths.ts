import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, from the bundle (dist/server) as from the sources (server/src). */
export const ROOT = ((): string => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package-lock.json'))) folder = dirname(folder);
  return folder;
})();

export const MIGRATIONS = join(ROOT, 'server', 'migrations');
export const DEFAULT_MODELS = join(ROOT, '.cache', 'models');
export const screenFolder = (app: string): string => join(ROOT, 'apps', app, 'dist');

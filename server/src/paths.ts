import { join } from 'node:path';
import { repositoryRoot } from '@lobby/service-kit';

export const ROOT = repositoryRoot();
export const MIGRATIONS = join(ROOT, 'server', 'migrations');
export const DEFAULT_MODELS = join(ROOT, '.cache', 'models');
/** Vectors by text hash and trained models by release: made again when missing. CACHE_DIR puts them elsewhere. */
export const DEFAULT_CACHE = join(ROOT, '.cache', 'nlu');
export const screenFolder = (app: string): string => join(ROOT, 'apps', app, 'dist');

export { asDb, asTx, type Database, type DatabaseHandle } from './database.ts';
export { DirectoryInUseError } from './directoryLock.ts';
export { openPglite } from './openPglite.ts';
export { openPostgres } from './openPostgres.ts';
export { isUniqueViolation, sqlState } from './retrying.ts';

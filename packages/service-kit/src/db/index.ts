export { asDb, asTx, type Database, type DatabaseHandle } from './database.ts';
export { DirectoryInUseError, DirectoryUnusableError } from './directoryLock.ts';
export { openPglite } from './openPglite.ts';
export { openPostgres } from './openPostgres.ts';
export { openRecordClock, type RecordClock } from './recordClock.ts';
export { RecordBehindError, RecordUnusableError } from './recordUnusable.ts';
export { isUniqueViolation, sqlState } from './retrying.ts';
export { isNoRoom, recordTrouble, troubleCode } from './recordTrouble.ts';

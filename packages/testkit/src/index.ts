export { openTestDatabase, testDatabaseKind } from './openTestDatabase.ts';

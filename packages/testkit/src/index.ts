export { openTestDatabase, testDatabaseKind } from './openTestDatabase.ts';
export { spawnLobby, type SpawnedLobby } from './spawnLobby.ts';

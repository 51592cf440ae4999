export { memoryFiles } from './memoryFiles.ts';
export { openTestDatabase, testDatabaseKind } from './openTestDatabase.ts';
export { launchLobby, spawnLobby, type LaunchedLobby, type SpawnedLobby } from './spawnLobby.ts';

export { memoryFiles } from './memoryFiles.ts';
export { openTestDatabase, testDatabaseKind } from './openTestDatabase.ts';
export { XSS_CANARY, XSS_PAYLOADS } from './xssPayloads.ts';
export { launchLobby, spawnLobby, type LaunchedLobby, type SpawnedLobby } from './spawnLobby.ts';

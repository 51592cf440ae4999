import { closeSync, mkdirSync, openSync, ftruncateSync, writeSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tryLock } from 'fs-native-extensions';

/** The directory cannot be written by this user, or is no directory. */
export class DirectoryUnusableError extends Error {
  constructor(directory: string, code: string) {
    super(`The data directory ${directory} cannot be used (${code}). Lobby must be able to write there: set DATA_DIR to another directory, or give this user the right to write.`);
    this.name = 'DirectoryUnusableError';
  }
}

/** Another process holds the data directory. */
export class DirectoryInUseError extends Error {
  constructor(directory: string, owner: string) {
    super(`The data directory ${directory} is in use by another Lobby process${owner ? ` (pid ${owner})` : ''}. Two processes on one embedded database would lose data, so this one stops. ` +
      'Stop the other process, or set DATA_DIR to another directory, or use PostgreSQL (DATABASE_URL) to run several.');
    this.name = 'DirectoryInUseError';
  }
}

/**
 * Takes an exclusive lock of the operating system (OFD lock, flock or LockFileEx) on `<directory>/lobby.lock`. The kernel gives it back when the
 * process dies, however it dies, so there are no stale locks. The pid inside is only for people.
 * @throws DirectoryInUseError when another process holds it; DirectoryUnusableError when it cannot be written
 */
export function lockDirectory(directory: string): () => void {
  const path = join(directory, 'lobby.lock');
  const fd = openLockFile(directory, path);
  if (!tryLock(fd)) {
    closeSync(fd);
    throw new DirectoryInUseError(directory, readFileSync(path, 'utf8').trim());
  }
  ftruncateSync(fd, 0);
  writeSync(fd, `${process.pid}\n`);
  return () => closeSync(fd);
}

function openLockFile(directory: string, path: string): number {
  try {
    mkdirSync(directory, { recursive: true });
    return openSync(path, 'a+');
  } catch (error) {
    throw new DirectoryUnusableError(directory, (error as NodeJS.ErrnoException).code ?? 'unknown');
  }
}

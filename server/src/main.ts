import { createLog, readEnv } from '@lobby/service-kit';
import { DirectoryInUseError } from '@lobby/service-kit/db';
import { announce } from './announce.ts';
import { startLobby } from './startLobby.ts';

/** A second signal, or a drain that takes longer than this, ends the process at once. */
const DRAIN_LIMIT_MS = 10_000;

async function main(): Promise<void> {
  const env = readEnv();
  const log = createLog({ level: env.LOG_LEVEL });
  const lobby = await startLobby(env, log);
  announce(lobby);
  let draining = false;
  const stop = (): void => {
    if (draining) process.exit(130);
    draining = true;
    process.stdout.write('\nStopping: no new work, finishing what was accepted …\n');
    setTimeout(() => process.exit(1), DRAIN_LIMIT_MS).unref();
    lobby.close().then(() => process.exit(0), () => process.exit(1));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  // One failed request must never take the others with it; it is counted and logged without its text.
  process.on('unhandledRejection', (reason) => {
    lobby.countUnhandled();
    log.error({ err: reason instanceof Error ? { name: reason.name, stack: reason.stack?.split('\n').slice(1, 6) } : 'unknown' }, 'unhandled rejection');
  });
}

main().catch((error: unknown) => {
  const known = error instanceof DirectoryInUseError || (error instanceof Error && error.message.startsWith('The environment'));
  process.stderr.write(`\n${known ? (error as Error).message : `Lobby could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`}\n`);
  process.exit(known ? 2 : 1);
});

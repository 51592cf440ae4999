import { forbidTracing } from '@lobby/conversation';
import { createLog, readEnv, systemClock, type Log } from '@lobby/service-kit';
import { announce, announcePasswords } from './announce.ts';
import { startFailure } from './startFailure.ts';
import { startLobby, type Lobby } from './startLobby.ts';

/**
 * Starts the house, serves until `stop` is aborted, drains.
 * @returns the exit code: 0 after a stop, also during the start; 2 for what the operator can put right; 1 for anything else
 */
export async function serve(stop: AbortSignal, onServing: () => void): Promise<number> {
  try {
    const env = readEnv();
    const log = createLog({ level: env.LOG_LEVEL });
    const traced = forbidTracing(process.env);
    if (traced.length > 0) log.warn({ ignored: traced }, 'tracing to servers of others is switched off');
    const lobby = await startLobby({ env, log, clock: systemClock, stop, onNewPasswords: announcePasswords });
    countUnhandled(lobby, log);
    onServing();
    announce(lobby);
    await aborted(stop);
    await lobby.close();
    return 0;
  } catch (error) {
    return stop.aborted && error === stop.reason ? 0 : tell(error);
  }
}

/** One failed request must never take the others with it; it is counted and logged without its text. */
function countUnhandled(lobby: Lobby, log: Log): void {
  process.on('unhandledRejection', (reason) => {
    lobby.countUnhandled();
    log.error({ err: reason instanceof Error ? reason : 'unknown' }, 'unhandled rejection');
  });
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => { if (signal.aborted) resolve(); else signal.addEventListener('abort', () => resolve(), { once: true }); });

function tell(error: unknown): number {
  const { text, exitCode } = startFailure(error);
  process.stderr.write(`\n${text}\n`);
  return exitCode;
}

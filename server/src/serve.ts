import { setTimeout as sleep } from 'node:timers/promises';
import { forbidTracing } from '@lobby/conversation';
import { createLog, readEnv, systemClock, type Log } from '@lobby/service-kit';
import { announce, announcePasswords } from './announce.ts';
import { startFailure } from './startFailure.ts';
import { startLobby, type Lobby } from './startLobby.ts';

/**
 * A start that is called off ends at the next of its phases, closing what it opened. One that is deep in a phase by then (the first filling of a record takes a minute on a busy machine) is
 * left where it is: it may be cut short anywhere, and the next start goes on or begins that step anew.
 */
const GIVE_UP_MS = 3_000;

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
    const lobby = await Promise.race([startLobby({ env, log, clock: systemClock, stop, onNewPasswords: announcePasswords }), givenUp(stop)]);
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

/** @throws the signal's reason, some time after it was aborted */
async function givenUp(stop: AbortSignal): Promise<never> {
  await aborted(stop);
  await sleep(GIVE_UP_MS, undefined, { ref: false });
  throw stop.reason;
}

function tell(error: unknown): number {
  const { text, exitCode } = startFailure(error);
  process.stderr.write(`\n${text}\n`);
  return exitCode;
}

/** An orderly end that takes longer than this is ended as a second signal would end it. */
const LIMITS_MS = { serving: 10_000, /** The start gives up by itself long before (serve.ts); this is for one that has lost its event loop. */ starting: 10_000 };

/** A terminal's Ctrl-C reaches the server and whoever started it, who passes it on: so close together they are one wish. */
const SAME_PRESS_MS = 150;

/** What is needed of a process to stop it; tests put in their own. */
export type Signalled = Pick<NodeJS.Process, 'on' | 'kill' | 'pid'> & { stdout: { write(text: string): unknown } };

/**
 * The first SIGINT or SIGTERM aborts the signal that this returns: whoever starts or serves then finishes what was accepted and ends by itself. A second one, or a
 * drain beyond its limit, ends the process at once and without handlers, as a crash would; the record is made for that. So does the loss of `npm start`, whose child this is then:
 * a server that nobody can stop any more must not go on in secret.
 * @param now milliseconds, for tests
 */
export function followSignals(self: Signalled, phase: () => keyof typeof LIMITS_MS, limits = LIMITS_MS, now: () => number = () => performance.now()): AbortSignal {
  const stopping = new AbortController();
  const atOnce = (): void => { self.kill(self.pid, 'SIGKILL'); };
  let firstAt = 0;
  const onSignal = (): void => {
    if (stopping.signal.aborted) return now() - firstAt < SAME_PRESS_MS ? undefined : atOnce();
    firstAt = now();
    self.stdout.write('\nStopping: no new work, finishing what was accepted (once more to stop at once) …\n');
    setTimeout(atOnce, limits[phase()]).unref();
    stopping.abort();
  };
  self.on('SIGINT', onSignal);
  self.on('SIGTERM', onSignal);
  self.on('disconnect', atOnce);
  return stopping.signal;
}

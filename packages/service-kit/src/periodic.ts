import type { Log } from './log.ts';

/**
 * Runs `work` every `everyMs`, never twice at once, and never lets its failure end the process.
 * @returns a stopper that waits for a run in progress.
 */
export function periodic(name: string, everyMs: number, log: Log, work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = work()
      .catch((error: unknown) => log.error({ job: name, err: error instanceof Error ? error.name : 'unknown' }, 'periodic work failed'))
      .finally(() => { busy = false; });
  }, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

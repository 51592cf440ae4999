import type { Spine } from '../deps.ts';
import { sweepQueue } from './sweepQueue.ts';

/** Keeps the queue moving, one sweep at a time; waking it during a sweep means another one after it. */
export function queueKeeper(spine: Spine): { wake(): void; sweep(): Promise<void>; idle(): Promise<void> } {
  let running: Promise<void> | null = null;
  let again = false;
  const once = async (): Promise<void> => {
    do {
      again = false;
      for (const result of await sweepQueue(spine)) spine.live.appended(result);
    } while (again);
  };
  const sweep = (): Promise<void> => {
    if (running) {
      again = true;
      return running;
    }
    running = once().finally(() => { running = null; });
    return running;
  };
  return {
    sweep,
    wake: () => { sweep().catch((error: unknown) => spine.log.error({ err: error instanceof Error ? error.name : 'unknown' }, 'queue sweep failed')); },
    idle: async () => { await running?.catch(() => undefined); },
  };
}
